/** A symmetric matrix A = V·diag(values)·Vᵀ seen from some vectors r: all that rᵀ(A + λI)⁻¹r and |A + λI| need, for every λ in O(n). */
export interface Spectrum {
  values: Float64Array;
  /** Vᵀr for each of the vectors. */
  coordinates: Float64Array[];
}

const precision = 2 ** -52;

/**
 * The eigenvalues of a symmetric n×n matrix (row by row) and the coordinates of vectors along its eigenvectors, which are never formed:
 * Householder's reduction to tridiagonal form (4/3·n³), then implicit QL (O(n²)). Golub & Van Loan, Matrix Computations, 8.3.
 */
export function spectrumOf(matrix: Float64Array, ...vectors: Float64Array[]): Spectrum {
  const coordinates = vectors.map((vector) => Float64Array.from(vector));
  const n = Math.sqrt(matrix.length);
  const { diagonal, below } = tridiagonalise(Float64Array.from(matrix), n, coordinates);
  diagonalise(diagonal, below, coordinates);
  return { values: diagonal, coordinates };
}

/** Works on the lower triangle of `a`, and turns the vectors with it. Row i is reduced by a reflection of the rows before it, from the last up. */
function tridiagonalise(a: Float64Array, n: number, vectors: Float64Array[]) {
  const diagonal = new Float64Array(n);
  const below = new Float64Array(n);
  const p = new Float64Array(n);
  for (let i = n - 1; i >= 1; i--) {
    const row = a.subarray(i * n, i * n + i);
    let norm = 0;
    for (let k = 0; k < i; k++) norm += row[k]! * row[k]!;
    const last = row[i - 1]!;
    diagonal[i] = a[i * n + i]!;
    if (norm - last * last <= 0) {
      below[i] = last;
      continue;
    }
    const length = last > 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
    below[i] = length;
    row[i - 1] = last - length;
    // The reflection is I − u·uᵀ/h.
    const h = norm - last * length;
    reflect(a, n, i, row, h, p);
    for (const vector of vectors) {
      let along = 0;
      for (let k = 0; k < i; k++) along += row[k]! * vector[k]!;
      along /= h;
      for (let k = 0; k < i; k++) vector[k]! -= along * row[k]!;
    }
  }
  if (n > 0) diagonal[0] = a[0]!;
  return { diagonal, below };
}

/** A ← (I − u·uᵀ/h)·A·(I − u·uᵀ/h) for the leading i×i block, lower triangle only, as A − u·qᵀ − q·uᵀ. */
function reflect(a: Float64Array, n: number, i: number, u: Float64Array, h: number, p: Float64Array): void {
  p.fill(0, 0, i);
  for (let j = 0; j < i; j++) {
    const [row, factor] = [j * n, u[j]!];
    let sum = a[row + j]! * factor;
    for (let k = 0; k < j; k++) {
      const value = a[row + k]!;
      sum += value * u[k]!;
      p[k]! += value * factor;
    }
    p[j]! += sum;
  }
  let inner = 0;
  for (let j = 0; j < i; j++) {
    p[j]! /= h;
    inner += p[j]! * u[j]!;
  }
  const half = inner / (2 * h);
  for (let j = 0; j < i; j++) p[j]! -= half * u[j]!;
  for (let j = 0; j < i; j++) {
    const [row, uj, pj] = [j * n, u[j]!, p[j]!];
    for (let k = 0; k <= j; k++) a[row + k]! -= uj * p[k]! + pj * u[k]!;
  }
}

/** Implicit QL with Wilkinson's shift; `below[i]` stands between i − 1 and i. */
function diagonalise(d: Float64Array, below: Float64Array, vectors: Float64Array[]): void {
  const n = d.length;
  const e = new Float64Array(n);
  e.set(below.subarray(1));
  let size = 0;
  for (let i = 0; i < n; i++) size = Math.max(size, Math.abs(d[i]!) + Math.abs(e[i]!));
  for (let first = 0; first < n; first++) {
    for (let round = 0; ; round++) {
      let m = first;
      while (m < n - 1 && Math.abs(e[m]!) > precision * Math.max(Math.abs(d[m]!) + Math.abs(d[m + 1]!), size * precision)) m++;
      if (m === first) break;
      if (round === 60) throw new RangeError('The eigenvalues do not settle.');
      turn(d, e, vectors, first, m);
    }
  }
}

function turn(d: Float64Array, e: Float64Array, vectors: Float64Array[], first: number, m: number): void {
  let g = (d[first + 1]! - d[first]!) / (2 * e[first]!);
  let r = Math.sqrt(g * g + 1);
  g = d[m]! - d[first]! + e[first]! / (g + (g >= 0 ? r : -r));
  let [s, c, p] = [1, 1, 0];
  for (let i = m - 1; i >= first; i--) {
    const f = s * e[i]!;
    const b = c * e[i]!;
    r = Math.sqrt(f * f + g * g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1]! -= p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1]! - p;
    r = (d[i]! - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
    for (const z of vectors) {
      const upper = z[i + 1]!;
      z[i + 1] = s * z[i]! + c * upper;
      z[i] = c * z[i]! - s * upper;
    }
  }
  d[first]! -= p;
  e[first] = g;
  e[m] = 0;
}
