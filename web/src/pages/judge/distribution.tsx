import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Plot } from '../../parts/plot.js';
import type { Work } from './desk-document.js';

const BIN = 5;

/** 나의 채점 분포: one's own totals, never anybody else's. */
export function Distribution({ works }: { works: readonly Work[] }) {
  const { t } = useTranslation();
  const totals = works.flatMap(({ sheet }) => (sheet?.state === 'SUBMITTED' && sheet.total ? [Number(sheet.total)] : []));
  const bins = binsOf(totals);
  const label = t('judge.distribution.works');
  const draw = useCallback(
    (plot: typeof import('@observablehq/plot'), width: number) =>
      plot.plot({
        width,
        height: 180,
        x: { label: t('judge.desk.total') },
        y: { label, grid: true, interval: 1 },
        marks: [
          plot.rectY(bins, { x1: 'from', x2: 'to', y: 'count', fill: 'var(--primary)', insetLeft: 1, insetRight: 1 }),
          plot.ruleY([0]),
        ],
      }),
    [bins.map(({ count }) => count).join(), label, t],
  );
  if (totals.length < 3) return null;
  const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
  return (
    <Plot
      title={t('judge.distribution.title')}
      alternative={t('judge.distribution.told', {
        count: totals.length,
        mean: mean.toFixed(1),
        lowest: Math.min(...totals).toFixed(2),
        highest: Math.max(...totals).toFixed(2),
      })}
      draw={draw}
      table={
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('judge.desk.total')}</th>
              <th scope="col" className="numbers">
                {label}
              </th>
            </tr>
          </thead>
          <tbody>
            {bins.map(({ from, to, count }) => (
              <tr key={from}>
                <th scope="row">
                  {from}–{to}
                </th>
                <td className="numbers">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

function binsOf(totals: readonly number[]): { from: number; to: number; count: number }[] {
  if (totals.length === 0) return [];
  const first = Math.floor(Math.min(...totals) / BIN) * BIN;
  const last = Math.floor(Math.max(...totals) / BIN) * BIN;
  return Array.from({ length: (last - first) / BIN + 1 }, (_, index) => {
    const from = first + index * BIN;
    return { from, to: from + BIN, count: totals.filter((total) => total >= from && total < from + BIN).length };
  });
}
