import { tabulatedCdf } from './normal-table.js';

/** What rounding may leave of the difference of equal scores, in points. */
export const ROUNDING = 1e-9;

/** P(quality > x) of a normal quality; of one that is known (sd 0) it is 1, 0, or one half where it equals x. */
export function shareAbove(mean: number, sd: number, x: number): number {
  if (sd > 0) return tabulatedCdf((mean - x) / sd);
  if (Math.abs(mean - x) <= ROUNDING) return 0.5;
  return mean > x ? 1 : 0;
}
