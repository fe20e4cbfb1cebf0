import { bridgesOf } from './bridges.js';
import { islandsOf, type Island } from './islands.js';
import { PlanRules } from './plan-rules.js';
import type { AssignmentPlan, AssignmentProblem, Pair } from './problem.js';
import { planOf } from './solve.js';

interface Change {
  removed: Pair[];
  added: Pair[];
}

/**
 * Joins the islands of a plan by the cheapest exchange between two of them, one after the other: (e, j), (f, k) become (e, k), (f, j),
 * which leaves every load as it is; or, for a judge without a sheet, a pair that moves there. Null: an island could not be joined.
 */
export function joinIslands(problem: AssignmentProblem, plan: AssignmentPlan): AssignmentPlan | null {
  const [entries, judges] = [problem.demand.length, problem.maxLoad.length];
  let pairs = plan.pairs;
  for (let islands = islandsOf(entries, judges, pairs); islands.length > 1; islands = islandsOf(entries, judges, pairs)) {
    const change = cheapestChange(new PlanRules(problem, pairs), islands, pairs);
    if (!change) return null;
    const gone = new Set(change.removed);
    pairs = [...pairs.filter((pair) => !gone.has(pair)), ...change.added];
  }
  return planOf(problem, pairs);
}

/** Of the smallest island with the rest. One pair at least is on a circle, so that no part is lost. */
function cheapestChange(rules: PlanRules, islands: Island[], pairs: readonly Pair[]): Change | null {
  const smallest = islands.toSorted((a, b) => a.pairs.length - b.pairs.length || a.entries.length - b.entries.length)[0]!;
  const loose = loosePairs(rules.entries, rules.judges, pairs);
  return smallest.pairs.length === 0 ? cheapestMove(rules, smallest, loose) : cheapestExchange(rules, smallest, pairs, loose);
}

function cheapestExchange(rules: PlanRules, island: Island, pairs: readonly Pair[], loose: Set<Pair>): Change | null {
  const own = new Set(island.pairs);
  let [best, least]: [Change | null, number] = [null, Infinity];
  for (const pair of pairs) {
    if (own.has(pair)) continue;
    for (const other of island.pairs) {
      if (!loose.has(pair) && !loose.has(other)) continue;
      const extra = rules.extraOfExchange(pair, other);
      if (extra === null || extra >= least) continue;
      const added: Pair[] = [
        [pair[0], other[1]],
        [other[0], pair[1]],
      ];
      [best, least] = [{ removed: [pair, other], added }, extra];
    }
  }
  return best;
}

/** An island of a judge alone; an entry alone, which asks for no judge, joins nothing. */
function cheapestMove(rules: PlanRules, island: Island, loose: Set<Pair>): Change | null {
  const [judge] = island.judges;
  if (judge === undefined) return null;
  let [best, least]: [Change | null, number] = [null, Infinity];
  for (const pair of loose) {
    const extra = rules.extraOfMove(pair, judge);
    if (extra !== null && extra < least) [best, least] = [{ removed: [pair], added: [[pair[0], judge]] }, extra];
  }
  return best;
}

/** The pairs on a circle of the graph: without one of them its island stays whole. */
function loosePairs(entries: number, judges: number, pairs: readonly Pair[]): Set<Pair> {
  const bridges = new Set(bridgesOf(entries, judges, pairs).bridges);
  return new Set(pairs.filter((pair) => !bridges.has(pair)));
}
