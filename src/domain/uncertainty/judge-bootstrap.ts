import { randomStream } from '../random-stream.js';
import { droppedOf, type PanelRule } from './panel-score.js';

/** So many steps, each one total of one resample, are worth a wait; and no fewer and no more resamples than these. */
const STEPS = 1_200_000;
const FEWEST = 2_000;
const MOST = 10_000;

/**
 * How often each entry comes among the first K when the panel is drawn again from its own judges, with replacement: the share of resamples
 * with a place of at most K. Totals are whole numbers by entry and judge, null where a judge was absent. The seed decides the draws.
 */
export function judgeBootstrap(totals: (number | null)[][], judges: number, rule: PanelRule, topK: number, seed: number): Float64Array {
  const uniform = randomStream(seed);
  const rising = totals.map((row) => risingTotals(row));
  const resamples = Math.min(Math.max(Math.floor(STEPS / Math.max(totals.length * judges, 1)), FEWEST), MOST);
  const copies = new Int32Array(judges);
  const scores = new Float64Array(totals.length);
  const hits = new Float64Array(totals.length);
  for (let resample = 0; resample < resamples; resample++) {
    copies.fill(0);
    for (let draw = 0; draw < judges; draw++) copies[Math.floor(uniform() * judges)]!++;
    for (let entry = 0; entry < rising.length; entry++) scores[entry] = resampledScore(rising[entry]!, copies, rule);
    // The K-th highest score, or the lowest where there are no K.
    const bar = scores.toSorted()[Math.max(rising.length - topK, 0)]!;
    for (let entry = 0; entry < rising.length; entry++) if (scores[entry]! >= bar && scores[entry]! > -Infinity) hits[entry]!++;
  }
  return hits.map((count) => count / resamples);
}

/** The totals of one entry in rising order, with their judges. */
interface RisingTotals {
  judges: Int32Array;
  totals: Float64Array;
}

function risingTotals(row: (number | null)[]): RisingTotals {
  const judges = [...row.keys()].filter((judge) => row[judge] !== null).toSorted((a, b) => row[a]! - row[b]!);
  return { judges: Int32Array.from(judges), totals: Float64Array.from(judges, (judge) => row[judge]!) };
}

/** −∞ where none of the entry's judges was drawn. */
function resampledScore({ judges, totals }: RisingTotals, copies: Int32Array, rule: PanelRule): number {
  let n = 0;
  for (let place = 0; place < judges.length; place++) n += copies[judges[place]!]!;
  if (n === 0) return -Infinity;
  const from = skippedOf(rule, n);
  const to = n - from;
  let [sum, seen] = [0, 0];
  for (let place = 0; place < judges.length && seen < to; place++) {
    const first = Math.max(seen, from);
    seen += copies[judges[place]!]!;
    const kept = Math.min(seen, to) - first;
    if (kept > 0) sum += kept * totals[place]!;
  }
  // Quotients of whole numbers are equal in binary where they are equal: each is the exact value, rounded once.
  return sum / (to - from);
}

/** How many of n totals in rising order are left out at each end. */
function skippedOf(rule: PanelRule, n: number): number {
  if (rule.aggregate === 'median') return (n - 1) >> 1;
  return rule.aggregate === 'trimmed' ? droppedOf(rule, n) : 0;
}
