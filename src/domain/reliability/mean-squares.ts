import type { FullTable } from './ratings-table.js';

/** The analysis of variance of a full table of n entries and k judges. A mean square that is only rounding noise is 0. */
export interface MeanSquares {
  entries: number;
  judges: number;
  /** BMS, between entries, on n − 1 degrees of freedom. */
  between: number;
  /** WMS, within entries, on n (k − 1). */
  within: number;
  /** JMS, between judges, on k − 1. */
  judge: number;
  /** EMS, what is left, on (n − 1)(k − 1). */
  residual: number;
}

/** Deviations below this share of the largest mark are what double arithmetic leaves of zero. */
const noise = 1e-13;

/** The two-way mean squares of Shrout & Fleiss (1979), in squared points; null with fewer than two entries or judges. */
export function meanSquaresOf(table: FullTable): MeanSquares | null {
  const [n, k] = [table.length, table[0]?.length ?? 0];
  if (n < 2 || k < 2) return null;
  const largest = table.reduce((most, row) => row.reduce((size, mark) => Math.max(size, Math.abs(mark)), most), 0);
  const level = meanOf(table.map(meanOf));
  const entryEffects = table.map((row) => meanOf(row) - level);
  const judgeEffects = Array.from({ length: k }, (_, judge) => meanOf(table.map((row) => row[judge]!)) - level);
  let [within, residual] = [0, 0];
  table.forEach((row, entry) => {
    row.forEach((mark, judge) => {
      const inEntry = mark - level - entryEffects[entry]!;
      within += inEntry ** 2;
      residual += (inEntry - judgeEffects[judge]!) ** 2;
    });
  });
  const meanSquare = (sum: number, df: number) => (sum / df > (noise * largest) ** 2 ? sum / df : 0);
  return {
    entries: n,
    judges: k,
    between: meanSquare(k * sumOfSquares(entryEffects), n - 1),
    within: meanSquare(within, n * (k - 1)),
    judge: meanSquare(n * sumOfSquares(judgeEffects), k - 1),
    residual: meanSquare(residual, (n - 1) * (k - 1)),
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const sumOfSquares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value ** 2, 0);
