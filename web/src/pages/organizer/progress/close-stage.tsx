import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { useAllPages } from '../../../api/pages.js';
import { named } from '../../../i18n/in-language.js';
import { Confirm } from '../../../parts/confirm.js';
import { TextField } from '../../../parts/fields.js';
import { Note } from '../../../parts/note.js';
import { CoverageDocument } from '../assignment/documents.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import { CloseStageDocument } from '../readiness-documents.js';
import type { CountedJudge } from './counts.js';

/** Ends judging; every sheet that is missing is named, and left out only with a reason. */
export function CloseStage({ stage, judges }: { stage: EditionStage; judges: readonly CountedJudge[] }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const coverage = useAllPages(CoverageDocument, { slug, stage: stage.id }, ({ organizerDesk }) => organizerDesk.coverage);
  const close = useDeed(CloseStageDocument);
  const [reason, setReason] = useState('');
  const owed = judges.flatMap((judge) =>
    judge.assignments
      .filter(({ sheetState }) => sheetState !== 'SUBMITTED')
      .map(({ entry, entryNumber }) => ({ entry, entryNumber, judge })),
  );
  const empty = (coverage.data ?? []).filter((line) => line.judges < line.needed);
  const missing = [
    ...owed.map(({ entry, entryNumber, judge }) => ({
      entry,
      judge: judge.id as string | null,
      says: `${entryNumber} · ${judge.account.name}`,
    })),
    ...empty.map(({ entry, entryNumber }) => ({ entry, judge: null, says: `${entryNumber} · ${t('organizer.progress.nobody')}` })),
  ];
  const exceptions = missing.map(({ entry, judge }) => ({ entry, judge, reason }));
  return (
    <section>
      <h2>{t('organizer.progress.close')}</h2>
      {missing.length === 0 ? (
        <Note tone="success">{t('organizer.progress.complete')}</Note>
      ) : (
        <p>{t('organizer.progress.missing', { count: missing.length })}</p>
      )}
      <div className="below">
        <Confirm
          label={t('organizer.progress.closeDo')}
          title={t('organizer.progress.closeTitle', { stage: named(stage) })}
          {...(missing.length === 0 ? { look: 'primary' as const } : { look: 'danger' as const })}
          isDisabled={coverage.data === undefined}
          onConfirm={() => close.mutateAsync({ input: { stage: stage.id, exceptions } })}
        >
          <p>{t('organizer.progress.closeWhat')}</p>
          {missing.length > 0 && (
            <>
              <Note tone="warning">{t('organizer.progress.exceptions', { count: missing.length })}</Note>
              <ul className="exceptions" tabIndex={0} aria-label={t('organizer.progress.missing', { count: missing.length })}>
                {missing.map(({ entry, judge, says }) => (
                  <li key={`${entry}${judge ?? ''}`}>{says}</li>
                ))}
              </ul>
              <TextField label={t('confirm.reason')} hint={t('confirm.reasonHint')} rows={2} value={reason} onChange={setReason} />
            </>
          )}
        </Confirm>
      </div>
    </section>
  );
}
