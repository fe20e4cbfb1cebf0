import { gammaUpper } from './gamma.js';

/** P(X ≥ x) of chi-square on `df` > 0 degrees of freedom: Q(df/2, x/2) (Abramowitz & Stegun 26.4.19). */
export const chiSquareUpper = (x: number, df: number): number => gammaUpper(df / 2, x / 2);
