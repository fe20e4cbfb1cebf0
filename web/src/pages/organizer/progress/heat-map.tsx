import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../../parts/data-table.js';
import { Badge } from '../../../parts/note.js';
import { entriesBySheets, type CountedJudge } from './counts.js';

/** Who has scored how much: one square for each entry of a judge, in the order of the entry numbers. */
export function HeatMap({ judges, isOver }: { judges: readonly CountedJudge[]; isOver: boolean }) {
  const { t } = useTranslation();
  const total = judges.reduce((sum, judge) => sum + judge.total, 0);
  const submitted = judges.reduce((sum, judge) => sum + judge.submitted, 0);
  const share = total ? Math.round((submitted / total) * 100) : 0;
  const columns: Column<CountedJudge>[] = [
    {
      key: 'name',
      name: t('organizer.panel.judge'),
      cell: ({ account, leftAt }) => (
        <>
          {account.name} {leftAt && <Badge tone="danger">{t('organizer.progress.left')}</Badge>}
        </>
      ),
      sortBy: ({ account }) => account.name,
    },
    { key: 'track', name: t('organizer.teams.track'), cell: ({ trackName }) => trackName, sortBy: ({ trackName }) => trackName },
    { key: 'heat', name: t('organizer.progress.sheets'), cell: (judge) => <Strip judge={judge} /> },
    {
      key: 'share',
      name: t('organizer.progress.submitted'),
      cell: (judge) => `${judge.submitted} / ${judge.total}`,
      sortBy: (judge) => (judge.total ? judge.submitted / judge.total : null),
      isNumber: true,
    },
    { key: 'begun', name: t('organizer.assignment.cell.DRAFT'), cell: ({ begun }) => begun, sortBy: ({ begun }) => begun, isNumber: true },
    {
      key: 'left',
      name: t('organizer.progress.open'),
      cell: (judge) => judge.total - judge.submitted - judge.begun,
      sortBy: (judge) => judge.total - judge.submitted - judge.begun,
      isNumber: true,
    },
  ];
  return (
    <div className="stack">
      <p>
        <strong>{t('organizer.progress.all', { submitted, total, share })}</strong>
      </p>
      <div className="bar" aria-hidden>
        <div style={{ width: `${share}%` }} />
      </div>
      <ul className="legend">
        {entriesBySheets(judges).map(({ finished, of, entries }) => (
          <li key={`${finished}/${of}`}>{t('organizer.progress.entriesWith', { finished, of, entries })}</li>
        ))}
      </ul>
      {!isOver && <p className="quiet">{t('organizer.progress.noMarks')}</p>}
      <DataTable
        caption={t('organizer.section.progress')}
        columns={columns}
        rows={judges}
        keyOf={({ id }) => id}
        empty={t('organizer.assignment.noJudges')}
      />
      <ul className="legend">
        {(['SUBMITTED', 'DRAFT', 'NOT_OPENED'] as const).map((state) => (
          <li key={state}>
            <span className={`heat ${state.toLowerCase()}`} aria-hidden /> {t(`organizer.progress.state.${state}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const Strip = ({ judge }: { judge: CountedJudge }) => (
  <div className="heat-strip" aria-hidden>
    {judge.assignments
      .toSorted((a, b) => a.entryNumber.localeCompare(b.entryNumber))
      .map(({ id, entryNumber, sheetState }) => (
        <span key={id} className={`heat ${sheetState.toLowerCase()}`} title={entryNumber} />
      ))}
  </div>
);
