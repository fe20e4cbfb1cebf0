import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { answerAlpha, krippendorffAlpha } from '../../src/domain/reliability/alpha.js';
import { answerIcc, intraclassCorrelations } from '../../src/domain/reliability/icc.js';
import { answerKendall, concordanceOf } from '../../src/domain/reliability/kendall.js';
import { rankingReliability } from '../../src/domain/reliability/ranking-reliability.js';
import { expectNear } from '../support/expect-near.js';
import { problemsIn } from '../support/problems-in.js';

interface Oracle {
  id: string;
  kind: keyof typeof answers;
  description: string;
  input: unknown;
  expected: Record<string, unknown>;
}

const answers = { icc: answerIcc, 'krippendorff-alpha': answerAlpha, 'kendall-w': answerKendall };

const folder = new URL('../oracles/reliability/', import.meta.url);
const oracles = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Oracle);

describe('the oracles, computed by others with R (psych, vegan) and from published tables', () => {
  test.each(oracles)('$id: $description', ({ kind, input, expected }) => {
    expectNear(answers[kind](input), expected, 9);
  });

  test('there are all eight of them', () => {
    expect(oracles).toHaveLength(8);
  });
});

describe('intraclass correlations', () => {
  test('judges who agree but for a constant have limits of 1 on consistency', () => {
    const { ci95 } = intraclassCorrelations([
      [50, 60],
      [55, 65],
      [80, 90],
    ]);
    expect([ci95['ICC(3,1)'], ci95['ICC(3,k)']]).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  test('entries with equal means in noise: −1/(k − 1) for one mark, and nothing for means', () => {
    // BMS = 0: (0 − WMS)/((2 − 1) WMS) = −1; the mean of both marks would divide by 0.
    const {
      'ICC(1,1)': one,
      'ICC(1,k)': mean,
      'ICC(3,1)': three,
      ci95,
    } = intraclassCorrelations([
      [70, 80],
      [80, 70],
      [75, 75],
    ]);
    expect([one, mean, three, ci95['ICC(1,k)']]).toEqual([-1, null, -1, null]);
  });

  test.each([
    ['no entry', []],
    ['one entry', [[70, 80, 90]]],
    ['one judge', [[70], [80]]],
  ])('with %s nothing is said', (_, table) => {
    const { ci95, ...values } = intraclassCorrelations(table);
    expect([...Object.values(values), ...Object.values(ci95)]).toEqual(Array.from({ length: 16 }, () => null));
  });

  test('marks like 0.1 that are all equal are no variation, whatever double arithmetic leaves of them', () => {
    const { 'ICC(3,1)': single, residualMS } = intraclassCorrelations(Array.from({ length: 7 }, () => [0.1, 0.1, 0.1]));
    expect([single, residualMS]).toEqual([null, 0]);
  });

  test('a constant added to every mark and a common factor change no coefficient', () => {
    const table = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(table, (marks) => {
        const { ci95: _, betweenMS, withinMS, judgeMS, residualMS, ...plain } = intraclassCorrelations(marks);
        expectNear(intraclassCorrelations(marks.map((row) => row.map((mark) => 3 * mark + 7))), plain, 9);
        // The parts of the sum of squares add up: within = judges + residual, on their degrees of freedom.
        const n = marks.length;
        expect(n * 2 * withinMS!).toBeCloseTo(2 * judgeMS! + (n - 1) * 2 * residualMS!, 8);
        expect(betweenMS).not.toBeNaN();
      }),
      { numRuns: 10 },
    );
  });
});

describe("Krippendorff's alpha", () => {
  test('two judges of three entries by hand', () => {
    // (1,1), (1,2), (2,2): n = 6, two ordered pairs differ within entries, 2 · 3 · 3 = 18 among all marks: 1 − 5 · 2/18.
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 2],
          [2, 2],
        ],
        'nominal',
      ),
    ).toBeCloseTo(4 / 9, 14);
  });

  test('with two values, all four levels say the same', () => {
    const ratings = [
      [1, 1, 2],
      [1, 2, 2],
    ];
    expectNear(answerAlpha({ ratings }), { nominal: 4 / 9, ordinal: 4 / 9, interval: 4 / 9, ratio: 4 / 9 }, 14);
  });

  test.each([
    ['no rating', [[null, null]]],
    [
      'single ratings only',
      [
        [1, null],
        [null, 2],
      ],
    ],
    [
      'one value only',
      [
        [5, 5],
        [5, 5],
      ],
    ],
    ['no entry', []],
  ])('with %s there is none', (_, ratings) => {
    expect(answerAlpha({ rows: 'entries', ratings })).toEqual({ nominal: null, ordinal: null, interval: null, ratio: null });
  });

  test('marks of opposite sign have no ratio', () => {
    expect(
      krippendorffAlpha(
        [
          [-1, 1],
          [2, 2],
        ],
        'ratio',
      ),
    ).toBeNull();
  });

  test('nor have they where they stand on different entries', () => {
    // Within the entries every ratio is known; among all marks that of 3 and −3 is 6/0.
    const ratings = [
      [-3, -3],
      [3, 3],
      [3, 2],
    ];
    expect(krippendorffAlpha(ratings, 'ratio')).toBeNull();
    expect(krippendorffAlpha(ratings, 'interval')).toBeGreaterThan(0.9);
  });

  test('it says the same of ratings by judge and by entry', () => {
    expect(
      answerAlpha({
        rows: 'judges',
        ratings: [
          [1, 2, 4],
          [1, 3, 4],
        ],
      }),
    ).toEqual(
      answerAlpha({
        rows: 'entries',
        ratings: [
          [1, 1],
          [2, 3],
          [4, 4],
        ],
      }),
    );
  });
});

