/** The i-th step of a continued fraction, from 1: numerator and denominator of a₁/(b₁ + a₂/(b₂ + …)). */
export interface Step {
  numerator: number;
  denominator: number;
}

const tiny = 1e-300;
const precision = 1e-16;
const mostSteps = 100_000;

/** The value of a₁/(b₁ + a₂/(b₂ + …)) by the modified Lentz method (Thompson & Barnett 1986), to double precision. */
export function continuedFraction(stepOf: (index: number) => Step): number {
  let value = tiny;
  let above = tiny;
  let below = 0;
  for (let index = 1; index <= mostSteps; index++) {
    const { numerator, denominator } = stepOf(index);
    below = 1 / awayFromZero(denominator + numerator * below);
    above = awayFromZero(denominator + numerator / above);
    const change = above * below;
    value *= change;
    if (Math.abs(change - 1) < precision) break;
  }
  return value;
}

const awayFromZero = (value: number): number => (value === 0 ? tiny : value);
