import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { chiSquareUpper } from '../../src/domain/distributions/chi-square.js';
import { fisherQuantile, fisherUpper } from '../../src/domain/distributions/fisher.js';
import { gammaUpper } from '../../src/domain/distributions/gamma.js';
import { normalCdf, normalQuantile } from '../../src/domain/distributions/normal.js';
import { studentQuantile, studentTwoSided } from '../../src/domain/distributions/student.js';

/** The same to twelve digits of its own size. */
const expectClose = (got: number, wanted: number) => expect(Math.abs(got - wanted)).toBeLessThanOrEqual(1e-12 * Math.abs(wanted));

describe('values of tables', () => {
  // Abramowitz & Stegun, tables 26.1 and 26.2; the last two as R 4.2 prints pnorm and qnorm.
  test.each([
    ['normal cdf at 0', normalCdf(0), 0.5],
    ['normal cdf at 1', normalCdf(1), 0.841344746068543],
    ['normal cdf at −5', normalCdf(-5), 2.866515718791939e-7],
    ['normal cdf at −10', normalCdf(-10), 7.61985302416052e-24],
    ['normal quantile at 0.975', normalQuantile(0.975), 1.959963984540054],
    ['normal quantile at 0.3', normalQuantile(0.3), -0.5244005127080407],
    ['normal quantile at 1e-300', normalQuantile(1e-300), -37.0470962993612],
  ])('%s', (_, got, wanted) => expectClose(got, wanted));

  // Fisher & Yates; the digits beyond theirs from SciPy 1.17 (stats.t, stats.f, stats.chi2).
  test.each([
    ['t at 0.975 on 1 degree of freedom, tan(0.475 π)', studentQuantile(0.975, 1), 12.7062047361747],
    ['t at 0.975 on 10', studentQuantile(0.975, 10), 2.228138851986274],
    ['t at 0.05 on 2.5', studentQuantile(0.05, 2.5), -2.5582186141359355],
    ['both tails of t = 4 on 7', studentTwoSided(-4, 7), 0.005189913349296813],
    ['F at 0.975 on 3 and 2.5', fisherQuantile(0.975, 3, 2.5), 22.214115232789506],
    ['F at 0.025 on 5 and 15', fisherQuantile(0.025, 5, 15), 0.15557596307848703],
    ['upper tail of F = 7 on 4 and 9', fisherUpper(7, 4, 9), 0.00760622931486892],
    ['upper tail of χ² = 27.13 on 7', chiSquareUpper(27.1277258566978, 7), 0.00031608995924120337],
  ])('%s', (_, got, wanted) => expectClose(got, wanted));

  test('the ends are exact', () => {
    expect([normalQuantile(0), normalQuantile(1), normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([-Infinity, Infinity, 0, 1]);
    expect([studentTwoSided(0, 3), studentTwoSided(Infinity, 3), studentQuantile(0.5, 3)]).toEqual([1, 0, 0]);
    expect([chiSquareUpper(0, 3), chiSquareUpper(Infinity, 3), fisherUpper(0, 2, 2), fisherUpper(Infinity, 2, 2)]).toEqual([1, 0, 1, 0]);
  });
});

describe('the distributions agree with each other', () => {
  const settings = { numRuns: 30 };
  const df = fc.double({ min: 0.5, max: 400, noNaN: true });
  const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

  test('the normal tail is half the upper tail of χ² on one degree of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), (z) => {
        expect(normalCdf(-z) / (gammaUpper(0.5, (z * z) / 2) / 2)).toBeCloseTo(1, 11);
      }),
      settings,
    );
  });

  test('t² on n is F on 1 and n, and F on (2, 2) is f/(1 + f) below f', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), df, (t, n) => {
        expect(studentTwoSided(t, n)).toBeCloseTo(fisherUpper(t * t, 1, n), 12);
        expect(fisherUpper(t, 2, 2)).toBeCloseTo(1 / (1 + t), 12);
      }),
      settings,
    );
  });

  test('quantiles turn tails around', () => {
    fc.assert(
      fc.property(share, df, df, (p, a, b) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 13);
        expect(1 - fisherUpper(fisherQuantile(p, a, b), a, b)).toBeCloseTo(p, 10);
        expect(fisherQuantile(p, a, b) * fisherQuantile(1 - p, b, a)).toBeCloseTo(1, 8);
      }),
      settings,
    );
  });

  test('t on a million degrees of freedom is nearly normal', () => {
    expect(studentQuantile(0.975, 1e6)).toBeCloseTo(normalQuantile(0.975), 5);
  });
});
