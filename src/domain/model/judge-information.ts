import type { Components } from './design.js';
import { invertPositiveDefinite } from './symmetric-matrix.js';

/**
 * The inverse of C0 + λI where judges can be compared, J×J: without the part along the common level of each component, of which C0 knows
 * nothing. With λ = 0 it is the pseudo-inverse of C0; the whole inverse is this one plus 1/(λ·J_c) inside every component.
 * The common levels are first given an information of their own, so that the matrix is well conditioned for every λ.
 */
export function invertInformation(information: Float64Array, { count, ofJudge }: Components, lambda: number): Float64Array {
  const judges = ofJudge.length;
  const sizes = new Int32Array(count + 1);
  for (const label of ofJudge) sizes[label]!++;
  let level = 1;
  for (let judge = 0; judge < judges; judge++) level = Math.max(level, information[judge * judges + judge]!);
  const matrix = Float64Array.from(information);
  addWithin(matrix, ofJudge, (label) => level / sizes[label]!);
  for (let judge = 0; judge < judges; judge++) matrix[judge * judges + judge]! += ofJudge[judge] === 0 ? level + lambda : lambda;
  const inverse = invertPositiveDefinite(matrix, judges);
  addWithin(inverse, ofJudge, (label) => -1 / ((level + lambda) * sizes[label]!));
  return inverse;
}

/** Adds a number to the square block of every component. */
function addWithin(matrix: Float64Array, ofJudge: Int32Array, amountOf: (label: number) => number): void {
  const judges = ofJudge.length;
  for (let judge = 0; judge < judges; judge++) {
    const label = ofJudge[judge]!;
    if (label === 0) continue;
    const amount = amountOf(label);
    for (let other = 0; other < judges; other++) if (ofJudge[other] === label) matrix[judge * judges + other]! += amount;
  }
}
