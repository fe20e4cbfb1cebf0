import { islandsOf } from '../../../src/domain/assignment/islands.js';
import type { AssignmentProblem, Pair } from '../../../src/domain/assignment/problem.js';
import { planOf } from '../../../src/domain/assignment/solve.js';

/** The least objective over every plan there is, tried one by one; null: there is none. For a handful of entries and judges. */
export function leastByTrying(problem: AssignmentProblem, { connected }: { connected: boolean }): number | null {
  const choices = problem.demand.map((_, entry) => panelsOf(problem, entry));
  let least: number | null = null;
  const walk = (entry: number, pairs: Pair[]) => {
    if (entry < choices.length) {
      for (const panel of choices[entry]!) walk(entry + 1, [...pairs, ...panel.map((judge): Pair => [entry, judge])]);
      return;
    }
    if (problemsOf(problem, pairs).length > 0) return;
    if (connected && islandsOf(problem.demand.length, problem.maxLoad.length, pairs).length > 1) return;
    const { objective } = planOf(problem, pairs);
    if (least === null || objective < least) least = objective;
  };
  walk(0, []);
  return least;
}

/** Every set of judges of the size that an entry asks for. */
function panelsOf({ demand, maxLoad }: AssignmentProblem, entry: number): number[][] {
  const judges = [...maxLoad.keys()];
  const sets = judges.reduce<number[][]>((all, judge) => [...all, ...all.map((set) => [...set, judge])], [[]]);
  return sets.filter((set) => set.length === demand[entry]);
}

/** Every constraint that a plan breaks, in words. */
export function problemsOf(problem: AssignmentProblem, pairs: readonly Pair[]): string[] {
  const { demand, minLoad, maxLoad, conflicts, locked, experts } = problem;
  const names = pairs.map(String);
  const has = (pair: Pair) => names.includes(String(pair));
  return [
    ...(new Set(names).size < names.length ? ['a pair stands twice'] : []),
    ...demand.flatMap((units, entry) => (pairs.filter(([e]) => e === entry).length === units ? [] : [`entry ${entry} has not ${units}`])),
    ...maxLoad.flatMap((load, judge) => (pairs.filter(([, j]) => j === judge).length <= load ? [] : [`judge ${judge} has too many`])),
    ...minLoad.flatMap((load, judge) => (pairs.filter(([, j]) => j === judge).length >= load ? [] : [`judge ${judge} has too few`])),
    ...conflicts.filter(has).map((pair) => `${String(pair)} is a conflict`),
    ...locked.filter((pair) => !has(pair)).map((pair) => `${String(pair)} was locked`),
    ...(experts ?? []).flatMap((known, entry) =>
      demand[entry] === 0 || known.some((judge) => has([entry, judge])) ? [] : [`entry ${entry} has no expert`],
    ),
  ];
}
