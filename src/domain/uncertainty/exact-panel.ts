import type { Fraction } from '../fraction.js';

/** The totals of a panel as whole numbers of one unit, so that equal means are equal; null where a judge was absent. */
export interface ExactPanel {
  /** By entry and judge. */
  totals: (bigint | null)[][];
  judges: number;
  /** How many units make one point. */
  unit: bigint;
}

/** Every total times the least common multiple of their denominators. */
export function exactPanel(totals: (Fraction | null)[][], judges: number): ExactPanel {
  const unit = totals.flat().reduce((multiple, total) => (total ? leastCommonMultiple(multiple, total.denominator) : multiple), 1n);
  return { totals: totals.map((row) => row.map((total) => total && total.numerator * (unit / total.denominator))), judges, unit };
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller];
  return (a / larger) * b;
}
