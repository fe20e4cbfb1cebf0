import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { answerTwoWayDesign } from '../../../src/domain/model/two-way-question.js';
import { problemsIn } from '../../support/problems-in.js';

interface Oracle {
  id: string;
  input: unknown;
  expected: Record<string, unknown>;
}

const folder = new URL('../../oracles/designs/', import.meta.url);
const oracles = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Oracle);

/** Everything that differs by more than its tolerance. lme4 stops a little before its optimum, least squares and means do not. */
const tolerances: [string, number][] = [
  ['mixedB.var', 1e-4],
  ['mixedA', 1e-4],
  ['icc', 1e-5],
  ['mixedB', 1e-5],
  ['', 1e-8],
];

function differences(got: unknown, expected: unknown, path = ''): string[] {
  if (path.endsWith('.model')) return [];
  if (typeof expected === 'object' && expected !== null) {
    const inside = got as Record<string, unknown>;
    return Object.entries(expected).flatMap(([key, value]) => differences(inside?.[key], value, path === '' ? key : `${path}.${key}`));
  }
  if (typeof expected !== 'number') return got === expected ? [] : [`${path}: ${String(got)} instead of ${String(expected)}`];
  const [, tolerance] = tolerances.find(([part]) => path.startsWith(part))!;
  const isNear = typeof got === 'number' && Math.abs(got - expected) <= tolerance;
  return isNear ? [] : [`${path}: ${String(got)} instead of ${expected}`];
}

describe('the oracles, computed by others with R', () => {
  test.each(oracles)('$id, every key of it', ({ input, expected }) => {
    expect(differences(answerTwoWayDesign(input), expected)).toEqual([]);
  });

  test('there are four of them', () => {
    expect(oracles).toHaveLength(4);
  });
});

const question = (changes: Record<string, unknown> = {}) => ({
  entries: ['A', 'B', 'C'],
  judges: ['J1', 'J2', 'J3'],
  scoreColumns: ['entryIndex', 'judgeIndex', 'total'],
  scores: [
    [0, 0, '80'],
    [0, 1, '70'],
    [1, 0, '90'],
    [1, 1, '82.5'],
  ],
  ...changes,
});

describe('what has no sheet has no number', () => {
  const answer = answerTwoWayDesign(question());

  test('an entry without a sheet is null in every list', () => {
    const { mixedB, leastSquares, zScore, mixedA, ...rest } = answer;
    const values = [
      rest.plainMean,
      rest.median,
      rest.trimmedMeanMin3,
      zScore!.scaled,
      leastSquares!.adjusted,
      mixedB!.adjusted,
      mixedB!.se,
    ];
    expect([...values, mixedA!.blup, rest.components.ofEntry].map((list) => list[2])).toEqual(Array(9).fill(null));
    expect(answer.judgesPerEntry).toEqual([2, 2, 0]);
  });

  test('a judge without a sheet has no fixed effect, and is expected to be like the others', () => {
    expect([answer.leastSquares!.judgeEffect[2], answer.leastSquares!.judgeSe![2], answer.components.ofJudge[2]]).toEqual([
      null,
      null,
      null,
    ]);
    expect(answer.mixedB!.judgeEffect[2]).toBe(0);
  });

  test('the others are as they would be without them', () => {
    const without = answerTwoWayDesign(question({ entries: ['A', 'B'], judges: ['J1', 'J2'] }));
    expect(differences(answer.mixedB, { ...without.mixedB, adjusted: [75, 86.25] })).toEqual([]);
    expect(answer.leastSquares!.residualDf).toBe(1);
  });

  test('one sheet an entry says nothing of judges or noise', () => {
    const scores = [
      [0, 0, '80'],
      [1, 1, '70'],
    ];
    const { mixedB, mixedA, icc, leastSquares, plainMean } = answerTwoWayDesign(question({ scores }));
    expect({ mixedB, mixedA, icc, plainMean }).toEqual({ mixedB: null, mixedA: null, icc: null, plainMean: [80, 70, null] });
    expect(leastSquares).toMatchObject({ adjusted: [80, 70, null], se: null, residualVariance: null, residualDf: 0 });
  });

  test('no sheet at all', () => {
    const { plainMean, zScore, leastSquares, mixedB, components } = answerTwoWayDesign(question({ scores: [] }));
    expect({ plainMean, zScore, leastSquares, mixedB }).toEqual({
      plainMean: [null, null, null],
      zScore: null,
      leastSquares: null,
      mixedB: null,
    });
    expect(components.count).toBe(0);
  });

  test('no entry and no judge', () => {
    expect(answerTwoWayDesign(question({ entries: [], judges: [], scores: [] }))).toMatchObject({ plainMean: [], rowTotals: [] });
  });
});

