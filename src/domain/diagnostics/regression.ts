/** A straight line through points: y = intercept + slope·x. */
export interface Line {
  slope: number;
  /** Null with two points, which leave no error, and where the points lie on the line. */
  t: number | null;
  /** The correlation of x and y; null where y does not vary. */
  correlation: number | null;
}

/** Deviations below this share of the largest value are what double arithmetic leaves of zero. */
const noise = 1e-13;

export const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Σ (x − mean)²; 0, not rounding noise, where all values are equal. */
export function squaresOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return squares > values.length * (noise * largest) ** 2 ? squares : 0;
}

/** The line of least squares; null with fewer than two points, or where x does not vary. */
export function lineThrough(x: readonly number[], y: readonly number[]): Line | null {
  if (x.length < 2) return null;
  const [squaresX, squaresY, meanX, meanY] = [squaresOf(x), squaresOf(y), meanOf(x), meanOf(y)];
  if (squaresX === 0) return null;
  const products = x.reduce((sum, value, index) => sum + (value - meanX) * (y[index]! - meanY), 0);
  const slope = squaresY === 0 ? 0 : products / squaresX;
  const rest = Math.max(squaresY - slope * products, 0);
  const error = x.length > 2 ? Math.sqrt(rest / (x.length - 2) / squaresX) : 0;
  return {
    slope,
    t: error > noise * Math.abs(slope) ? slope / error : null,
    correlation: squaresY === 0 ? null : Math.max(-1, Math.min(1, products / Math.sqrt(squaresX * squaresY))),
  };
}
