import { normalCdf, normalQuantile } from '../distributions/normal.js';

/** Adjusted scores of entries with what their differences are worth. */
export interface Comparable {
  adjusted: Float64Array;
  se: Float64Array;
  covariance: (entry: number, other: number) => number;
  /** A standard error of the difference is at least this, in variances: the noise of the entry's own sheets. */
  leastVariance: Float64Array;
}

/** Neighbours in the order of the adjusted scores. */
export interface AdjacentPair {
  upper: number;
  lower: number;
  difference: number;
  /** √(V_ee + V_ff − 2·V_ef) */
  se: number;
  /** Null where the difference is known without error. */
  z: number | null;
  twoSidedP: number;
}

/** Which ranks a test of every pair leaves open. */
export interface RankSet {
  critical: number;
  lower: Int32Array;
  upper: Int32Array;
}

/** The entries by falling score; equal scores by index. */
export const orderByScore = (adjusted: Float64Array): number[] =>
  Array.from(adjusted.keys()).toSorted((a, b) => adjusted[b]! - adjusted[a]! || a - b);

const differenceSe = ({ covariance }: Comparable, entry: number, other: number): number =>
  Math.sqrt(Math.max(covariance(entry, entry) + covariance(other, other) - 2 * covariance(entry, other), 0));

export function adjacentPairs(scores: Comparable): AdjacentPair[] {
  const order = orderByScore(scores.adjusted);
  return order.slice(1).map((lower, index) => {
    const upper = order[index]!;
    const difference = scores.adjusted[upper]! - scores.adjusted[lower]!;
    const se = differenceSe(scores, upper, lower);
    const z = se > 0 ? difference / se : null;
    const twoSidedP = z === null ? Number(difference === 0) : 2 * normalCdf(-Math.abs(z));
    return { upper, lower, difference, se, z, twoSidedP };
  });
}

/**
 * Ranks that cannot be excluded: with c = Φ⁻¹(1 − α/(2(E − 1))), after Bonferroni, an entry's first rank is 1 + the number of entries
 * that are better by more than c standard errors of the difference, the last is E − the number of those that are worse by so much.
 */
export function bonferroniRankSet(scores: Comparable, level: number): RankSet {
  const { adjusted } = scores;
  const entries = adjusted.length;
  const critical = entries > 1 ? normalQuantile(1 - (1 - level) / (2 * (entries - 1))) : 0;
  const lower = new Int32Array(entries).fill(1);
  const upper = new Int32Array(entries).fill(entries);
  const order = orderByScore(adjusted);
  for (const [place, better] of order.entries())
    for (const worse of order.slice(place + 1))
      if (isApart(scores, better, worse, critical)) {
        lower[worse]!++;
        upper[better]!--;
      }
  return { critical, lower, upper };
}

/** The covariance is only asked for where its bounds leave the answer open. */
function isApart(scores: Comparable, better: number, worse: number, critical: number): boolean {
  const { adjusted, se, leastVariance } = scores;
  const difference = adjusted[better]! - adjusted[worse]!;
  if (difference > critical * (se[better]! + se[worse]!)) return true;
  if (difference * difference <= critical * critical * (leastVariance[better]! + leastVariance[worse]!) * (1 - 1e-9)) return false;
  return difference > critical * differenceSe(scores, better, worse);
}
