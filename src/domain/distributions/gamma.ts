import { continuedFraction } from './continued-fraction.js';

const halfLogTwoPi = 0.9189385332046728;

// Bernoulli numbers over 2k(2k − 1): Abramowitz & Stegun 6.1.41.
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];

/** From here on the seven terms of Stirling's series are exact in double precision. */
const farEnough = 15;

/** ln Γ(x) for x > 0: Stirling's series (Abramowitz & Stegun 6.1.41) after Γ(x) = Γ(x + n)/(x (x + 1) … (x + n − 1)). */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  for (; shifted < farEnough; shifted++) product *= shifted;
  const inverseSquare = 1 / (shifted * shifted);
  const correction = stirling.reduceRight((rest, term) => rest * inverseSquare + term, 0) / shifted;
  return (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + correction - Math.log(product);
}

/**
 * The upper tail of the gamma distribution, Q(a, x) = Γ(a, x)/Γ(a), a > 0: one minus the series 6.5.29 of Abramowitz & Stegun below
 * x = a + 1, the continued fraction 6.5.31 above.
 */
export function gammaUpper(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const density = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) return 1 - density * gammaSeries(a, x);
  const stepOf = (index: number) => ({ numerator: index === 1 ? 1 : (index - 1) * (a - index + 1), denominator: x - a + 2 * index - 1 });
  return density * continuedFraction(stepOf);
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let index = 1; term > sum * 1e-17; index++) {
    term *= x / (a + index);
    sum += term;
  }
  return sum;
}
