import { EntriesAbove } from './entries-above.js';
import { gaussHermite } from './gauss-hermite.js';
import { tabulatedCdf } from './normal-table.js';
import { shrink, type Prior } from './shrink.js';

/** What the ranks of the entries' true qualities can be, given adjusted scores with their errors. One value an entry. */
export interface RankDistribution {
  /** The qualities as a normal distribution, estimated from the scores. Variance 0: the entries cannot be told apart. */
  prior: Prior;
  /** An entry's quality given its score, on the scale of the scores. */
  shrunkMean: Float64Array;
  shrunkSd: Float64Array;
  expectedRank: Float64Array;
  /** The probability of a rank of at most K; null where no K was asked for. It adds up to K, within a hundredth. */
  pTopK: Float64Array | null;
  /** The first and the last rank of the interval, both included. */
  lower: Int32Array;
  upper: Int32Array;
}

const { nodes, weights } = gaussHermite(21);

/**
 * The distribution of every entry's rank, without random numbers: given its quality x, the rank is about normal with mean 1 + the sum of
 * P(f > x) and variance the sum of P(1 − P) over its rivals f; x is averaged out by quadrature. The scores' errors count as independent.
 * `level` is that of the interval, such as 0.9. The order of the entries changes nothing.
 */
export function rankDistribution(
  adjusted: Float64Array,
  seRelative: Float64Array,
  { topK, level }: { topK: number | null; level: number },
): RankDistribution {
  const { prior, mean, sd } = shrink(adjusted, seRelative);
  const entries = adjusted.length;
  const above = new EntriesAbove(mean, sd);
  const result: RankDistribution = {
    prior,
    shrunkMean: mean,
    shrunkSd: sd,
    expectedRank: new Float64Array(entries),
    pTopK: topK === null ? null : new Float64Array(entries),
    lower: new Int32Array(entries),
    upper: new Int32Array(entries),
  };
  const isAlike = prior.variance === 0;
  for (let entry = 0; entry < entries; entry++) {
    const rank = isAlike ? anyRank(entries) : rankOf(entry, mean[entry]!, sd[entry]!, above, entries);
    result.expectedRank[entry] = rank.mean;
    result.lower[entry] = firstRankReaching((1 - level) / 2, rank.atMost, entries);
    result.upper[entry] = firstRankReaching((1 + level) / 2, rank.atMost, entries);
    if (result.pTopK) result.pTopK[entry] = rank.atMost(topK!);
  }
  return result;
}

/** The rank of one entry: its mean, and P(rank ≤ k). */
interface Rank {
  mean: number;
  atMost: (k: number) => number;
}

/** Where nothing tells the entries apart, each rank is as likely as any other. It is also the limit of ever smaller differences. */
const anyRank = (entries: number): Rank => ({ mean: (entries + 1) / 2, atMost: (k) => Math.min(k / entries, 1) });

function rankOf(entry: number, mean: number, sd: number, above: EntriesAbove, entries: number): Rank {
  const rankMeans = new Float64Array(nodes.length);
  const rankSds = new Float64Array(nodes.length);
  let expected = 0;
  for (const [node, t] of nodes.entries()) {
    above.look(entry, mean + sd * t);
    rankMeans[node] = 1 + above.count;
    rankSds[node] = Math.sqrt(above.variance);
    expected += weights[node]! * rankMeans[node];
  }
  const atMost = (k: number) => {
    if (k >= entries) return 1;
    let probability = 0;
    for (const [node, weight] of weights.entries()) probability += weight * cdf(k + 0.5 - rankMeans[node]!, rankSds[node]!);
    return Math.min(probability, 1);
  };
  return { mean: expected, atMost };
}

const cdf = (difference: number, sd: number): number => (sd > 0 ? tabulatedCdf(difference / sd) : difference >= 0 ? 1 : 0);

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
