/**
 * The standard normal distribution, to about 15 digits: P(Z ≤ z). Power series near the middle, continued fraction in the tails, where
 * 1 − P would lose all its digits. Formulas: Abramowitz & Stegun, 26.2.11 and 26.2.14.
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return NaN;
  if (Math.abs(z) < 3) return 0.5 + normalDensity(z) * oddSeries(z);
  return z < 0 ? upperTail(-z) : 1 - upperTail(z);
}

const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** z + z³/3 + z⁵/(3·5) + … */
function oddSeries(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** P(Z > z) for z ≥ 3: the density over z + 1/(z + 2/(z + 3/(z + …))). */
function upperTail(z: number): number {
  if (z > 39) return 0;
  let fraction = z;
  for (let depth = 80; depth > 0; depth--) fraction = z + depth / fraction;
  return normalDensity(z) / fraction;
}
