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

/**
 * The cheapest (e, j), (f, k) to become (e, k), (f, j), the one pair in the island and the other outside. What either side adds does not depend
 * on the other, so the best pair for each "j makes room for k" is looked for once.
 */
function cheapestExchange(rules: PlanRules, island: Island, pairs: readonly Pair[], loose: Set<Pair>): Change | null {
  const own = new Set(island.pairs);
  const inside = new Set(island.judges);
  const outside = Array.from({ length: rules.judges }, (_, judge) => judge).filter((judge) => !inside.has(judge));
  const rest = pairs.filter((pair) => !own.has(pair));
  const leaving = cheapestReplacements(rules, rest, island.judges);
  const coming = cheapestReplacements(rules, island.pairs, outside);
  const [looseLeaving, looseComing] = [
    cheapestReplacements(
      rules,
      rest.filter((pair) => loose.has(pair)),
      island.judges,
    ),
    cheapestReplacements(
      rules,
      island.pairs.filter((pair) => loose.has(pair)),
      outside,
    ),
  ];
  let [best, least]: [Change | null, number] = [null, Infinity];
  for (const judge of outside)
    for (const colleague of island.judges)
      for (const [one, other] of [
        [looseLeaving, coming],
        [leaving, looseComing],
      ] as const) {
        const [there, back] = [one.get(judge * rules.judges + colleague), other.get(colleague * rules.judges + judge)];
        if (!there || !back || there.extra + back.extra >= least) continue;
        const added: Pair[] = [
          [there.pair[0], colleague],
          [back.pair[0], judge],
        ];
        [best, least] = [{ removed: [there.pair, back.pair], added }, there.extra + back.extra];
      }
  return best;
}

/** By judge and colleague, at `judge · judges + colleague`: the pair of the judge that the colleague takes over at the least cost. */
function cheapestReplacements(rules: PlanRules, pairs: readonly Pair[], colleagues: readonly number[]) {
  const found = new Map<number, { pair: Pair; extra: number }>();
  for (const pair of pairs)
    for (const colleague of colleagues) {
      const extra = rules.extraOfReplacing(pair, colleague);
      const key = pair[1] * rules.judges + colleague;
      if (extra !== null && extra < (found.get(key)?.extra ?? Infinity)) found.set(key, { pair, extra });
    }
  return found;
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
