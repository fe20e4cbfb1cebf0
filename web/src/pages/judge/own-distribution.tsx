import { useTranslation } from 'react-i18next';
import { fractionOf, mean, parseDecimal, roundFraction } from '../../../../src/domain/fraction.js';
import type { Work } from './desk-document.js';

interface OwnDistributionProps {
  works: readonly Work[];
  /** The work that is scored now, with its total so far. */
  now?: { code: string; total: string };
}

const TENS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90];
const HEIGHT = 48;

/** How the own finished totals spread (나의 채점 분포); never those of others. The desk's table has the same numbers. */
export function OwnDistribution({ works, now }: OwnDistributionProps) {
  const { t } = useTranslation();
  const totals = works.flatMap(({ state, sheet }) => (state === 'SUBMITTED' && sheet?.total ? [sheet.total] : []));
  if (totals.length === 0) return <p className="quiet">{t('judge.distribution.none')}</p>;
  const numbers = totals.map(Number);
  const average = roundFraction(mean(totals.map((total) => parseDecimal(total) ?? fractionOf(0))), 2, 'half-up');
  const facts = {
    count: totals.length,
    average,
    lowest: totals[numbers.indexOf(Math.min(...numbers))]!,
    highest: totals[numbers.indexOf(Math.max(...numbers))]!,
  };
  const bars = TENS.map((from) => numbers.filter((total) => total >= from && (total < from + 10 || (from === 90 && total === 100))).length);
  const most = Math.max(...bars);
  return (
    <figure className="judge-distribution">
      <figcaption>
        <strong>{t('judge.distribution.title')}</strong> <span className="quiet">{t('judge.distribution.facts', facts)}</span>
      </figcaption>
      <svg viewBox={`0 0 200 ${HEIGHT + 14}`} aria-hidden>
        {bars.map((count, index) => (
          <rect key={TENS[index]} x={index * 20 + 1} width={18} y={HEIGHT - (HEIGHT * count) / most} height={(HEIGHT * count) / most} />
        ))}
        <line x1={0} x2={200} y1={HEIGHT} y2={HEIGHT} />
        {now && <path d={`M${Number(now.total) * 2} ${HEIGHT - 2}l-4 -8h8z`} className="now" />}
        {[0, 50, 100].map((at) => (
          <text key={at} x={at * 2} y={HEIGHT + 12} textAnchor={at === 0 ? 'start' : at === 100 ? 'end' : 'middle'}>
            {at}
          </text>
        ))}
      </svg>
      <details className="no-print">
        <summary>{t('plot.asTable')}</summary>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('judge.distribution.range')}</th>
              <th scope="col" className="numbers">
                {t('judge.distribution.works')}
              </th>
            </tr>
          </thead>
          <tbody>
            {TENS.map((from, index) => (
              <tr key={from}>
                <th scope="row">
                  {from}–{from + 10}
                </th>
                <td className="numbers">{bars[index]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
