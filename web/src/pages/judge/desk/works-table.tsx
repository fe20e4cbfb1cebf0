import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateTime } from '../../../i18n/format.js';
import { type Column, DataTable } from '../../../parts/data-table.js';
import type { Desk, Work } from '../desk-document.js';
import { WorkState } from '../work-state.js';

/** Every work of the desk with how far it is. */
export function WorksTable({ desk, works }: { desk: Desk; works: readonly Work[] }) {
  const { t } = useTranslation();
  const teamOf = new Map(desk.presentations.map(({ assignment, teamName }) => [assignment, teamName]));
  const columns: Column<Work>[] = [
    ...(teamOf.size > 0
      ? [{ key: 'order', name: t('judge.desk.order'), isNumber: true, cell: (work: Work) => works.indexOf(work) + 1 }]
      : []),
    { key: 'code', name: t('judge.desk.code'), sortBy: ({ code }) => code, cell: ({ code }) => <strong>{code}</strong> },
    {
      key: 'title',
      name: t('judge.desk.work'),
      sortBy: ({ title }) => title,
      cell: ({ assignment, title }) => (
        <>
          <Link to={`/judging/${desk.stage.id}/${assignment}`}>{title}</Link>
          {teamOf.has(assignment) && <div className="quiet">{teamOf.get(assignment)}</div>}
        </>
      ),
    },
    { key: 'state', name: t('judge.desk.state'), sortBy: ({ state }) => state, cell: (work) => <WorkState work={work} /> },
    {
      key: 'total',
      name: t('judge.desk.total'),
      isNumber: true,
      sortBy: ({ sheet }) => (sheet?.total ? Number(sheet.total) : null),
      cell: ({ sheet }) => sheet?.total ?? '–',
    },
    {
      key: 'time',
      name: t('judge.desk.time'),
      sortBy: ({ sheet }) => sheet?.updatedAt ?? null,
      cell: ({ sheet }) => (sheet ? <span className="judge-time">{dateTime(sheet.updatedAt)}</span> : '–'),
    },
  ];
  return (
    <DataTable
      caption={t('judge.desk.caption')}
      columns={columns}
      rows={works}
      keyOf={({ assignment }) => assignment}
      empty={t('judge.desk.hidden')}
    />
  );
}
