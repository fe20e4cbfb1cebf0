import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { said } from '../../../i18n/in-language.js';
import { type Column, DataTable } from '../../../parts/data-table.js';
import { Badge, Note } from '../../../parts/note.js';
import { Plot } from '../../../parts/plot.js';
import type { SettledTrack, Standing } from './documents.js';

type DrawPlot = Parameters<typeof Plot>[0]['draw'];

/** As many as one can tell apart; the table has all. */
const DRAWN = 40;

/** Official beside adjusted, and between which places each entry stands with a chance of 90 %. */
export function Ranking({ settled, standings }: { settled: SettledTrack; standings: readonly Standing[] }) {
  const { t } = useTranslation();
  const { topK, reliability, meanStandardError } = settled;
  const notes = [...settled.fallbackReasons, ...settled.remarks];
  return (
    <div className="stack">
      <p>
        {t('settlement.rule', { rule: t(`tally.${settled.officialRule}`) })}{' '}
        {settled.officialRule !== settled.announcedRule && t('settlement.announced', { rule: t(`tally.${settled.announcedRule}`) })}{' '}
        {reliability && meanStandardError && t('settlement.sure', { reliability, error: meanStandardError })}
      </p>
      {notes.length > 0 && (
        <Note>
          <ul>
            {notes.map((note) => (
              <li key={note.code + note.ko}>{said(note)}</li>
            ))}
          </ul>
        </Note>
      )}
      <Intervals standings={standings} topK={topK} />
      <DataTable
        caption={t('settlement.ranking')}
        rows={standings}
        keyOf={({ entryNumber }) => entryNumber}
        empty={t('settlement.noEntries')}
        columns={useColumns(topK)}
      />
    </div>
  );
}

function useColumns(topK: number | null): readonly Column<Standing>[] {
  const { t } = useTranslation();
  return [
    { key: 'place', name: t('settlement.place'), isNumber: true, cell: ({ place }) => place ?? '–', sortBy: ({ place }) => place },
    { key: 'entry', name: t('settlement.entry'), cell: (row) => <Entry row={row} />, sortBy: ({ entryNumber }) => entryNumber },
    {
      key: 'score',
      name: t('settlement.score'),
      isNumber: true,
      cell: ({ score }) => score ?? '–',
      sortBy: ({ score }) => numberOf(score),
    },
    {
      key: 'adjusted',
      name: t('settlement.adjusted'),
      isNumber: true,
      cell: ({ adjusted, standardError }) => (adjusted ? `${adjusted}${standardError ? ` ±${standardError}` : ''}` : '–'),
      sortBy: ({ adjusted }) => numberOf(adjusted),
    },
    { key: 'interval', name: t('settlement.interval'), isNumber: true, cell: ({ rankInterval }) => between(rankInterval) },
    ...(topK === null
      ? []
      : [
          {
            key: 'chance',
            name: t('settlement.chance', { topK }),
            isNumber: true,
            cell: ({ chanceOfTopK }: Standing) => (chanceOfTopK === null ? '–' : `${Math.round(Number(chanceOfTopK) * 100)} %`),
            sortBy: ({ chanceOfTopK }: Standing) => numberOf(chanceOfTopK),
          },
        ]),
    { key: 'sheets', name: t('settlement.sheets'), isNumber: true, cell: ({ judgesCounted }) => judgesCounted },
    { key: 'decided', name: t('settlement.decidedBy'), cell: (row) => <Decided row={row} /> },
  ];
}

export const numberOf = (decimal: string | null): number | null => (decimal === null ? null : Number(decimal));

const between = (interval: Standing['rankInterval']): string => {
  if (!interval) return '–';
  return interval.lower === interval.upper ? `${interval.lower}` : `${interval.lower}–${interval.upper}`;
};

export const Entry = ({ row: { entryNumber, title, teamName } }: { row: { entryNumber: string; title: string; teamName: string } }) => (
  <>
    <strong>{entryNumber}</strong> {title} <span className="quiet">{teamName}</span>
  </>
);

function Decided({ row: { tieBrokenBy, belowFloors, place, score } }: { row: Standing }) {
  const { t } = useTranslation();
  return (
    <span className="row">
      {belowFloors.length > 0 && <Badge tone="danger">{t('settlement.belowFloor', { floors: belowFloors.join(', ') })}</Badge>}
      {tieBrokenBy && <Badge>{t('settlement.tieBrokenBy', { link: tieBrokenBy })}</Badge>}
      {place === null && score !== null && <Badge tone="warning">{t('settlement.left')}</Badge>}
    </span>
  );
}

function Intervals({ standings, topK }: { standings: readonly Standing[]; topK: number | null }) {
  const { t } = useTranslation();
  const rows = standings.filter(({ rankInterval, place }) => rankInterval && place !== null);
  const drawn = rows.slice(0, DRAWN);
  const atQuota = topK === null ? 0 : rows.filter(({ rankInterval }) => rankInterval!.lower <= topK && rankInterval!.upper > topK).length;
  const draw = useCallback<DrawPlot>(
    (plot, width) =>
      plot.plot({
        width,
        height: 60 + drawn.length * 26,
        marginLeft: 120,
        style: { fontSize: '13px' },
        x: { label: t('settlement.place'), grid: true, ticks: 8, tickFormat: 'd' },
        y: { label: null, domain: drawn.map(({ entryNumber }) => entryNumber) },
        marks: [
          ...(topK === null ? [] : [plot.ruleX([topK + 0.5], { strokeDasharray: '4 3' })]),
          plot.ruleY(drawn, {
            y: 'entryNumber',
            x1: ({ rankInterval }: Standing) => rankInterval!.lower,
            x2: ({ rankInterval }: Standing) => rankInterval!.upper,
            stroke: 'var(--primary)',
            strokeWidth: 4,
            strokeLinecap: 'round',
            strokeOpacity: 0.45,
          }),
          plot.dot(drawn, { y: 'entryNumber', x: 'place', r: 5, fill: 'var(--primary)' }),
        ],
      }),
    // The rows of a settlement never change.
    [standings, topK, t],
  );
  if (drawn.length === 0) return null;
  return (
    <Plot
      title={t('settlement.intervals')}
      alternative={[
        t('settlement.intervalsSay', { count: rows.length }),
        topK === null ? '' : t('settlement.atQuota', { topK, count: atQuota }),
        rows.length > drawn.length ? t('settlement.onlyFirst', { count: drawn.length }) : '',
      ].join(' ')}
      draw={draw}
      table={
        <DataTable
          caption={t('settlement.intervals')}
          rows={rows}
          keyOf={({ entryNumber }) => entryNumber}
          empty={t('settlement.noEntries')}
          columns={[
            { key: 'entry', name: t('settlement.entry'), cell: ({ entryNumber }) => entryNumber },
            { key: 'place', name: t('settlement.place'), isNumber: true, cell: ({ place }) => place },
            { key: 'interval', name: t('settlement.interval'), isNumber: true, cell: ({ rankInterval }) => between(rankInterval) },
          ]}
        />
      }
    />
  );
}
