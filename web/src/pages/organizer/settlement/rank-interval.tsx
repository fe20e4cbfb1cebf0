import { useTranslation } from 'react-i18next';
import type { Cut } from './cuts.js';
import { placeBy, type RankedLine } from './lines.js';
import { between } from './numbers.js';

interface RankIntervalProps {
  line: RankedLine;
  cuts: readonly Cut[];
}

/** Between which places an entry stands, drawn to the scale of its track: what is drawn is said beside it. */
export function RankInterval({ line, cuts }: RankIntervalProps) {
  const { place, placed, rankInterval } = line;
  if (place === null || rankInterval === null) return '–';
  const adjusted = placeBy(line, 'ADJUSTED');
  const at = (rank: number) => `${((rank - 0.5) / placed) * 100}%`;
  return (
    <div className="rank-interval">
      <div className="rank-scale" aria-hidden>
        {cuts
          .filter(({ places }) => places < placed)
          .map(({ places, name }) => (
            <span key={name} className="rank-cut" style={{ left: `${(places / placed) * 100}%` }} />
          ))}
        <span
          className="rank-range"
          style={{ left: at(rankInterval.lower), width: `${((rankInterval.upper - rankInterval.lower) / placed) * 100}%` }}
        />
        {adjusted !== null && <span className="rank-adjusted" style={{ left: at(adjusted) }} />}
        <span className="rank-official" style={{ left: at(place) }} />
      </div>
      <span className="rank-told">{between(rankInterval.lower, rankInterval.upper)}</span>
    </div>
  );
}

/** What the marks of the drawing mean, and where its lines are. */
export function IntervalLegend({ cuts }: { cuts: readonly Cut[] }) {
  const { t } = useTranslation();
  return (
    <ul className="rank-legend">
      <li>
        <span className="rank-key official" aria-hidden /> {t('settlement.key.official')}
      </li>
      <li>
        <span className="rank-key adjusted" aria-hidden /> {t('settlement.key.adjusted')}
      </li>
      <li>
        <span className="rank-key range" aria-hidden /> {t('settlement.key.range')}
      </li>
      {cuts.length > 0 && (
        <li>
          <span className="rank-key cut" aria-hidden /> {t('settlement.key.cut', { cuts: cuts.map(({ name }) => name).join(', ') })}
        </li>
      )}
    </ul>
  );
}
