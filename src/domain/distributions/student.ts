import { betaLower } from './beta.js';
import { whereTailIs } from './quantile.js';

/** P(|T| ≥ |t|) of Student's t on `df` > 0 degrees of freedom: I with x = df/(df + t²), a = df/2, b = ½ (Abramowitz & Stegun 26.7.1). */
export function studentTwoSided(t: number, df: number): number {
  const square = t * t;
  if (square === Infinity) return 0;
  return betaLower(df / 2, 0.5, df / (df + square), square / (df + square));
}

/** The t below which Student's t on `df` degrees of freedom lies with probability p, 0 < p < 1. */
export function studentQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  const size = whereTailIs(2 * Math.min(p, 1 - p), (t) => studentTwoSided(t, df));
  return p < 0.5 ? -size : size;
}
