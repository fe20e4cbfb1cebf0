import { studentTwoSided } from '../distributions/student.js';
import type { Design } from '../model/design.js';
import { fitLeastSquares, type LeastSquaresFit } from '../model/least-squares.js';
import { meanOf, squaresOf } from './regression.js';

/** Residuals of entries from the judge's own department against those of the others. */
export interface DepartmentTest {
  /** In points: positive where the own department is favoured. */
  difference: number | null;
  t: number | null;
  p: number | null;
}

/** What "same department" adds to a sheet over the whole panel. */
export interface DepartmentAffinity {
  /** In points. */
  estimate: number | null;
  se: number | null;
  t: number | null;
  p: number | null;
}

/** The two-sample t test with equal variances; nulls with fewer than two sheets on either side, or without any variation. */
export function departmentTest(own: readonly number[], others: readonly number[]): DepartmentTest {
  if (own.length < 2 || others.length < 2) return { difference: null, t: null, p: null };
  const difference = meanOf(own) - meanOf(others);
  const df = own.length + others.length - 2;
  const error = Math.sqrt(((squaresOf(own) + squaresOf(others)) / df) * (1 / own.length + 1 / others.length));
  if (!(error > 0)) return { difference, t: null, p: null };
  return { difference, t: difference / error, p: studentTwoSided(difference / error, df) };
}

/** With fewer sheets of the own department nothing is told about a judge: it would be about single entries. */
const fewestOwn = 5;

/**
 * What is told of the judges of a panel: of those with enough sheets of their own department, with p times the number of such judges
 * (Bonferroni), so that one of many is not singled out by chance. Null for the others.
 * @param own sheets of the own department, by judge
 */
export function toldTests(tests: readonly DepartmentTest[], own: readonly number[]): (DepartmentTest | null)[] {
  const isTold = tests.map(({ p }, judge) => p !== null && own[judge]! >= fewestOwn);
  const judges = isTold.filter(Boolean).length;
  return tests.map((test, judge) => (isTold[judge] ? { ...test, p: Math.min(1, test.p! * judges) } : null));
}

/** Below this the two-way model explains "same department" altogether. */
const leastInformation = 1e-9;

/**
 * The coefficient of "same department" (per sheet) in the two-way model with it: by Frisch and Waugh the regression on what the two-way
 * model leaves of it. Nulls where that is nothing, or where no degree of freedom is left.
 */
export function departmentAffinity(design: Design, fit: LeastSquaresFit, isSame: readonly boolean[]): DepartmentAffinity {
  const nothing = { estimate: null, se: null, t: null, p: null };
  const left = fitLeastSquares({ ...design, totals: Float64Array.from(isSame, Number) }).residuals;
  const information = left.reduce((sum, value) => sum + value ** 2, 0);
  const df = fit.residualDf - 1;
  if (information < leastInformation || df < 1) return nothing;
  const estimate = left.reduce((sum, value, sheet) => sum + value * fit.residuals[sheet]!, 0) / information;
  const rest = fit.residuals.reduce((sum, value, sheet) => sum + (value - estimate * left[sheet]!) ** 2, 0);
  const se = Math.sqrt(rest / df / information);
  return se > 0 ? { estimate, se, t: estimate / se, p: studentTwoSided(estimate / se, df) } : { ...nothing, estimate };
}