describe('judges who do not differ', () => {
  // Each judge is ahead of the other as often as behind.
  const scores = [
    [0, 0, '80'],
    [0, 1, '70'],
    [1, 0, '60'],
    [1, 1, '70'],
  ];

  test('leave the plain means, with a variance of 0 for the judges', () => {
    const { mixedB } = answerTwoWayDesign(question({ scores }));
    // S0 = 4·5² on N − E = 2 degrees of freedom; se = √(50/2).
    expect(mixedB).toMatchObject({
      adjusted: [75, 65, null],
      se: [5, 5, null],
      varJudge: 0,
      varResidual: 50,
      singular: true,
      lambda: null,
    });
  });

  // 66.1 cannot be written in binary, and neither can its sums.
  test.each(['70', '66.1', '0', '100'])('and who all gave %s have no noise either', (total) => {
    const judges = ['J1', 'J2', 'J3'];
    const same = ['A', 'B', 'C'].flatMap((_, entry) => judges.map((_, judge) => [entry, judge, total]));
    const { mixedB, mixedA, zScore, icc } = answerTwoWayDesign(question({ scores: same }));
    expect(mixedB).toMatchObject({ varJudge: 0, singular: true, lambda: null });
    expect(mixedB!.varResidual).toBeCloseTo(0, 12);
    expect(mixedA).toMatchObject({ varEntry: 0, varJudge: 0, varResidual: 0 });
    for (const scores of [mixedB!.adjusted, mixedA!.blup, zScore!.scaled])
      for (const score of scores) expect(score).toBeCloseTo(Number(total), 9);
    expect(icc).toEqual({ singleAbsolute: null, singleConsistency: null });
    expect(zScore!.meanZ).toEqual([0, 0, 0]);
  });
});

test('thirds that add up to the same total differ in no digit', () => {
  const criteria = ['a', 'b', 'c'].map((key) => ({ key, maxPoints: 30, weight: 1 }));
  const scores = [
    [0, 0, [20.5, 21, 22]],
    [0, 1, [22, 21, 20.5]],
  ];
  const columns = ['entryIndex', 'judgeIndex', 'criterionScores'];
  const { rowTotals } = answerTwoWayDesign(question({ criteria, scoreColumns: columns, scores }));
  // 100·63.5/90
  expect(rowTotals).toEqual([635 / 9, 635 / 9]);
});

test('totals of a simulated contest may overshoot the scale a little', () => {
  expect(answerTwoWayDesign(question({ scores: [[0, 0, '100.4']] })).plainMean[0]).toBe(100.4);
});

describe('wrong input is refused at its path', () => {
  test.each<[string, Record<string, unknown>, string, string]>([
    ['no scores', { scores: undefined }, 'scores', 'NOT_A_LIST'],
    ['an entry that is not there', { scores: [[3, 0, '80']] }, 'scores.0', 'NOT_A_WHOLE_NUMBER'],
    ['half a judge', { scores: [[0, 0.5, '80']] }, 'scores.0', 'NOT_A_WHOLE_NUMBER'],
    ['a short row', { scores: [[0, 0]] }, 'scores.0', 'WRONG_LENGTH'],
    ['more than 150', { scores: [[0, 0, '150.01']] }, 'scores.0', 'OUT_OF_RANGE'],
    [
      'a mark above its points',
      {
        criteria: [{ key: 'a', maxPoints: 20, weight: 1 }],
        scoreColumns: ['entryIndex', 'judgeIndex', 'criterionScores'],
        scores: [[0, 0, [20.5]]],
      },
      'scores.0.2.0',
      'OUT_OF_RANGE',
    ],
    ['less than 0', { scores: [[0, 0, -1]] }, 'scores.0', 'OUT_OF_RANGE'],
    ['null', { scores: [[0, 0, null]] }, 'scores.0', 'NOT_A_DECIMAL'],
    ['a pair twice', { scores: [...question().scores, [0, 0, '81']] }, 'scores.4', 'REPEATED'],
    ['a column without a meaning', { scoreColumns: ['entryIndex', 'judgeIndex', 'points'] }, 'scoreColumns.2', 'UNKNOWN_WORD'],
    ['no totals', { scoreColumns: ['entryIndex', 'judgeIndex'] }, 'scoreColumns', 'MISSING'],
    ['marks without criteria', { scoreColumns: ['entryIndex', 'judgeIndex', 'criterionScores'] }, 'criteria', 'MISSING'],
  ])('%s', (_, changes, path, code) => {
    const [first] = problemsIn(() => answerTwoWayDesign(question(changes)));
    expect(first!.code).toBe(code);
    expect(first!.path).toMatch(new RegExp(`^${path}`));
  });
});
