import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { Confirm } from '../../../parts/confirm.js';
import { Checkbox, TextField } from '../../../parts/fields.js';
import { Radios } from '../../../parts/radios.js';
import { fromSeoulClock, SeoulField } from '../../../parts/seoul-field.js';
import { AskExplanationDocument, DecideReportDocument } from './documents.js';

/** The team is asked in the organiser's own words: it is not told what was reported, or by whom. */
export function AskExplanation({ report }: { report: string }) {
  const { t } = useTranslation();
  const ask = useDeed(AskExplanationDocument);
  const [question, setQuestion] = useState('');
  const [due, setDue] = useState('');
  return (
    <Confirm
      label={t('verifying.ask')}
      title={t('verifying.ask')}
      onConfirm={() => ask.mutateAsync({ input: { report, question, dueAt: fromSeoulClock(due)! } })}
    >
      <p>{t('verifying.askWhat')}</p>
      <TextField label={t('verifying.question')} rows={4} value={question} onChange={setQuestion} />
      <SeoulField label={t('verifying.due')} hint={t('organizer.seoulHint')} value={due} onChange={setDue} />
    </Confirm>
  );
}

export function DecideReport({ report }: { report: string }) {
  const { t } = useTranslation();
  const decide = useDeed(DecideReportDocument);
  const [outcome, setOutcome] = useState<'REJECTED' | 'UPHELD'>('REJECTED');
  const [removes, setRemoves] = useState(false);
  return (
    <Confirm
      label={t('verifying.decide')}
      title={t('verifying.decide')}
      look="primary"
      needsReason
      onConfirm={(reason) => decide.mutateAsync({ input: { report, outcome, removes: outcome === 'UPHELD' && removes, reason } })}
    >
      <p>
        {t('verifying.decideWhat')} {t('organizer.needsSecond')}
      </p>
      <Radios
        label={t('verifying.found')}
        value={outcome}
        onChange={(id) => setOutcome(id as 'REJECTED' | 'UPHELD')}
        options={(['REJECTED', 'UPHELD'] as const).map((id) => ({ id, name: t(`verifying.outcome.${id}`) }))}
      />
      {outcome === 'UPHELD' && (
        <Checkbox isSelected={removes} onChange={setRemoves}>
          {t('verifying.removesWhat')}
        </Checkbox>
      )}
    </Confirm>
  );
}
