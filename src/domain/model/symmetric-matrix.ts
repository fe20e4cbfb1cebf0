// Symmetric positive definite matrices, row by row in one Float64Array. The inner loops run along rows, which is what memory likes.

/**
 * The inverse of a symmetric positive definite n×n matrix by Cholesky (A = L·Lᵀ, A⁻¹ = L⁻ᵀ·L⁻¹), both triangles filled. O(n³).
 * @throws RangeError when the matrix is not positive definite.
 */
export function invertPositiveDefinite(matrix: Float64Array, n: number): Float64Array {
  const lower = choleskyOf(matrix, n);
  invertLower(lower, n);
  const inverse = new Float64Array(n * n);
  // Row k of L⁻¹ adds its outer product with itself.
  for (let k = 0; k < n; k++) {
    const row = lower.subarray(k * n, k * n + k + 1);
    for (let i = 0; i <= k; i++) {
      const factor = row[i]!;
      if (factor === 0) continue;
      const target = i * n;
      for (let j = 0; j <= i; j++) inverse[target + j]! += factor * row[j]!;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) inverse[j * n + i] = inverse[i * n + j]!;
  return inverse;
}

/**
 * The lower triangle L with A = L·Lᵀ; above the diagonal stands what is of no use.
 * @throws RangeError when the matrix is not positive definite.
 */
function choleskyOf(matrix: Float64Array, n: number): Float64Array {
  const lower = Float64Array.from(matrix);
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j <= i; j++) {
      const other = j * n;
      let sum = lower[row + j]!;
      for (let k = 0; k < j; k++) sum -= lower[row + k]! * lower[other + k]!;
      if (j < i) lower[row + j] = sum / lower[other + j]!;
      else if (sum > 0) lower[row + i] = Math.sqrt(sum);
      else throw new RangeError('The matrix is not positive definite.');
    }
  }
  return lower;
}

/** L⁻¹ in the place of L. */
function invertLower(lower: Float64Array, n: number): void {
  const sums = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const row = i * n;
    sums.fill(0, 0, i);
    for (let k = 0; k < i; k++) {
      const factor = lower[row + k]!;
      if (factor === 0) continue;
      for (let j = 0, from = k * n; j <= k; j++) sums[j]! += factor * lower[from + j]!;
    }
    const scale = 1 / lower[row + i]!;
    for (let j = 0; j < i; j++) lower[row + j] = -sums[j]! * scale;
    lower[row + i] = scale;
  }
}

/** A·x. */
export function timesVector(matrix: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  const product = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0, row = i * n; j < n; j++) sum += matrix[row + j]! * vector[j]!;
    product[i] = sum;
  }
  return product;
}
