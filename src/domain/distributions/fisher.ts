import { betaLower } from './beta.js';
import { whereTailIs } from './quantile.js';

/** P(F ≥ f) on d1 and d2 > 0 degrees of freedom, which need not be whole: I with x = d2/(d2 + d1 f) (Abramowitz & Stegun 26.6.2). */
export function fisherUpper(f: number, d1: number, d2: number): number {
  const scaled = d1 * f;
  if (scaled === Infinity) return 0;
  return betaLower(d2 / 2, d1 / 2, d2 / (d2 + scaled), scaled / (d2 + scaled));
}

/** The f below which F lies with probability p, 0 < p < 1. The smaller tail is the one that is solved for. */
export const fisherQuantile = (p: number, d1: number, d2: number): number =>
  p > 0.5 ? whereTailIs(1 - p, (f) => fisherUpper(f, d1, d2)) : 1 / whereTailIs(p, (f) => fisherUpper(f, d2, d1));
