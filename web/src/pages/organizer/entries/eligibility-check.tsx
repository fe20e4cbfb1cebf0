import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import type { ResultOf } from '../../../api/graphql.js';
import { said } from '../../../i18n/in-language.js';
import { Button } from '../../../parts/button.js';
import { Checkbox, TextField } from '../../../parts/fields.js';
import { Refused } from '../../../parts/note.js';
import { Radios } from '../../../parts/radios.js';
import { useEdition } from '../layout/edition.js';
import { CheckEligibilityDocument, EntryDocument, type OrganizedEntry } from './documents.js';

export type GroundText = ResultOf<typeof EntryDocument>['eligibilityGrounds'][number];

const outcomes = ['ELIGIBLE', 'NEEDS_CORRECTION', 'INELIGIBLE'] as const;

/** Records what was found of the latest submission; the team is told. */
export function EligibilityCheck({ entry, grounds }: { entry: OrganizedEntry; grounds: readonly GroundText[] }) {
  const { t } = useTranslation();
  const { isOwn } = useEdition();
  const [outcome, setOutcome] = useState<(typeof outcomes)[number] | null>(null);
  const [chosen, setChosen] = useState<readonly GroundText['ground'][]>([]);
  const [reason, setReason] = useState('');
  const check = useDeed(CheckEligibilityDocument);
  if (!isOwn || entry.state !== 'SUBMITTED') return null;
  const needsReason = (outcome !== null && outcome !== 'ELIGIBLE') || entry.eligibility === 'INELIGIBLE';
  const record = () =>
    outcome &&
    check.mutate(
      {
        input: {
          entry: entry.id,
          outcome,
          grounds: outcome === 'ELIGIBLE' ? [] : [...chosen],
          reason: needsReason ? reason : null,
        },
      },
      {
        onSuccess: () => {
          setOutcome(null);
          setChosen([]);
          setReason('');
        },
      },
    );
  const toggle = (ground: GroundText['ground'], isOn: boolean) =>
    setChosen(isOn ? [...chosen, ground] : chosen.filter((one) => one !== ground));
  return (
    <div className="card stack">
      <Radios
        label={t('organizer.entries.check')}
        options={outcomes.map((id) => ({ id, name: t(`eligibility.${id}`) }))}
        value={outcome}
        onChange={(id) => setOutcome(outcomes.find((one) => one === id) ?? null)}
      />
      {outcome && outcome !== 'ELIGIBLE' && (
        <fieldset className="plain-set">
          <legend>{t('organizer.entries.grounds')}</legend>
          {grounds.map((text) => (
            <Checkbox key={text.ground} isSelected={chosen.includes(text.ground)} onChange={(isOn) => toggle(text.ground, isOn)}>
              {said(text)}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {needsReason && (
        <TextField label={t('confirm.reason')} hint={t('organizer.entries.reasonHint')} rows={3} value={reason} onChange={setReason} />
      )}
      <Refused error={check.error} />
      <Button look="primary" isDisabled={outcome === null} isPending={check.isPending} onPress={record}>
        {t('organizer.entries.record')}
      </Button>
    </div>
  );
}
