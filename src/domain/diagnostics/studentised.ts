import type { Design } from '../model/design.js';
import type { LeastSquaresFit } from '../model/least-squares.js';

/** How far a sheet lies from what its entry and its judge lead to expect. */
export interface SheetResidual {
  /** In points. */
  residual: number;
  /** Over its own standard error, with the noise that all sheets show. Null where nothing is left to compare the sheet with. */
  internal: number | null;
  /** The same with the noise that the other sheets show. Null also where there are too few of them. */
  external: number | null;
}

/** A leverage this near to 1 is 1: the sheet alone decides its own fit. */
const wholeLeverage = 1 - 1e-9;

/** Noise this small, in points, is what double arithmetic leaves of a perfect fit. */
const leastNoise = 1e-10;

/** Where the other sheets fit perfectly, the noise they show is taken as this share of all of it: the outlier is huge, not infinite. */
const leastShare = 1e-9;

/** Studentised residuals of the two-way fit, per sheet. Formulas: Cook & Weisberg (1982), chapter 2: r/(s √(1 − h)), t √((ν − 1)/(ν − t²)). */
export function studentise({ totals }: Design, fit: LeastSquaresFit): SheetResidual[] {
  const sd = Math.sqrt(fit.residualVariance ?? 0);
  const df = fit.residualDf;
  return Array.from(totals, (_, sheet) => {
    const residual = fit.residuals[sheet]!;
    const leverage = fit.leverages[sheet]!;
    if (sd < leastNoise || leverage > wholeLeverage) return { residual, internal: null, external: null };
    const internal = residual / (sd * Math.sqrt(1 - leverage));
    const others = Math.max(df - internal ** 2, leastShare * df);
    return { residual, internal, external: df > 1 ? internal * Math.sqrt((df - 1) / others) : null };
  });
}
