import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { count } from '../../i18n/format.js';
import { named } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { DataTable } from '../../parts/data-table.js';
import { Select } from '../../parts/select.js';
import { Empty, Note } from '../../parts/note.js';
import { Plot } from '../../parts/plot.js';

const OfficeDocument = graphql(`
  query Office {
    trainingOffice {
      programmes {
        id
        year
        reportedCompletions
        plannedSeats
        courses {
          id
          level
          nameKo
          nameEn
          plannedSessions
          plannedSeats
          completions
        }
      }
    }
  }
`);

type Programme = ResultOf<typeof OfficeDocument>['trainingOffice']['programmes'][number];
type Course = Programme['courses'][number];
type DrawPlot = Parameters<typeof Plot>[0]['draw'];

/** What was planned and what was completed, year by year. */
export function Overview() {
  const { t } = useTranslation();
  const query = useAsked(OfficeDocument, {});
  return (
    <Asked query={query}>
      {({ trainingOffice: { programmes } }) =>
        programmes.length === 0 ? <Empty>{t('programme.empty')}</Empty> : <OfYears programmes={programmes} />
      }
    </Asked>
  );
}

function OfYears({ programmes }: { programmes: readonly Programme[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(programmes[0]!.id);
  const programme = programmes.find(({ id }) => id === chosen) ?? programmes[0]!;
  return (
    <div className="stack">
      <Select
        label={t('office.year')}
        options={programmes.map(({ id, year }) => ({ id, name: `${year}` }))}
        value={chosen}
        onChange={setChosen}
      />
      {programme.courses.length === 0 ? (
        <Note>{t('office.onlyTotal', { seats: count(programme.reportedCompletions ?? 0) })}</Note>
      ) : (
        <Funnel courses={programme.courses} />
      )}
    </div>
  );
}

/** Seats by level: from many at the beginning to few at the end. */
function Funnel({ courses }: { courses: readonly Course[] }) {
  const { t } = useTranslation();
  const [planned, done] = [sum(courses, ({ plannedSeats }) => plannedSeats), sum(courses, ({ completions }) => completions)];
  const draw = useCallback<DrawPlot>(
    (plot, width) => {
      const rows = courses.map((course) => ({
        ...course,
        level: course.level === null ? '–' : t('programme.level', { level: course.level }),
      }));
      return plot.plot({
        width,
        height: 60 + rows.length * 56,
        marginLeft: 70,
        style: { fontSize: '13px' },
        marginRight: 90,
        x: { label: null, grid: true },
        y: { label: null, domain: rows.map(({ level }) => level) },
        marks: [
          plot.barX(rows, { x: 'plannedSeats', y: 'level', fill: 'none', stroke: 'currentColor', strokeDasharray: '4 3' }),
          plot.barX(rows, { x: 'completions', y: 'level', fill: 'var(--primary)', insetTop: 8, insetBottom: 8 }),
          plot.text(rows, {
            x: ({ plannedSeats, completions }: Course) => Math.max(plannedSeats, completions),
            y: 'level',
            text: ({ plannedSeats, completions }: Course) => `${completions} / ${plannedSeats}`,
            textAnchor: 'start',
            dx: 8,
            fill: 'currentColor',
            fontSize: 13,
          }),
        ],
      });
    },
    [courses, t],
  );
  return (
    <Plot
      title={t('office.funnel')}
      alternative={t('office.funnelSays', { planned: count(planned), done: count(done) })}
      draw={draw}
      table={
        <DataTable
          caption={t('office.funnel')}
          rows={courses}
          keyOf={({ id }) => id}
          empty={t('programme.empty')}
          columns={[
            { key: 'level', name: t('office.level'), cell: ({ level }) => level ?? '–' },
            { key: 'name', name: t('office.course'), cell: named },
            { key: 'sessions', name: t('office.sessions'), isNumber: true, cell: ({ plannedSessions }) => plannedSessions },
            { key: 'planned', name: t('office.planned'), isNumber: true, cell: ({ plannedSeats }) => count(plannedSeats) },
            { key: 'done', name: t('office.done'), isNumber: true, cell: ({ completions }) => count(completions) },
          ]}
        />
      }
    />
  );
}

const sum = <T,>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((total, row) => total + of(row), 0);
