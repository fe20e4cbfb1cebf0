import { CountDistribution } from './count-distribution.js';
import { TABLE_END } from './normal-table.js';
import { qualityNodes } from './rank-law.js';
import { shareAbove } from './share-above.js';

const NO_CHANCE = 1e-7;
/** Nodes of less weight change nothing. */
const NO_WEIGHT = 1e-9;
/** So many rivals above, on average, beside K, and the entry is not among the first K: less than 10⁻⁵. */
const HOPELESS = 25;

/**
 * P(rank ≤ K) of every entry for a small K, by the exact distribution of the number of rivals above: the normal approximation is off by
 * a tenth where K is 1. `rough` is what that one gives; who has no chance by it is not looked at again, nor are rivals that cannot lie above.
 */
export function probabilitiesOfTopFew(mean: Float64Array, sd: Float64Array, topK: number, rough: Float64Array): Float64Array {
  const ceilings = mean.map((value, entry) => value + TABLE_END * sd[entry]!);
  const byCeiling = Array.from(mean.keys()).toSorted((a, b) => ceilings[b]! - ceilings[a]!);
  const count = new CountDistribution(topK - 1);
  const sums = new Float64Array(topK);
  return mean.map((value, entry) => {
    if (rough[entry]! < NO_CHANCE) return 0;
    sums.fill(0);
    for (const [node, t] of qualityNodes.nodes.entries()) {
      if (qualityNodes.weights[node]! < NO_WEIGHT) continue;
      const x = value + sd[entry]! * t;
      let above = 0;
      count.clear();
      for (const rival of byCeiling) {
        if (ceilings[rival]! < x || above > HOPELESS + topK) break;
        if (rival === entry) continue;
        const p = shareAbove(mean[rival]!, sd[rival]!, x);
        above += p;
        count.add(p);
      }
      if (above <= HOPELESS + topK) count.addCumulativeTo(sums, qualityNodes.weights[node]!);
    }
    return Math.min(sums[topK - 1]!, 1);
  });
}
