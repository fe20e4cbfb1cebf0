import { useTranslation } from 'react-i18next';
import { useAllPages } from '../../../api/pages.js';
import { DataTable } from '../../../parts/data-table.js';
import { useEdition } from '../layout/edition.js';
import { ChangesDocument, type Settlement } from './documents.js';

interface Then {
  place: number | null;
  score: string | null;
  judgesCounted: number;
}

/** Which entries stand otherwise than in the settlement before. */
export function Changes({ settlement }: { settlement: Settlement }) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const { data } = useAllPages(
    ChangesDocument,
    { slug },
    ({ organizerDesk: { settlements } }) => settlements.find(({ id }) => id === settlement.id)!.changes,
    { of: settlement.id },
  );
  if (!data) return null;
  const told = (then: Then | null) =>
    then === null ? '–' : t('settlement.then', { place: then.place ?? '–', score: then.score ?? '–', sheets: then.judgesCounted });
  return (
    <details>
      <summary>{t('settlement.changes', { count: data.length })}</summary>
      <DataTable
        caption={t('settlement.changesOf', { ordinal: settlement.ordinal })}
        rows={data}
        keyOf={({ entryNumber }) => entryNumber}
        empty={t('settlement.noChanges')}
        columns={[
          { key: 'entry', name: t('settlement.entry'), cell: ({ entryNumber }) => entryNumber },
          { key: 'before', name: t('settlement.before'), cell: ({ before }) => told(before) },
          { key: 'after', name: t('settlement.after'), cell: ({ after }) => <strong>{told(after)}</strong> },
        ]}
      />
    </details>
  );
}
