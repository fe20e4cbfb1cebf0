import { continuedFraction, type Step } from './continued-fraction.js';
import { logGamma } from './gamma.js';

/**
 * The share of the beta distribution below x, Iₓ(a, b), for a, b > 0: the continued fraction 26.5.8 of Abramowitz & Stegun, from the
 * side where it converges fast. `rest` is 1 − x, for callers who know it better than the subtraction would.
 */
export function betaLower(a: number, b: number, x: number, rest = 1 - x): number {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  return x < (a + 1) / (a + b + 2) ? nearSide(a, b, x, rest) : 1 - nearSide(b, a, rest, x);
}

function nearSide(a: number, b: number, x: number, rest: number): number {
  const logFactor = a * Math.log(x) + b * Math.log(rest) - (logGamma(a) + logGamma(b) - logGamma(a + b));
  const stepOf = (index: number): Step => ({ numerator: index === 1 ? 1 : numeratorOf(a, b, x, index - 1), denominator: 1 });
  return (Math.exp(logFactor) / a) * continuedFraction(stepOf);
}

function numeratorOf(a: number, b: number, x: number, index: number): number {
  const m = Math.floor(index / 2);
  return index % 2 === 0
    ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
}
