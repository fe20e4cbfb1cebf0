import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { useAllPages } from '../../../api/pages.js';
import { dateTime } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { Confirm } from '../../../parts/confirm.js';
import { DataTable } from '../../../parts/data-table.js';
import { Note } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { Entry } from './entry.js';
import { AdvancedEntriesDocument, UndoAdvancementDocument, type Advancement } from './going-on-documents.js';

/** Who went on, by which settlement, how ties were decided, and the way back before the next stage begins. */
export function Advanced({ advancement, track, mayUndo }: { advancement: Advancement; track: string; mayUndo: boolean }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const undo = useDeed(UndoAdvancementDocument);
  const { id, decidedAt, toStage, reason, isOutdated, ties, settlement } = advancement;
  const query = useAllPages(
    AdvancedEntriesDocument,
    { slug },
    ({ organizerDesk: { advancements } }) => advancements.find((one) => one.id === id)!.entries,
    { of: id },
  );
  return (
    <>
      {isOutdated && <Note tone="warning">{t('settlement.advancementOutdated')}</Note>}
      <p>{t('settlement.wentOn', { at: dateTime(decidedAt), stage: named(toStage), ordinal: settlement.ordinal })}</p>
      {ties
        .filter((tie) => tie.track.id === track)
        .map(({ decision, entryNumbers }) => (
          <p key={entryNumbers.join()}>
            {t('settlement.tieDecided', { entries: entryNumbers.join(', '), decision: t(`settlement.tie.${decision}`), reason })}
          </p>
        ))}
      <Asked query={query}>
        {(entries) => (
          <DataTable
            caption={t('settlement.tab.goingOn')}
            rows={entries.filter((line) => line.track.id === track)}
            keyOf={({ entryNumber }) => entryNumber}
            empty={t('settlement.noEntries')}
            columns={[
              { key: 'place', name: t('settlement.place'), isNumber: true, cell: ({ place }) => place, sortBy: ({ place }) => place },
              { key: 'entry', name: t('settlement.entry'), cell: (row) => <Entry row={row} />, sortBy: ({ entryNumber }) => entryNumber },
            ]}
          />
        )}
      </Asked>
      {mayUndo && (
        <Confirm
          label={t('settlement.undo')}
          title={t('settlement.undo')}
          look="danger"
          needsReason
          onConfirm={(why) => undo.mutateAsync({ input: { advancement: id, reason: why } })}
        >
          <p>{t('settlement.undoWhat', { stage: named(toStage) })}</p>
        </Confirm>
      )}
    </>
  );
}
