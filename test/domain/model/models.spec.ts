import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Given } from '../../../src/domain/given.js';
import { designOf } from '../../../src/domain/model/design.js';
import { fitLeastSquares } from '../../../src/domain/model/least-squares.js';
import { fitMixedModel, solveMixedModel } from '../../../src/domain/model/mixed-model.js';
import { fitRobustModel } from '../../../src/domain/model/robust-model.js';
import { numberOf, readScoreTable } from '../../../src/domain/model/score-table.js';
import { zScores } from '../../../src/domain/model/z-scores.js';

interface Oracle {
  id: string;
  input: unknown;
  expected: {
    components: { count: number; ofEntry: number[]; ofJudge: number[] };
    zScore: { pooledMean: number; pooledSd: number; meanZ: number[]; scaled: number[]; korean5010: number[] };
    leastSquares: Record<'adjusted' | 'se' | 'judgeEffect' | 'judgeSe', number[]> & { residualVariance: number; residualDf: number };
    mixedB: Record<'adjusted' | 'se' | 'judgeEffect', number[]> & { varJudge: number; varResidual: number };
  };
}

const folder = new URL('../../oracles/designs/', import.meta.url);
const oracles = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Oracle);

const designIn = (question: unknown) => {
  const { entries, judges, rows } = readScoreTable(new Given(question));
  return designOf(
    entries,
    judges,
    rows.map(({ entry, judge, total }) => ({ entry, judge, total: numberOf(total) })),
  );
};

const expectNear = (values: Iterable<number> | null, expected: number[], tolerance: number) => {
  const apart = Array.from(values ?? [], (value, index) => Math.abs(value - expected[index]!));
  expect(apart).toHaveLength(expected.length);
  expect(Math.max(...apart)).toBeLessThanOrEqual(tolerance);
};

// The values and their tolerances are those of the oracles: R's lm and lme4.
describe.each(oracles)('$id', ({ input, expected }) => {
  const design = designIn(input);

  test('falls into the same components', () => {
    expect(design.components.count).toBe(expected.components.count);
    expect([...design.components.ofEntry]).toEqual(expected.components.ofEntry);
    expect([...design.components.ofJudge]).toEqual(expected.components.ofJudge);
  });

  test('has the same model B as lme4', () => {
    const fit = fitMixedModel(design)!;
    for (const key of ['adjusted', 'se', 'judgeEffect'] as const) expectNear(fit[key], expected.mixedB[key], 1e-5);
    expect(fit.varJudge / expected.mixedB.varJudge).toBeCloseTo(1, 5);
    expect(fit.varResidual / expected.mixedB.varResidual).toBeCloseTo(1, 5);
    const held = solveMixedModel(design, fit.varResidual / fit.varJudge);
    expectNear(held.adjusted, [...fit.adjusted], 1e-9);
    expectNear(held.judgeEffect, [...fit.judgeEffect], 1e-9);
  });

  test('has the same least squares as lm', () => {
    const fit = fitLeastSquares(design);
    for (const key of ['adjusted', 'se', 'judgeEffect', 'judgeSe'] as const) expectNear(fit[key], expected.leastSquares[key], 1e-6);
    expect(fit.residualDf).toBe(expected.leastSquares.residualDf);
    expect(fit.residualVariance).toBeCloseTo(expected.leastSquares.residualVariance, 6);
    // Leverages add up to the rank of the model.
    expect(fit.leverages.reduce((sum, leverage) => sum + leverage, 0)).toBeCloseTo(design.totals.length - fit.residualDf, 9);
  });

  test('has the same z-scores', () => {
    const scores = zScores(design);
    expect(scores.pooledMean).toBeCloseTo(expected.zScore.pooledMean, 8);
    expect(scores.pooledSd).toBeCloseTo(expected.zScore.pooledSd, 8);
    for (const key of ['meanZ', 'scaled', 'korean5010'] as const) expectNear(scores[key], expected.zScore[key], 1e-8);
  });
});

// Two judges agree about four entries and a third is 6 points stricter, but for one sheet that was mistyped: 12 for 72.
const qualities = [70, 76, 78, 82];
const mistyped = designOf(
  4,
  3,
  qualities.flatMap((quality, entry) =>
    [1, 0, -6].map((leniency, judge) => ({
      entry,
      judge,
      total: entry === 2 && judge === 2 ? 12 : quality + leniency + ((entry + judge) % 2),
    })),
  ),
);

test('the robust twin weighs a mistyped sheet down', () => {
  const plain = fitMixedModel(mistyped)!;
  const robust = fitRobustModel(mistyped)!;
  expect(robust.hasConverged).toBe(true);
  expect(robust.weights[8]).toBeLessThan(0.2);
  expect(78 - robust.adjusted[2]!).toBeLessThan((78 - plain.adjusted[2]!) / 3);
});