describe("Kendall's W", () => {
  test('is 1 where judges agree on the order and 0 where two are opposed', () => {
    expect([
      concordanceOf([
        [1, 10],
        [2, 20],
        [3, 30],
      ]).W,
      concordanceOf([
        [1, 3],
        [2, 2],
        [3, 1],
      ]).W,
    ]).toEqual([1, 0]);
  });

  test('of three entries, with a pair of equal marks, by hand', () => {
    // Ranks 3 2.5 3, 2 2.5 1 and 1 1 2: S = 10.5, W = 126/(216 − 18); the upper tail of χ² on 2 degrees of freedom is e^(−χ²/2).
    const scores = [
      [90, 80, 70],
      [80, 80, 60],
      [70, 60, 65],
    ];
    expectNear(
      answerKendall({ scores }),
      { W: 7 / 11, chi2: 42 / 11, df: 2, p: Math.exp(-21 / 11), rankSums: [8.5, 5.5, 4], tieTerm: 6 },
      12,
    );
  });

  test('says nothing where every judge gave all entries the same mark', () => {
    expect(
      concordanceOf([
        [5, 6],
        [5, 6],
        [5, 6],
      ]),
    ).toEqual({
      W: null,
      chi2: null,
      df: 2,
      p: null,
      rankSums: [4, 4, 4],
      tieTerm: 48,
      W_withoutTieCorrection: null,
    });
  });
});

describe('reliability of an adjusted ranking', () => {
  test('is the share of the variance of scores that is not error', () => {
    // var(60, 70, 80) = 100, mean se² = 25: v = 75, 75/100; the root of 25 points².
    expect(rankingReliability([60, 70, 80], [5, 5, 5])).toEqual({ reliability: 0.75, standardError: 5 });
  });

  test('is 0 where errors explain all, and unknown of equal scores without error or a single one', () => {
    expect(rankingReliability([60, 61], [5, 5])).toEqual({ reliability: 0, standardError: 5 });
    expect(rankingReliability([60, 60], [0, 0])).toEqual({ reliability: null, standardError: 0 });
    expect(rankingReliability([60], [4])).toEqual({ reliability: null, standardError: 4 });
    expect(rankingReliability([], [])).toEqual({ reliability: null, standardError: null });
  });
});

describe('a wrong question is refused at its path', () => {
  test.each<[keyof typeof answers, unknown, string, string]>([
    ['icc', {}, 'ratings', 'MISSING'],
    ['icc', { ratings: 5 }, 'ratings', 'NOT_A_LIST'],
    ['icc', { ratings: [[1, 2], [3]] }, 'ratings.1', 'WRONG_LENGTH'],
    ['icc', { ratings: [[1, null]] }, 'ratings.0.1', 'NOT_A_NUMBER'],
    ['icc', { ratings: [[1, '2']] }, 'ratings.0.1', 'NOT_A_NUMBER'],
    ['icc', { ratings: [[1, Infinity]] }, 'ratings.0.1', 'NOT_A_NUMBER'],
    ['icc', { ratings: [[1, 1e200]] }, 'ratings.0.1', 'OUT_OF_RANGE'],
    ['krippendorff-alpha', { ratings: [[1, -1e10]] }, 'ratings.0.1', 'OUT_OF_RANGE'],
    ['icc', { rows: 'teams', ratings: [[1, 2]] }, 'rows', 'UNKNOWN_WORD'],
    [
      'krippendorff-alpha',
      {
        ratings: [
          [1, null],
          [NaN, 2],
        ],
      },
      'ratings.1.0',
      'NOT_A_NUMBER',
    ],
    ['krippendorff-alpha', { ratings: [[1, 2], 3] }, 'ratings.1', 'NOT_A_LIST'],
    ['kendall-w', { ratings: [[1, 2]] }, 'scores', 'MISSING'],
    ['kendall-w', { scores: [[1, null]] }, 'scores.0.1', 'NOT_A_NUMBER'],
  ])('%s %j', (kind, input, path, code) => {
    expect(problemsIn(() => answers[kind](input)).map((wrong) => [wrong.path, wrong.code])).toEqual([[path, code]]);
  });
});
