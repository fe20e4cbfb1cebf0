import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { toldTests } from '../../src/domain/diagnostics/department.js';
import { answerJudgeDiagnostics } from '../../src/domain/diagnostics/diagnostics-question.js';
import { expectNear } from '../support/expect-near.js';
import { problemsIn } from '../support/problems-in.js';

interface Oracle {
  input: { judges: string[]; scores: unknown[]; entryDepartment: number[] };
  expected: { perJudge: unknown; departmentAffinity: unknown };
}
const oracle = JSON.parse(readFileSync(new URL('../oracles/diagnostics/g01-plain-24x6.json', import.meta.url), 'utf8')) as Oracle;
const { input, expected } = oracle;

test('the oracle of 24 entries and 6 judges, computed by others with R', () => {
  expectNear(answerJudgeDiagnostics(input), expected, 7);
});

test('the order of the sheets changes nothing', () => {
  const { perJudge, departmentAffinity } = answerJudgeDiagnostics({ ...input, scores: input.scores.toReversed() });
  expectNear(perJudge, expected.perJudge, 7);
  expectNear(departmentAffinity, expected.departmentAffinity, 7);
});

test('without departments, criteria and positions nothing is said of them', () => {
  const scores = [
    [0, 0, 70],
    [0, 1, 75],
    [1, 0, 60],
    [1, 1, 72],
    [2, 0, 80],
    [2, 1, 81],
  ];
  const told = answerJudgeDiagnostics({ entries: 3, judges: 2, scoreColumns: ['entryIndex', 'judgeIndex', 'total'], scores });
  // Judge 0 gives 70, 60, 80 and judge 1 gives 75, 72, 81: 6 points more on average, so ∓3.
  expectNear(told.perJudge['0'], { n: 3, leniency: -3, haloSpread: null, driftT: null, ownDepartment: { t: null } }, 9);
  expect(told.departmentAffinity).toBeNull();
});

describe('the examples of docs/scoring.md, worked out by hand there', () => {
  test('three judges who saw two of three entries each', () => {
    const scores = [
      [0, 0, 85],
      [0, 1, 75],
      [1, 1, 71],
      [1, 2, 73],
      [2, 0, 89],
      [2, 2, 87],
    ];
    const { residualSd, pooledWithinJudgeSd, perJudge } = answerJudgeDiagnostics({
      entries: 3,
      judges: ['J1', 'J2', 'J3'],
      scoreColumns: ['entryIndex', 'judgeIndex', 'total'],
      scores,
    });
    expectNear([residualSd, pooledWithinJudgeSd], [Math.sqrt(6), Math.sqrt(38)], 12);
    expectNear(
      perJudge['J1'],
      { leniency: 4, leniencySe: Math.sqrt(8 / 3), spreadRatio: Math.sqrt(8 / 38), consistency: 1, slopeOnPeers: 0.5, outfit: 1 },
      12,
    );
  });

  test('two judges of opposite mind, one of whom drifts, favours the own department and tells no criteria apart', () => {
    const marks = [
      [8.2, 8.2, 8.8, 6.8],
      [8.1, 8.1, 6.9, 8.9],
      [7.8, 7.8, 9.2, 7.2],
      [7.9, 7.9, 7.1, 9.1],
    ];
    const { perJudge, departmentAffinity, largestStudentisedResiduals } = answerJudgeDiagnostics({
      criteria: ['a', 'b'].map((key) => ({ key, maxPoints: 10, weight: 1 })),
      entries: 4,
      judges: ['J1', 'J2'],
      entryDepartment: [1, 1, 0, 0],
      judgeDepartment: [1, 2],
      scoreColumns: ['entryIndex', 'judgeIndex', 'criterionScores', 'positionInJudgesOwnSequence'],
      scores: marks.flatMap((row, entry) => [
        [entry, 0, row.slice(0, 2), entry + 1],
        [entry, 1, row.slice(2), entry + 1],
      ]),
    });
    const p = 1 - 3 / Math.sqrt(10);
    expectNear(
      perJudge['J1'],
      {
        driftPerPosition: -1.2,
        driftT: -1.2 / Math.sqrt(0.28),
        haloSpread: 0,
        haloRatio: 0,
        // With two degrees of freedom p = 1 − t/√(t² + 2), and t² = 18.
        ownDepartment: { difference: 3, t: Math.sqrt(18), p },
      },
      9,
    );
    expectNear(perJudge['J2'], { haloSpread: 0.2 / Math.sqrt(2), haloRatio: 2 }, 9);
    expectNear(departmentAffinity, { estimate: 6, se: Math.sqrt(2), t: Math.sqrt(18), p }, 9);
    expectNear(
      largestStudentisedResiduals[0],
      { residual: 2, internallyStudentised: Math.sqrt(1.6), externallyStudentised: Math.sqrt((1.6 * 2) / 1.4) },
      9,
    );
  });
});

describe('a wrong question is refused at its path', () => {
  test.each<[object, string, string]>([
    [{ judges: [...input.judges.slice(1), 'J02'] }, 'judges.5', 'REPEATED'],
    [{ judges: [...input.judges.slice(1), 7] }, 'judges.5', 'NOT_A_TEXT'],
    [{ entryDepartment: null }, 'entryDepartment', 'NOT_A_LIST'],
    [{ entryDepartment: input.entryDepartment.slice(1) }, 'entryDepartment', 'WRONG_LENGTH'],
    [{ judgeDepartment: [0, 1, 2, 3, 0, -1] }, 'judgeDepartment.5', 'NOT_A_WHOLE_NUMBER'],
    [{ scores: [[0, 6, [1, 1, 1, 1, 1], 1]] }, 'scores.0', 'NOT_A_WHOLE_NUMBER'],
  ])('%j', (wrong, path, code) => {
    const found = problemsIn(() => answerJudgeDiagnostics({ ...input, ...wrong })).map((problem) => [problem.path, problem.code]);
    expect(found).toHaveLength(1);
    expect([found[0]![0]!.startsWith(path), found[0]![1]]).toEqual([true, code]);
  });
});

describe('what is told of own departments', () => {
  const found = (p: number | null) => ({ difference: 3, t: 2.5, p });

  test('is told from five own sheets on, with p times the number of judges of whom it is', () => {
    const told = toldTests([found(0.01), found(0.04), found(0.01), found(null)], [5, 9, 4, 7]);
    expect(told.map((test) => test?.p ?? null)).toEqual([0.02, 0.08, null, null]);
  });

  test('has no p above 1', () => {
    expect(toldTests([found(0.7), found(0.9)], [5, 5]).map((test) => test!.p)).toEqual([1, 1]);
  });
});
