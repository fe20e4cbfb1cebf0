import { CountDistribution } from './count-distribution.js';
import { EntriesAbove } from './entries-above.js';
import { gaussHermite } from './gauss-hermite.js';
import { tabulatedCdf } from './normal-table.js';
import { shareAbove } from './share-above.js';

/** The rank of one entry: its mean, and P(rank ≤ k). */
interface RankLaw {
  mean: number;
  atMost: (k: number) => number;
}

/** The laws of all ranks, entry by entry. */
export type RankLaws = (entry: number) => RankLaw;

export const qualityNodes = gaussHermite(21);

/** Where nothing tells the entries apart, each rank is as likely as any other. It is also the limit of ever smaller differences. */
export const anyRank =
  (entries: number): RankLaws =>
  () => ({ mean: (entries + 1) / 2, atMost: (k) => Math.min(k / entries, 1) });

/**
 * Given an entry's quality x, its rank is about normal with mean 1 + the sum of P(f > x) and variance the sum of P(1 − P) over its rivals
 * f; x is averaged out by quadrature.
 */
export function ranksByNormal(mean: Float64Array, sd: Float64Array): RankLaws {
  const { nodes, weights } = qualityNodes;
  const above = new EntriesAbove(mean, sd);
  return (entry) => {
    const means = new Float64Array(nodes.length);
    const sds = new Float64Array(nodes.length);
    let expected = 0;
    for (let node = 0; node < nodes.length; node++) {
      above.look(entry, mean[entry]! + sd[entry]! * nodes[node]!);
      means[node] = 1 + above.count;
      sds[node] = Math.sqrt(above.variance);
      expected += weights[node]! * means[node]!;
    }
    const atMost = (k: number) => {
      let probability = 0;
      for (let node = 0; node < nodes.length; node++) probability += weights[node]! * cdf(k + 0.5 - means[node]!, sds[node]!);
      return k >= mean.length ? 1 : Math.min(probability, 1);
    };
    return { mean: expected, atMost };
  };
}

const cdf = (difference: number, sd: number): number => (sd > 0 ? tabulatedCdf(difference / sd) : difference >= 0 ? 1 : 0);

/** The same with the exact distribution of the number of rivals above x in the place of the normal one: work grows with the cube. */
export function ranksByCount(mean: Float64Array, sd: Float64Array): RankLaws {
  const { nodes, weights } = qualityNodes;
  const entries = mean.length;
  const count = new CountDistribution(entries - 1);
  return (entry) => {
    const cumulative = new Float64Array(entries);
    let expected = 1;
    for (const [node, t] of nodes.entries()) {
      const x = mean[entry]! + sd[entry]! * t;
      count.clear();
      for (let rival = 0; rival < entries; rival++) {
        if (rival === entry) continue;
        const p = shareAbove(mean[rival]!, sd[rival]!, x);
        count.add(p);
        expected += weights[node]! * p;
      }
      count.addCumulativeTo(cumulative, weights[node]!);
    }
    return { mean: expected, atMost: (k) => (k >= entries ? 1 : Math.min(cumulative[k - 1]!, 1)) };
  };
}
