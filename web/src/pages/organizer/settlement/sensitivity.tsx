import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../parts/data-table.js';
import { Plot } from '../../../parts/plot.js';
import type { Standing } from './documents.js';
import { Entry } from './entry.js';
import { placeBy } from './lines.js';
import { between } from './numbers.js';
import type { OfSettlement } from './stage-settlement.js';

type DrawPlot = Parameters<typeof Plot>[0]['draw'];

/** As many as can be told apart; the table has all. */
const DRAWN = 40;

/** Where each entry would stand by other rules, and without one judge or the other. */
export function Sensitivity({ settlement, track, standings }: OfSettlement & { standings: readonly Standing[] }) {
  const { t } = useTranslation();
  const rows = standings.filter((line) => line.track.id === track && line.place !== null);
  const topK = settlement.tracks.find((of) => of.track.id === track)?.topK ?? null;
  const rules = [...new Set(rows.flatMap(({ sensitivity }) => sensitivity.map(({ rule }) => rule)))];
  const isInside = (place: number | null) => topK !== null && place !== null && place <= topK;
  return (
    <div className="stack">
      <p>{t('settlement.sensitivityWhat')}</p>
      {rules.length > 0 && <Moves rows={rows} topK={topK} />}
      <DataTable
        caption={t('settlement.tab.sensitivity')}
        rows={rows}
        keyOf={({ entryNumber }) => entryNumber}
        empty={t('settlement.noEntries')}
        columns={[
          {
            key: 'place',
            name: t('settlement.place'),
            isNumber: true,
            cell: ({ place }) => <strong>{place}</strong>,
            sortBy: ({ place }) => place,
          },
          { key: 'entry', name: t('settlement.entry'), cell: (row) => <Entry row={row} /> },
          ...rules.map((rule) => ({
            key: rule,
            name: t(`settlement.bySensitivity.${rule}`),
            isNumber: true,
            cell: (row: Standing) => (
              <Place
                place={placeBy(row, rule)}
                official={row.place}
                crosses={topK !== null && isInside(row.place) !== isInside(placeBy(row, rule))}
              />
            ),
            sortBy: (row: Standing) => placeBy(row, rule),
          })),
          {
            key: 'leaveOneOut',
            name: t('settlement.leaveOneOut'),
            isNumber: true,
            cell: ({ leaveOneOut }) => (leaveOneOut ? between(leaveOneOut.lowestPlace, leaveOneOut.highestPlace) : '–'),
            sortBy: ({ leaveOneOut }) => (leaveOneOut ? leaveOneOut.highestPlace - leaveOneOut.lowestPlace : null),
          },
        ]}
      />
    </div>
  );
}

/** A place by another rule: bold where it is another one, and marked in words where it is across the quota. */
function Place({ place, official, crosses }: { place: number | null; official: number | null; crosses: boolean }) {
  const { t } = useTranslation();
  if (place === null || place === official) return place ?? '–';
  return (
    <>
      <strong>{place}</strong>
      {crosses && <div className="crosses">{t('settlement.crosses')}</div>}
    </>
  );
}

const placesOf = ({ sensitivity, place }: Standing): number[] =>
  [place, ...sensitivity.map((by) => by.place)].filter((one): one is number => one !== null);

function Moves({ rows, topK }: { rows: readonly Standing[]; topK: number | null }) {
  const { t } = useTranslation();
  const drawn = rows.slice(0, DRAWN).map((row) => {
    const places = placesOf(row);
    return { ...row, least: Math.min(...places), most: Math.max(...places) };
  });
  const farthest = rows.reduce((most, row) => Math.max(most, Math.max(...placesOf(row)) - Math.min(...placesOf(row))), 0);
  const crossing = topK === null ? 0 : rows.filter((row) => new Set(placesOf(row).map((place) => place <= topK)).size > 1).length;
  const draw = useCallback<DrawPlot>(
    (plot, width) => {
      const dots = drawn.flatMap((row) => row.sensitivity.map(({ rule, place }) => ({ entryNumber: row.entryNumber, rule, place })));
      return plot.plot({
        width,
        height: 70 + drawn.length * 24,
        marginLeft: 120,
        marginBottom: 44,
        style: { fontSize: '13px' },
        x: { label: t('settlement.place'), grid: true, tickFormat: 'd', ticks: Math.min(10, rows.length) },
        y: { label: null, domain: drawn.map(({ entryNumber }) => entryNumber) },
        marks: [
          ...(topK === null ? [] : [plot.ruleX([topK + 0.5], { stroke: 'var(--danger)', strokeDasharray: '4 3', strokeWidth: 2 })]),
          plot.ruleY(drawn, { y: 'entryNumber', x1: 'least', x2: 'most', stroke: 'var(--text-quiet)', strokeWidth: 2 }),
          plot.dot(dots, { y: 'entryNumber', x: 'place', r: 3.5, fill: 'var(--surface)', stroke: 'var(--text)' }),
          plot.dot(drawn, { y: 'entryNumber', x: 'place', r: 5, fill: 'var(--primary-strong)' }),
        ],
      });
    },
    // The lines of a settlement never change.
    [rows.length, topK, t],
  );
  return (
    <Plot
      title={t('settlement.moves')}
      alternative={[
        t('settlement.movesSay', { count: rows.length, farthest }),
        topK === null ? '' : t('settlement.movesCross', { count: crossing, topK }),
        rows.length > DRAWN ? t('settlement.onlyFirst', { count: DRAWN }) : '',
      ].join(' ')}
      draw={draw}
      table={
        <DataTable
          caption={t('settlement.moves')}
          rows={rows}
          keyOf={({ entryNumber }) => entryNumber}
          empty={t('settlement.noEntries')}
          columns={[
            { key: 'entry', name: t('settlement.entry'), cell: ({ entryNumber }) => entryNumber },
            { key: 'place', name: t('settlement.place'), isNumber: true, cell: ({ place }) => place },
            {
              key: 'range',
              name: t('settlement.range'),
              isNumber: true,
              cell: (row) => between(Math.min(...placesOf(row)), Math.max(...placesOf(row))),
            },
          ]}
        />
      }
    />
  );
}
