import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { normalCdf } from '../../src/domain/distributions/normal.js';
import { rankDistribution } from '../../src/domain/uncertainty/rank-distribution.js';
import { relativeSe } from '../../src/domain/uncertainty/relative-se.js';

interface Expected {
  adjusted: number[];
  se: number[];
  seRelative: number[];
  varJudge: number;
  pTopK: number[];
  expectedRank: number[];
  rankInterval90: { lower: number[]; upper: number[] };
}

const oracle = JSON.parse(readFileSync(new URL('../oracles/uncertainty/u01-topk-40x8.json', import.meta.url), 'utf8')) as {
  expected: Expected;
};

const ranksOf = (adjusted: number[], se: number[], topK: number | null = null) =>
  rankDistribution(Float64Array.from(adjusted), Float64Array.from(se), { topK, level: 0.9 });

const sum = (values: Iterable<number>) => Array.from(values).reduce((total, value) => total + value, 0);

const furthest = (got: ArrayLike<number>, wanted: number[]) => Math.max(...wanted.map((value, index) => Math.abs(value - got[index]!)));

describe('the ranks that the true qualities can have', () => {
  const { expected } = oracle;

  test('come out as in 200,000 joint draws, within the bounds of what counts the errors as independent', () => {
    const ranks = ranksOf(expected.adjusted, expected.seRelative, 6);
    expect(furthest(ranks.pTopK!, expected.pTopK)).toBeLessThan(0.021);
    expect(furthest(ranks.expectedRank, expected.expectedRank)).toBeLessThan(0.5);
    expect(furthest(ranks.lower, expected.rankInterval90.lower)).toBeLessThanOrEqual(1);
    expect(furthest(ranks.upper, expected.rankInterval90.upper)).toBeLessThanOrEqual(1);
    expect(ranks.prior.variance).toBeCloseTo(51.8972595346, 6);
  });

  test('rest on standard errors without what the panel as a whole was off', () => {
    const se = relativeSe({ se: Float64Array.from(expected.se), varJudge: expected.varJudge }, 8);
    expect(furthest(se, expected.seRelative)).toBeLessThan(1e-6);
    expect(relativeSe({ se: Float64Array.of(1), varJudge: 16 }, 4)).toEqual(Float64Array.of(0));
  });

  test('are all alike where the scores differ no more than their errors', () => {
    // var(a) = 1, mean of se² = 4
    const ranks = ranksOf([1, 2, 3], [2, 2, 2], 1);
    expect(ranks.prior).toEqual({ mean: 2, variance: 0 });
    expect(ranksOf([70, 70 + 1e-13], [0, 0]).prior.variance).toBe(0);
    expect(Array.from(ranks.pTopK!)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(Array.from(ranks.expectedRank)).toEqual([2, 2, 2]);
    expect([Array.from(ranks.lower), Array.from(ranks.upper)]).toEqual([
      [1, 1, 1],
      [3, 3, 3],
    ]);
  });

  test('are the order of the scores where these have no errors', () => {
    const ranks = ranksOf([70, 90, 80, 60], [0, 0, 0, 0], 2);
    expect(furthest(ranks.expectedRank, [3, 1, 2, 4])).toBeLessThan(1e-12);
    expect(furthest(ranks.pTopK!, [0, 1, 1, 0])).toBeLessThan(1e-12);
    expect(ranks.lower).toEqual(ranks.upper);
  });

  test('are decided by a coin between two that are known to be equal', () => {
    const ranks = ranksOf([80, 80 + 1e-13, 60], [0, 0, 0], 1);
    expect(furthest(ranks.expectedRank, [1.5, 1.5, 3])).toBeLessThan(1e-12);
    expect(furthest(ranks.pTopK!, [0.5, 0.5, 0])).toBeLessThan(1e-12);
  });

  test('are 1 for a single entry, and within the top K for all where K is their number', () => {
    const one = ranksOf([75], [3], 1);
    expect([one.expectedRank[0], one.pTopK![0], one.lower[0], one.upper[0]]).toEqual([1, 1, 1, 1]);
    expect(Array.from(ranksOf([75, 70, 60], [3, 3, 3], 3).pTopK!)).toEqual([1, 1, 1]);
    expect(ranksOf([75, 70], [3, 3]).pTopK).toBeNull();
  });

  const score = fc.double({ min: 40, max: 100, noNaN: true });
  const error = fc.double({ min: 1, max: 4, noNaN: true });

  test.each([
    ['few entries', 3, 40, 1],
    ['many entries', 65, 70, 2],
    ['many places', 65, 70, 12],
  ])('have probabilities that add up to K: %s', (_, fewest, most, fewestPlaces) => {
    const scores = fc.array(fc.tuple(score, error), { minLength: fewest, maxLength: most });
    fc.assert(
      fc.property(scores, fc.integer({ min: fewestPlaces, max: fewest - 1 }), (entries, topK) => {
        const ranks = ranksOf(...columns(entries), topK);
        expect(Math.abs(sum(ranks.pTopK!) / topK - 1)).toBeLessThan(1e-6);
        expect(sum(ranks.expectedRank) / ((entries.length * (entries.length + 1)) / 2)).toBeCloseTo(1, 2);
      }),
      { numRuns: 4 },
    );
  });

  test('are counted exactly where there are few of them: two of one sd swap places with the probability of their difference', () => {
    // Shrunk to ±d with sd s, P(first) = Φ(2d / (s·√2)). Scores 74 and 66, se 3: m = 70, var(a) = 32, v = 23, ρ = 23/32.
    const [d, s] = [(4 * 23) / 32, Math.sqrt((9 * 23) / 32)];
    expect(ranksOf([74, 66], [3, 3], 1).pTopK![0]).toBeCloseTo(normalCdf((Math.SQRT2 * d) / s), 6);
  });

  test('do not depend on the order of the entries, nor on a constant added to all scores', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(score, error), { minLength: 2, maxLength: 20 }), (entries) => {
        const ranks = ranksOf(...columns(entries), 1);
        const turned = ranksOf(...columns(entries.toReversed().map(([value, se]): [number, number] => [value - 30, se])), 1);
        expect(furthest(turned.expectedRank.toReversed(), Array.from(ranks.expectedRank))).toBeLessThan(1e-6);
      }),
      { numRuns: 20 },
    );
  });
});

const columns = (entries: [number, number][]): [number[], number[]] => [entries.map(([value]) => value), entries.map(([, se]) => se)];
