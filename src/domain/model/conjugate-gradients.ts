import { innerProduct } from './vectors.js';

/** Below this the residual is what rounding leaves. */
const smallest = 1e-14;
/** A matrix that takes more rounds is conditioned too badly for its answer to be as good as a direct one. */
const mostRounds = 100;

/**
 * Solves (A + λI)·x = r for a symmetric positive semidefinite A, row by row, by conjugate gradients with the diagonal as preconditioner; null
 * when it takes too long. O(n²) a round, and a well-linked panel takes some thirty. Golub & Van Loan, Matrix Computations, 11.5.
 */
export function solveByGradients(matrix: Float64Array, lambda: number, right: Float64Array): Float64Array | null {
  const n = right.length;
  const solution = new Float64Array(n);
  const residual = Float64Array.from(right);
  const scale = Float64Array.from({ length: n }, (_, i) => 1 / (matrix[i * n + i]! + lambda || 1));
  const direction = new Float64Array(n);
  const image = new Float64Array(n);
  const target = smallest * Math.sqrt(innerProduct(right, right));
  let before = 1;
  for (let round = 0; round < mostRounds; round++) {
    if (Math.sqrt(innerProduct(residual, residual)) <= target) return solution;
    let now = 0;
    for (let i = 0; i < n; i++) now += residual[i]! * residual[i]! * scale[i]!;
    for (let i = 0; i < n; i++) direction[i] = residual[i]! * scale[i]! + (round === 0 ? 0 : (now / before) * direction[i]!);
    times(matrix, lambda, direction, image);
    const along = innerProduct(direction, image);
    if (!(along > 0)) return null;
    const length = now / along;
    for (let i = 0; i < n; i++) {
      solution[i]! += length * direction[i]!;
      residual[i]! -= length * image[i]!;
    }
    before = now;
  }
  return null;
}

function times(matrix: Float64Array, lambda: number, vector: Float64Array, product: Float64Array): void {
  const n = vector.length;
  for (let i = 0; i < n; i++) {
    let sum = lambda * vector[i]!;
    for (let j = 0, row = i * n; j < n; j++) sum += matrix[row + j]! * vector[j]!;
    product[i] = sum;
  }
}
