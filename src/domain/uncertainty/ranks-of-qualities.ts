import { addingUpTo } from './adding-up.js';
import { anyRank, ranksByCount, ranksByNormal, type RankLaws } from './rank-law.js';
import { probabilitiesOfTopFew } from './top-few.js';

/** What is asked of the ranks: P(rank ≤ K) for a quota K, or null for none, and the level of the intervals, such as 0.9. */
export interface RankWish {
  topK: number | null;
  level: number;
}

/** What ranks can be. One value an entry. */
export interface Ranks {
  expectedRank: Float64Array;
  /** The probability of a rank of at most K; null where no K was asked for. They add up to K. */
  pTopK: Float64Array | null;
  /** The first and the last rank of the interval, both included. */
  lower: Int32Array;
  upper: Int32Array;
}

/** Up to so many entries the number of rivals above is counted exactly, not by a normal approximation. */
const FEW_ENTRIES = 64;
/** And with more entries for a quota that is so small, or leaves so few out. */
const FEW_PLACES = 5;

/**
 * The ranks of qualities that are normal with these means and standard deviations, taken as independent; no random numbers (`rank-law.ts`).
 * The order of the entries changes nothing. Where all are the same, each rank is as likely as any other.
 */
export function ranksOfQualities(mean: Float64Array, sd: Float64Array, { topK, level }: RankWish): Ranks {
  const entries = mean.length;
  const areAlike = mean.every((value, entry) => value === mean[0] && sd[entry] === sd[0]);
  const lawOf = areAlike ? anyRank(entries) : lawsOf(mean, sd);
  const expectedRank = new Float64Array(entries);
  const pTopK = topK === null ? null : new Float64Array(entries);
  const lower = new Int32Array(entries);
  const upper = new Int32Array(entries);
  for (let entry = 0; entry < entries; entry++) {
    const law = lawOf(entry);
    expectedRank[entry] = law.mean;
    lower[entry] = firstRankReaching((1 - level) / 2, law.atMost, entries);
    upper[entry] = firstRankReaching((1 + level) / 2, law.atMost, entries);
    if (pTopK) pTopK[entry] = law.atMost(topK!);
  }
  const isSettled = !pTopK || topK! >= entries || areAlike;
  const shares = isSettled ? pTopK : addingUpTo(topK!, ofFewPlaces(mean, sd, topK!, pTopK) ?? pTopK);
  return { expectedRank, pTopK: shares, lower, upper };
}

const lawsOf = (mean: Float64Array, sd: Float64Array): RankLaws =>
  mean.length <= FEW_ENTRIES ? ranksByCount(mean, sd) : ranksByNormal(mean, sd);

/** P(rank ≤ K) where many compete for few places, or nearly all get one; null elsewhere. */
function ofFewPlaces(mean: Float64Array, sd: Float64Array, topK: number, rough: Float64Array): Float64Array | null {
  const rest = mean.length - topK;
  if (mean.length <= FEW_ENTRIES || Math.min(topK, rest) > FEW_PLACES) return null;
  if (topK <= rest) return probabilitiesOfTopFew(mean, sd, topK, rough);
  // To be left out is to be among the first few seen from below.
  const negated = mean.map((value) => -value);
  const roughly = rough.map((p) => 1 - p);
  return probabilitiesOfTopFew(negated, sd, rest, roughly).map((p) => 1 - p);
}

// A probability that should be the share may have lost its last digits on the way.
const ALMOST = 1e-9;

function firstRankReaching(share: number, atMost: (k: number) => number, entries: number): number {
  let [low, high] = [1, entries];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (atMost(middle) >= share - ALMOST) high = middle;
    else low = middle + 1;
  }
  return low;
}
