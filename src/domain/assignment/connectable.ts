import { islandsOf } from './islands.js';
import type { AssignmentProblem, Pair } from './problem.js';

/**
 * The same problem with every pair closed that no connected plan makes; null: no plan is connected. Each sheet joins two of the parts that
 * the locked pairs make, at the most: where as few sheets are left as there are parts to join, none may lie within one.
 */
export function connectable(problem: AssignmentProblem): AssignmentProblem | null {
  const { demand, maxLoad, conflicts, locked } = problem;
  const [entries, judges] = [demand.length, maxLoad.length];
  const parts = islandsOf(entries, judges, locked);
  const [wanted, room] = [[...demand], [...maxLoad]];
  const closed = new Uint8Array(entries * judges);
  for (const [entry, judge] of conflicts) closed[entry * judges + judge] = 1;
  for (const [entry, judge] of locked) {
    wanted[entry]!--;
    room[judge]!--;
  }
  const spare = wanted.reduce((sum, units) => sum + units, 0) - (parts.length - 1);
  if (spare < 0) return null;
  const [partOfEntry, partOfJudge] = [new Int32Array(entries), new Int32Array(judges)];
  for (const [index, part] of parts.entries()) {
    for (const entry of part.entries) partOfEntry[entry] = index;
    for (const judge of part.judges) partOfJudge[judge] = index;
  }
  const [possible, barred]: [Pair[], Pair[]] = [[], []];
  const made = new Set(locked.map(([entry, judge]) => entry * judges + judge));
  for (let entry = 0; entry < entries; entry++)
    for (let judge = 0; judge < judges; judge++) {
      if (made.has(entry * judges + judge)) continue;
      const isOpen = closed[entry * judges + judge] === 0 && wanted[entry]! > 0 && room[judge]! > 0;
      const joins = spare > 0 || partOfEntry[entry] !== partOfJudge[judge];
      (isOpen && joins ? possible : barred).push([entry, judge]);
    }
  const isWhole = islandsOf(entries, judges, [...locked, ...possible]).length === 1;
  return isWhole ? { ...problem, conflicts: barred } : null;
}
