/** Points and weights for the mean of a function of a standard normal variable: Σ weight · f(node). The weights add up to 1. */
export interface Quadrature {
  nodes: readonly number[];
  weights: readonly number[];
}

/**
 * Gauss-Hermite quadrature: exact for polynomials of a degree below twice the count. The nodes are the roots of the Hermite polynomial
 * of that degree; a weight is 1 over the sum of the squares of all orthonormal polynomials of lower degree (Christoffel).
 */
export function gaussHermite(count: number): Quadrature {
  const nodes = rootsOf((x) => orthonormal(x, count)[count]!, 2 * Math.sqrt(count) + 1);
  const weights = nodes.map((x) => 1 / orthonormal(x, count - 1).reduce((sum, value) => sum + value * value, 0));
  return { nodes, weights };
}

/** The orthonormal Hermite polynomials of degrees 0 to `degree`, at x. */
function orthonormal(x: number, degree: number): number[] {
  const values = [1];
  for (let k = 0; k < degree; k++) values.push((x * values[k]! - (k > 0 ? Math.sqrt(k) * values[k - 1]! : 0)) / Math.sqrt(k + 1));
  return values;
}

// Neighbouring roots lie further apart than this for every count below a hundred.
const stride = 0.1;

function rootsOf(f: (x: number) => number, bound: number): number[] {
  const strides = Math.ceil(bound / stride);
  // Offset by half a stride: 0 is a root of every odd polynomial, and must lie inside a stride.
  const edges = Array.from({ length: 2 * strides + 2 }, (_, index) => (index - strides - 0.5) * stride);
  return edges.slice(1).flatMap((above, index) => {
    const below = edges[index]!;
    return f(below) * f(above) < 0 ? [bisect(f, below, above)] : [];
  });
}

function bisect(f: (x: number) => number, below: number, above: number): number {
  const isRising = f(above) > 0;
  let [low, high] = [below, above];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0 === isRising) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
