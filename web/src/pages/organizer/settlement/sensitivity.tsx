import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../parts/data-table.js';
import type { Standing } from './documents.js';
import { Entry } from './ranking.js';

/** Where each entry would stand by other rules, and without one judge or the other. */
export function Sensitivity({ standings }: { standings: readonly Standing[] }) {
  const { t } = useTranslation();
  const rules = [...new Set(standings.flatMap(({ sensitivity }) => sensitivity.map(({ rule }) => rule)))];
  const by = (rule: (typeof rules)[number]) => (row: Standing) => row.sensitivity.find((one) => one.rule === rule)?.place ?? null;
  return (
    <div className="stack">
      <p>{t('settlement.sensitivityWhat')}</p>
      <DataTable
        caption={t('settlement.sensitivity')}
        rows={standings}
        keyOf={({ entryNumber }) => entryNumber}
        empty={t('settlement.noEntries')}
        columns={[
          { key: 'place', name: t('settlement.place'), isNumber: true, cell: ({ place }) => place ?? '–', sortBy: ({ place }) => place },
          { key: 'entry', name: t('settlement.entry'), cell: (row) => <Entry row={row} /> },
          ...rules.map((rule) => ({
            key: rule,
            name: t(`settlement.bySensitivity.${rule}`),
            isNumber: true,
            cell: (row: Standing) => {
              const place = by(rule)(row);
              return place === row.place ? (place ?? '–') : <strong>{place ?? '–'}</strong>;
            },
            sortBy: by(rule),
          })),
          {
            key: 'leaveOneOut',
            name: t('settlement.leaveOneOut'),
            isNumber: true,
            cell: ({ leaveOneOut }) => (leaveOneOut ? `${leaveOneOut.lowestPlace}–${leaveOneOut.highestPlace}` : '–'),
          },
        ]}
      />
    </div>
  );
}
