/**
 * Moves probabilities so that they add up to a whole: all log-odds by the same amount, so that 0 and 1 stay, the order stays, and what is
 * open moves most. Where that cannot be, they are returned as they are.
 */
export function addingUpTo(total: number, probabilities: Float64Array): Float64Array {
  const moved = (factor: number) => probabilities.map((p) => (factor * p) / (1 - p + factor * p));
  let factor = 1;
  for (let round = 0; round < 30; round++) {
    const now = moved(factor);
    const missing = total - sumOf(now, (p) => p);
    const slope = sumOf(now, (p) => p * (1 - p));
    if (Math.abs(missing) < 1e-12 * total) return now;
    if (slope < 1e-9) return probabilities;
    // Newton's step in the logarithm of the odds, never a long one.
    factor *= Math.exp(Math.min(Math.max(missing / slope, -1), 1));
  }
  return moved(factor);
}

const sumOf = (values: Float64Array, term: (value: number) => number): number => values.reduce((sum, value) => sum + term(value), 0);
