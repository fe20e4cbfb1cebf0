import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { balanceOverlaps } from '../../../src/domain/assignment/balance.js';
import { designQuality } from '../../../src/domain/assignment/design-quality.js';
import type { AssignmentPlan, AssignmentProblem, Pair } from '../../../src/domain/assignment/problem.js';
import { changesOf, replanning, type StandingPair } from '../../../src/domain/assignment/replan.js';
import { solveAssignment } from '../../../src/domain/assignment/solve.js';
import { leastByTrying, problemsOf } from './brute-force.js';

const aProblem = (table: number[][], wish: Partial<AssignmentProblem> = {}): AssignmentProblem => ({
  demand: table.map(() => 2),
  minLoad: (table[0] ?? []).map(() => 0),
  maxLoad: (table[0] ?? []).map(() => table.length),
  cost: (entry, judge) => table[entry]![judge]!,
  conflicts: [],
  locked: [],
  experts: null,
  loadPenalty: 0,
  ...wish,
});

const flat = (entries: number, judges: number) => Array.from({ length: entries }, () => Array.from({ length: judges }, () => 0));
const solved = (problem: AssignmentProblem): AssignmentPlan => {
  const answer = solveAssignment(problem);
  if (!answer?.isFeasible) throw new Error('no plan');
  return answer;
};
const standing = (work: StandingPair['work'], ...pairs: Pair[]): StandingPair[] => pairs.map((pair) => ({ pair, work }));

test('when a judge leaves, only that judge’s unfinished entries go to others', () => {
  const before: Pair[] = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 2],
    [2, 1],
    [2, 2],
  ];
  // Judge 0 has finished entry 0 and leaves: no more than the finished sheet.
  const problem = aProblem(flat(3, 4), { maxLoad: [0, 3, 3, 3] });
  const now = [...standing('SUBMITTED', [0, 0]), ...standing('NONE', ...before.slice(1))];
  const { added, removed } = changesOf(before, solved(replanning(problem, now)).pairs);
  expect(removed).toEqual([[1, 0]]);
  expect(added).toHaveLength(1);
  expect(added[0]![0]).toBe(1);
});

test('a submitted sheet stays although nobody would plan it so', () => {
  const problem = aProblem([[9, 0, 0]], { maxLoad: [0, 1, 1] });
  expect(solved(replanning(problem, standing('SUBMITTED', [0, 0]))).pairs).toContainEqual([0, 0]);
});

test('of two pairs of which one must go, the one with a draft stays', () => {
  const problem = aProblem(flat(1, 3), { demand: [1] });
  const now = [...standing('NONE', [0, 0]), ...standing('DRAFT', [0, 2])];
  expect(solved(replanning(problem, now)).pairs).toEqual([[0, 2]]);
});

test('a pair that has become a conflict goes, submitted or not', () => {
  const problem = aProblem(flat(1, 3), { conflicts: [[0, 1]] });
  const now = standing('SUBMITTED', [0, 0], [0, 1]);
  expect(solved(replanning(problem, now)).pairs).toEqual([
    [0, 0],
    [0, 2],
  ]);
});

test('a judge who comes late gets nothing that is well where it is, unless loads ask for it', () => {
  const before: Pair[] = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  const changes = (wish: Partial<AssignmentProblem>) =>
    changesOf(before, solved(replanning(aProblem(flat(2, 3), wish), standing('NONE', ...before))).pairs);
  expect(changes({ loadPenalty: 1 })).toEqual({ added: [], removed: [] });
  expect(changes({ minLoad: [0, 0, 1] }).added).toHaveLength(1);
});

test('a large plan is changed although judges promised much and even loads are worth much', () => {
  // Without care 100 judges · 401 new pairs · 1000 · 100 · 400² would be 6 · 10¹⁷, past what numbers hold exactly.
  const [entries, judges] = [400, 100];
  const before = Array.from({ length: entries }, (_, entry): Pair => [entry, entry % judges]);
  const [kept, given] = [standing('DRAFT', ...before.slice(0, -1)), standing('NONE', before.at(-1)!)];
  for (const loadPenalty of [1000, 100_000]) {
    const cost = (entry: number, judge: number) => (entry + judge) % 3;
    const problem = aProblem([], { demand: before.map(() => 1), minLoad: [], maxLoad: [], cost, loadPenalty, conflicts: [[0, 0]] });
    const limits = { minLoad: Array.from({ length: judges }, () => 0), maxLoad: Array.from({ length: judges }, () => 10_000) };
    const changes = changesOf(before, solved(replanning({ ...problem, ...limits }, [...kept, ...given])).pairs);
    expect([changes.removed, changes.added.map(([entry]) => entry)]).toEqual([[[0, 0]], [0]]);
  }
});

test('no plan changes fewer pairs', () => {
  const cell = fc.integer({ min: 0, max: 3 });
  const wish = fc.record({
    table: fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
    again: fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
    conflict: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 })),
    maxLoad: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
    loadPenalty: fc.integer({ min: 0, max: 1 }),
  });
  fc.assert(
    fc.property(wish, ({ table, again, conflict, maxLoad, loadPenalty }) => {
      const before = solved(aProblem(table)).pairs;
      const problem = aProblem(again, { conflicts: [conflict], maxLoad, loadPenalty });
      const answer = solveAssignment(replanning(problem, standing('NONE', ...before)));
      const had = new Set(before.map(String));
      const changes = { ...problem, loadPenalty: 0, cost: (entry: number, judge: number) => (had.has(`${entry},${judge}`) ? 0 : 1) };
      const fewest = leastByTrying(changes, { connected: false });
      expect(answer?.isFeasible ? changesOf(before, answer.pairs).added.length : null).toBe(fewest);
      if (answer?.isFeasible) expect(problemsOf(problem, answer.pairs)).toEqual([]);
    }),
    { numRuns: 60, seed: 8 },
  );
});

test('overlaps become more even at the same cost and loads, and the same seed gives the same plan', () => {
  const problem = aProblem(flat(30, 6), { demand: flat(30, 1).map(() => 3), maxLoad: [15, 15, 15, 15, 15, 15], loadPenalty: 1 });
  const plan = solved(problem);
  const seeded = () => {
    let state = 1;
    return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  };
  const even = balanceOverlaps(problem, plan, seeded(), 4000);
  expect(even.objective).toBe(plan.objective);
  expect(problemsOf(problem, even.pairs)).toEqual([]);
  const overlapOf = ({ pairs }: AssignmentPlan) => designQuality(30, 6, pairs).pairOverlap;
  expect(overlapOf(even).sumOfSquares).toBeLessThan(overlapOf(plan).sumOfSquares);
  // 30 entries of three judges make 90 meetings of 15 pairs of judges: six each would be even.
  expect(overlapOf(even).min).toBeGreaterThanOrEqual(5);
  expect(balanceOverlaps(problem, plan, seeded(), 4000)).toEqual(even);
});
