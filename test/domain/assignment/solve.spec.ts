import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { solveConnected } from '../../../src/domain/assignment/connect.js';
import { islandsOf } from '../../../src/domain/assignment/islands.js';
import type { AssignmentProblem, Pair } from '../../../src/domain/assignment/problem.js';
import { solveAssignment } from '../../../src/domain/assignment/solve.js';
import { leastByTrying, problemsOf } from './brute-force.js';

const aProblem = (wish: Partial<AssignmentProblem> & { table: number[][] }): AssignmentProblem => ({
  demand: wish.table.map(() => 2),
  minLoad: wish.table[0]!.map(() => 0),
  maxLoad: wish.table[0]!.map(() => wish.table.length),
  cost: (entry, judge) => wish.table[entry]![judge]!,
  conflicts: [],
  locked: [],
  experts: null,
  loadPenalty: 0,
  ...wish,
});

/** Up to four entries and four judges, with everything that may be asked of a plan; feasible or not. */
const smallProblems = fc.integer({ min: 1, max: 4 }).chain((entries) =>
  fc.integer({ min: 1, max: 4 }).chain((judges) => {
    const judge = fc.integer({ min: 0, max: judges - 1 });
    const pair = fc.tuple(fc.integer({ min: 0, max: entries - 1 }), judge);
    const perEntry = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: entries, maxLength: entries });
    const perJudge = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: judges, maxLength: judges });
    return fc
      .record({
        table: perEntry(perJudge(fc.integer({ min: -3, max: 6 }))),
        demand: perEntry(fc.integer({ min: 0, max: Math.min(2, judges) })),
        minLoad: perJudge(fc.integer({ min: 0, max: 1 })),
        maxLoad: perJudge(fc.integer({ min: 1, max: entries })),
        conflicts: fc.uniqueArray(pair, { maxLength: 3, selector: String }),
        locked: fc.uniqueArray(pair, { maxLength: 1, selector: String }),
        experts: fc.option(perEntry(fc.uniqueArray(judge, { minLength: 1 }))),
        loadPenalty: fc.integer({ min: 0, max: 2 }),
      })
      .map(({ locked, ...rest }) => {
        const barred = new Set(rest.conflicts.map(String));
        return aProblem({ ...rest, locked: locked.filter((made) => !barred.has(String(made))) });
      });
  }),
);

describe('a plan of least cost', () => {
  test('is as good as the best of all plans, and where there is none, none comes out', () => {
    fc.assert(
      fc.property(smallProblems, (problem) => {
        const answer = solveAssignment(problem)!;
        const least = leastByTrying(problem, { connected: false });
        expect(answer.isFeasible ? answer.objective : null).toBe(least);
        if (answer.isFeasible) expect(problemsOf(problem, answer.pairs)).toEqual([]);
      }),
      { numRuns: 120, seed: 5 },
    );
  });

  test('is the best connected one where that is asked', () => {
    fc.assert(
      fc.property(smallProblems, (problem) => {
        const answer = solveConnected(problem)!;
        expect(answer.isFeasible ? answer.objective : null).toBe(leastByTrying(problem, { connected: true }));
        if (!answer.isFeasible) return;
        expect(problemsOf(problem, answer.pairs)).toEqual([]);
        expect(islandsOf(problem.demand.length, problem.maxLoad.length, answer.pairs)).toHaveLength(1);
      }),
      { numRuns: 120, seed: 6 },
    );
  });

  test('is the same each time', () => {
    const table = Array.from({ length: 12 }, (_, entry) => Array.from({ length: 5 }, (_, judge) => (entry * judge) % 4));
    const problem = aProblem({ table, maxLoad: [5, 5, 5, 5, 5], loadPenalty: 1 });
    expect(solveAssignment(problem)).toEqual(solveAssignment(problem));
  });

  test('spreads sheets evenly where all judges cost the same', () => {
    const table = Array.from({ length: 6 }, () => [0, 0, 0, 0]);
    const answer = solveAssignment(aProblem({ table, loadPenalty: 1 }));
    // Four judges with three sheets each: 4 · 3².
    expect(answer).toMatchObject({ isFeasible: true, objective: 36 });
  });
});

