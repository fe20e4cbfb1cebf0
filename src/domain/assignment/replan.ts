import type { AssignmentProblem, Pair } from './problem.js';

/** A pair of the plan as it is, and what the judge has done on it. */
export interface StandingPair {
  pair: Pair;
  work: 'SUBMITTED' | 'DRAFT' | 'NONE';
}

/**
 * The problem of changing a plan that people work by: a judge left, an entry was withdrawn, a conflict was found, a judge came late.
 * Submitted sheets stay, whatever the loads say. Of all plans that keep the constraints the one with the fewest new pairs is best, then the
 * one that gives up the fewest drafts, then the one that costs least: each weighs more than all that come after it together.
 */
export function replanning(problem: AssignmentProblem, standing: readonly StandingPair[]): AssignmentProblem {
  const judges = problem.maxLoad.length;
  const keyOf = ([entry, judge]: Pair) => entry * judges + judge;
  const barred = new Set(problem.conflicts.map(keyOf));
  const kept = standing.filter(({ pair }) => !barred.has(keyOf(pair)));
  const finished = kept.filter(({ work }) => work === 'SUBMITTED').map(({ pair }) => pair);
  const locked = [...new Map([...problem.locked, ...finished].map((pair) => [keyOf(pair), pair])).values()];
  const drafts = kept.filter(({ work }) => work === 'DRAFT').length;
  const weights = weightsOf(problem, drafts);
  const surcharges = new Map(kept.map(({ pair, work }) => [keyOf(pair), work === 'DRAFT' ? 0 : weights.draft]));
  const countOf = (side: 0 | 1) => Map.groupBy(locked, (pair) => pair[side]);
  const [byEntry, byJudge] = [countOf(0), countOf(1)];
  const atLeast = (groups: Map<number, Pair[]>) => (limit: number, index: number) => Math.max(limit, groups.get(index)?.length ?? 0);
  return {
    ...problem,
    locked,
    loadPenalty: weights.loadPenalty,
    demand: problem.demand.map(atLeast(byEntry)),
    maxLoad: problem.maxLoad.map(atLeast(byJudge)),
    cost: (entry, judge) => problem.cost(entry, judge) + (surcharges.get(keyOf([entry, judge])) ?? weights.added),
  };
}

interface Weights {
  draft: number;
  added: number;
  loadPenalty: number;
}

/**
 * What a draft given up and a new pair weigh: more than all costs, and more than all drafts, together. With k new pairs and d of `drafts` kept, u
 * open units cost draft · (u − k − d) + added · k and less than one `draft` beside. Even loads, which decide last, count for less where
 * their full weight would make sums that are not exact any more.
 */
function weightsOf(problem: AssignmentProblem, drafts: number): Weights {
  const { demand, maxLoad, loadPenalty } = problem;
  const units = demand.reduce((sum, count) => sum + count, 0);
  const range = costRange(problem);
  const limits = maxLoad.map((load) => Math.min(load, demand.length));
  const highest = limits.reduce((most, load) => Math.max(most, load), 0);
  const evenness = Math.min(
    limits.reduce((sum, load) => sum + load ** 2, 0),
    units * highest,
  );
  const weightsWith = (penalty: number): Weights => {
    const draft = 1 + units * range + penalty * evenness;
    return { draft, added: draft * Math.min(drafts + 2, units + 1), loadPenalty: penalty };
  };
  let weights = weightsWith(loadPenalty);
  while (weights.loadPenalty > 0 && !Number.isSafeInteger(16 * maxLoad.length * weights.added))
    weights = weightsWith(Math.floor(weights.loadPenalty / 2));
  return weights;
}

function costRange({ demand, maxLoad, cost }: AssignmentProblem): number {
  let [least, most] = [0, 0];
  for (let entry = 0; entry < demand.length; entry++)
    for (let judge = 0; judge < maxLoad.length; judge++) {
      const price = cost(entry, judge);
      least = Math.min(least, price);
      most = Math.max(most, price);
    }
  return most - least;
}

/** What changes from one plan to another. */
export function changesOf(before: readonly Pair[], after: readonly Pair[]): { added: Pair[]; removed: Pair[] } {
  const [had, has] = [new Set(before.map(String)), new Set(after.map(String))];
  return { added: after.filter((pair) => !had.has(String(pair))), removed: before.filter((pair) => !has.has(String(pair))) };
}
