import { describe, expect, test } from '@jest/globals';
import { designOf } from '../../../src/domain/model/design.js';
import { fitLeastSquares } from '../../../src/domain/model/least-squares.js';
import { fitMixedModel } from '../../../src/domain/model/mixed-model.js';
import { fitRandomModel } from '../../../src/domain/model/random-model.js';
import { fitRobustModel } from '../../../src/domain/model/robust-model.js';
import { zScores } from '../../../src/domain/model/z-scores.js';

// The examples of docs/scoring.md, each worked out by hand there.

/** A row for each entry, a column for each judge; null: not seen. */
const tableOf = (...rows: (number | null)[][]) =>
  designOf(
    rows.length,
    rows[0]!.length,
    rows.flatMap((row, entry) => row.flatMap((total, judge) => (total === null ? [] : [{ entry, judge, total }]))),
  );

const near = (values: Iterable<number>, expected: number[]) => {
  const list = [...values];
  expect(list).toHaveLength(expected.length);
  for (const [index, value] of list.entries()) expect(value).toBeCloseTo(expected[index]!, 9);
};

describe('three judges who saw two of three entries each', () => {
  const design = tableOf([85, 75, null], [null, 71, 73], [89, null, 87]);

  test('by least squares', () => {
    const fit = fitLeastSquares(design);
    near(fit.judgeEffect, [4, -4, 0]);
    near(fit.adjusted, [80, 74, 86]);
    expect(fit.residualVariance).toBeCloseTo(6, 9);
    expect(fit.residualDf).toBe(1);
    near(fit.se!, Array(3).fill(Math.sqrt(11 / 3)));
    near(fit.judgeSe!, Array(3).fill(Math.sqrt(8 / 3)));
  });

  test('by model B', () => {
    const fit = fitMixedModel(design)!;
    expect(fit.lambda).toBeCloseTo(1 / 2, 9);
    near([fit.varResidual, fit.varJudge], [6, 12]);
    near(fit.judgeEffect, [3, -3, 0]);
    near(fit.adjusted, [80, 73.5, 86.5]);
    near(fit.se, Array(3).fill(Math.sqrt(7.5)));
    expect(fit.covariance(0, 1)).toBeCloseTo(3.75, 9);
  });
});

test('z-scores of a judge who uses twice the scale of another', () => {
  const { meanZ, scaled, korean5010, pooledMean, pooledSd } = zScores(tableOf([80, 65], [70, 60], [60, 55]));
  near(meanZ, [1, 0, -1]);
  near([pooledMean, pooledSd!], [65, Math.sqrt(80)]);
  near(scaled, [65 + Math.sqrt(80), 65, 65 - Math.sqrt(80)]);
  near(korean5010, [60, 50, 40]);
});

test('z-scores of a judge with two sheets, who is measured by all totals', () => {
  // Pooled mean 330/5 = 66, squares 14² + 4² + 6² + 1² + 11² = 370, sd √(370/4).
  const { meanZ, pooledSd } = zScores(tableOf([80, 65], [70, 55], [60, null]));
  expect(pooledSd).toBeCloseTo(Math.sqrt(92.5), 12);
  near(meanZ, [(1 - 1 / Math.sqrt(92.5)) / 2, -11 / Math.sqrt(92.5) / 2, -1]);
});

test('model A of a complete table is its analysis of variance', () => {
  const fit = fitRandomModel(tableOf([85, 75], [73, 71], [91, 85]))!;
  const close = (value: number, expected: number) => expect(value).toBeCloseTo(expected, 4);
  close(fit.mu, 80);
  close(fit.varResidual, 8);
  close(fit.varEntry, 60);
  close(fit.varJudge, 46 / 3);
  for (const [entry, blup] of [80, 72.5, 87.5].entries()) close(fit.blup[entry]!, blup);
});

test('a sheet mistyped as 12 for 72 costs its entry 20 points in model B, and less than half a point in the robust twin', () => {
  const tableWith = (total: number) => tableOf([71, 71, 64], [78, 76, 71], [79, 79, total], [84, 82, 77]);
  near(fitMixedModel(tableWith(72))!.adjusted, [206 / 3, 75, 230 / 3, 81]);
  near(fitMixedModel(tableWith(12))!.adjusted, [206 / 3, 75, 170 / 3, 81]);
  const robust = fitRobustModel(tableWith(12))!;
  expect(robust.hasConverged).toBe(true);
  expect(robust.weights[8]).toBeCloseTo(0.0517, 4);
  expect([...robust.weights].filter((weight) => weight < 1)).toHaveLength(1);
  // (79 − 1.392 + 79 − 0.889 + 0.0517·(12 + 2.281)) / 2.0517
  for (const [judge, effect] of [1.392, 0.889, -2.281].entries()) expect(robust.judgeEffect[judge]!).toBeCloseTo(effect, 3);
  expect(robust.adjusted[2]!).toBeCloseTo(76.256, 3);
});