describe('where there is no plan', () => {
  test('the entries in need are named with the judges they can have, not merely counted', () => {
    const table = Array.from({ length: 5 }, () => [0, 0, 0, 0]);
    // Entries 0, 1 and 2 can have judges 0 and 1 only, who take two sheets each: 6 are needed, there is room for 4.
    const conflicts = [0, 1, 2].flatMap((entry): Pair[] => [
      [entry, 2],
      [entry, 3],
    ]);
    const answer = solveAssignment(aProblem({ table, conflicts, maxLoad: [2, 2, 5, 5] }));
    expect(answer).toEqual({ isFeasible: false, kind: 'ENTRIES', entries: [0, 1, 2], judges: [0, 1], need: 6, capacity: 4 });
  });

  test('judges who cannot get their fewest sheets are named', () => {
    // Judge 0 must read three of the two entries left to them.
    const answer = solveAssignment(
      aProblem({
        table: [
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
        conflicts: [[0, 0]],
        minLoad: [3, 0, 0],
      }),
    );
    expect(answer).toEqual({ isFeasible: false, kind: 'JUDGES', entries: [1, 2], judges: [0], need: 3, capacity: 2 });
  });

  test('an entry without an expert is named', () => {
    const answer = solveAssignment(aProblem({ table: [[0, 0, 0]], experts: [[2]], conflicts: [[0, 2]] }));
    expect(answer).toMatchObject({ isFeasible: false, kind: 'ENTRIES', entries: [0], need: 2, capacity: 1 });
  });

  test('too few pairs to connect everybody are told at once', () => {
    const answer = solveConnected(
      aProblem({
        table: [
          [0, 0],
          [0, 0],
        ],
        demand: [1, 1],
      }),
    );
    expect(answer).toEqual({ isFeasible: false, kind: 'ISLANDS', entries: [0, 1], judges: [0, 1], need: 3, capacity: 2 });
  });

  test('who can have no pair with the rest is named, where everybody must be connected', () => {
    const table = [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ];
    const noSheets = solveConnected(aProblem({ table, maxLoad: [3, 3, 0] }));
    expect(noSheets).toEqual({ isFeasible: false, kind: 'ISLANDS', entries: [], judges: [2], need: 1, capacity: 0 });
    // Entry 2 and judge 2 may only have each other.
    const conflicts: [number, number][] = [
      [2, 0],
      [2, 1],
      [0, 2],
      [1, 2],
    ];
    const apart = solveConnected(aProblem({ table, demand: [2, 2, 1], conflicts }));
    expect(apart).toEqual({ isFeasible: false, kind: 'ISLANDS', entries: [2], judges: [2], need: 1, capacity: 0 });
  });

  test('a judge who is to read more than that judge may is named alone', () => {
    // The first must read two and may read one; three sheets in all, of which the other could take the rest.
    const answer = solveAssignment(
      aProblem({
        table: [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
        demand: [1, 1, 1],
        minLoad: [2, 0],
        maxLoad: [1, 3],
        conflicts: [[2, 0]],
      }),
    );
    expect(answer).toEqual({ isFeasible: false, kind: 'JUDGES', entries: [0, 1], judges: [0], need: 2, capacity: 1 });
  });

  test('what is named needs more than it can have, whatever was asked', () => {
    fc.assert(
      fc.property(smallProblems, (problem) => {
        const answer = solveAssignment(problem)!;
        if (!answer.isFeasible) expect(answer.need).toBeGreaterThan(answer.capacity);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});

test('a solver that is told to stop says nothing', () => {
  expect(
    solveAssignment(
      aProblem({
        table: [
          [1, 2],
          [3, 4],
        ],
      }),
      () => true,
    ),
  ).toBeNull();
});
