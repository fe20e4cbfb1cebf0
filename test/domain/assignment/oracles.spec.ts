import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { AssignmentProblem, Pair } from '../../../src/domain/assignment/problem.js';
import { answerAssignment, answerDesignQuality } from '../../../src/domain/assignment/question.js';
import { problemsIn } from '../../support/problems-in.js';
import { problemsOf } from './brute-force.js';

interface Oracle {
  id: string;
  kind: string;
  description: string;
  input: Omit<AssignmentProblem, 'cost' | 'experts' | 'locked'> & {
    cost: number[][];
    experts?: number[][];
    locked?: Pair[];
    connected?: boolean;
  };
  expected: { feasible: boolean; optimalObjective: number | null };
}

const folder = new URL('../../oracles/assignment/', import.meta.url);
const oracles = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Oracle);
const ofKind = (kind: string) => oracles.filter((oracle) => oracle.kind === kind);

describe('the plans, whose least cost HiGHS, CBC, GLPK, networkx or a search through all plans found', () => {
  test.each(ofKind('assignment').filter(({ expected }) => expected.feasible))('$id: $description', ({ input, expected }) => {
    const answer = answerAssignment(input);
    if (!answer.feasible) throw new Error('no plan');
    expect(answer.objective).toBe(expected.optimalObjective);
    const { experts = null, locked = [] } = input;
    const problem = { ...input, experts, locked, cost: (entry: number, judge: number) => input.cost[entry]![judge]! };
    expect(problemsOf(problem, answer.pairs)).toEqual([]);
  });

  test.each([
    // Entry 2 needs two judges and may have judge 2 only.
    ['s03-infeasible-conflicts', { entries: [2], judges: [2], need: 2, capacity: 1 }],
    // Entries 0–5 may have judges 0 and 1 only, who take four each.
    ['s05-infeasible-hall', { entries: [0, 1, 2, 3, 4, 5], judges: [0, 1], need: 12, capacity: 8 }],
  ])('%s has no plan, and the set that stands against it is named', (id, blocking) => {
    const { input } = oracles.find((oracle) => oracle.id === id)!;
    expect(answerAssignment(input)).toEqual({ feasible: false, blocking: { kind: 'ENTRIES', ...blocking } });
  });
});

describe('how well a plan compares its judges', () => {
  test.each(ofKind('design-quality'))('$id: $description', ({ input, expected }) => {
    const answer = answerDesignQuality(input);
    const { secondSmallestEigenvalue, meanVarianceOfJudgeDifference, ...counts } = expected as unknown as typeof answer;
    expect(answer).toMatchObject(counts);
    expect(answer.secondSmallestEigenvalue).toBeCloseTo(secondSmallestEigenvalue, 9);
    if (meanVarianceOfJudgeDifference === null) expect(answer.meanVarianceOfJudgeDifference).toBeNull();
    else expect(answer.meanVarianceOfJudgeDifference).toBeCloseTo(meanVarianceOfJudgeDifference, 9);
  });

  test('a chain of judges breaks at each of its links', () => {
    // J0 — E0 — J1 — E1 — J2
    const pairs = [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 2],
    ];
    expect(answerDesignQuality({ entries: 2, judges: 3, pairs })).toMatchObject({
      components: 1,
      pairOverlap: { min: 0, max: 1, zeroPairs: 1, sumOfSquares: 2 },
      criticalJudges: [1],
      criticalEntries: [0, 1],
      bridgePairs: expect.arrayContaining(pairs),
      // C0 of a path of three, each step worth a half: eigenvalues 0, 1/2, 3/2. 2/(3 − 1)·(2 + 2/3).
      secondSmallestEigenvalue: expect.closeTo(0.5, 12),
      meanVarianceOfJudgeDifference: expect.closeTo(8 / 3, 12),
    });
  });

  test('a judge alone has no difference to tell', () => {
    const quality = answerDesignQuality({ entries: 1, judges: 1, pairs: [[0, 0]] });
    expect(quality).toMatchObject({ components: 1, meanVarianceOfJudgeDifference: null, pairOverlap: { min: 0, max: 0 } });
  });
});

test.each([
  ['no costs', { demand: [1], maxLoad: [1] }, 'trackCost'],
  ['a cost that is not whole', { demand: [1], maxLoad: [1], cost: [[0.5]] }, 'cost.0.0'],
  ['too few costs', { demand: [1, 1], maxLoad: [1], cost: [[1]] }, 'cost'],
  ['a conflict of a judge who is not there', { demand: [1], maxLoad: [1], cost: [[1]], conflicts: [[0, 1]] }, 'conflicts.0.1'],
  ['a pair of three', { demand: [1], maxLoad: [1], cost: [[1]], locked: [[0, 0, 0]] }, 'locked.0'],
  ['a pair both locked and barred', { demand: [1], maxLoad: [1], cost: [[1]], locked: [[0, 0]], conflicts: [[0, 0]] }, 'locked.0'],
  ['loads of too few judges', { demand: [1], minLoad: [], maxLoad: [1], cost: [[1]] }, 'minLoad'],
  ['an expert rule without experts', { demand: [1], maxLoad: [1], cost: [[1]], expertRule: true }, 'experts'],
  ['a flag that is none', { demand: [1], maxLoad: [1], cost: [[1]], connected: 'yes' }, 'connected'],
])('%s is refused by its path', (_, question, path) => {
  expect(problemsIn(() => answerAssignment(question)).map((problem) => problem.path)).toEqual([path]);
});
