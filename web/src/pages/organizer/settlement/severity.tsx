import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../parts/data-table.js';
import { Plot } from '../../../parts/plot.js';
import type { DiagnosedJudge } from './diagnostics-documents.js';
import { figure, signed } from './numbers.js';

type DrawPlot = Parameters<typeof Plot>[0]['draw'];

/** Half of an interval that holds the truth nine times of ten. */
const margin = ({ leniencySe }: DiagnosedJudge): number => 1.645 * (leniencySe ?? 0);

/** By how much each judge is more generous than colleagues on the same entries, the strictest first. */
export function Severity({ judges }: { judges: readonly DiagnosedJudge[] }) {
  const { t } = useTranslation();
  const draw = useCallback<DrawPlot>(
    (plot, width) => {
      const rows = judges
        .filter(({ leniency }) => leniency !== null)
        .map((one) => ({ ...one, key: one.judge.id, isFlagged: one.flags.length > 0 }))
        .toSorted((a, b) => a.leniency! - b.leniency!);
      const nameOf = (key: string) => rows.find((row) => row.key === key)!.judge.account.name;
      return plot.plot({
        width,
        height: 70 + rows.length * 28,
        marginLeft: width < NARROW ? 96 : 150,
        marginBottom: 44,
        style: { fontSize: '13px' },
        x: { label: t('settlement.leniency'), grid: true, tickFormat: '+~g', ticks: width < NARROW ? 4 : 8 },
        y: {
          label: null,
          domain: rows.map(({ key }) => key),
          tickFormat: (key: string) => shortened(nameOf(key), width < NARROW ? 6 : 11),
        },
        marks: [
          plot.ruleX([0], { stroke: 'var(--text-quiet)' }),
          plot.ruleY(rows, {
            y: 'key',
            x1: (row: DiagnosedJudge) => row.leniency! - margin(row),
            x2: (row: DiagnosedJudge) => row.leniency! + margin(row),
            stroke: 'var(--text-quiet)',
            strokeWidth: 2,
          }),
          plot.dot(rows, {
            y: 'key',
            x: 'leniency',
            r: 5.5,
            symbol: (row: { isFlagged: boolean }) => (row.isFlagged ? 'triangle' : 'circle'),
            fill: (row: { isFlagged: boolean }) => (row.isFlagged ? 'var(--warning)' : 'var(--primary-strong)'),
          }),
        ],
      });
    },
    [judges, t],
  );
  return (
    <Plot
      title={t('settlement.severity')}
      alternative={t('settlement.severitySays', { count: judges.length, flagged: judges.filter(({ flags }) => flags.length > 0).length })}
      draw={draw}
      table={
        <DataTable
          caption={t('settlement.severity')}
          rows={judges}
          keyOf={({ judge }) => judge.id}
          empty={t('settlement.noSheets')}
          columns={[
            { key: 'judge', name: t('settlement.judge'), cell: ({ judge }) => judge.account.name },
            {
              key: 'leniency',
              name: t('settlement.leniency'),
              isNumber: true,
              cell: ({ leniency, leniencySe }) => (leniency === null ? '–' : `${signed(leniency)} ±${figure(leniencySe, 1)}`),
            },
          ]}
        />
      }
    />
  );
}

const NARROW = 480;

const shortened = (name: string, most: number): string => (name.length > most ? `${name.slice(0, most - 1)}…` : name);
