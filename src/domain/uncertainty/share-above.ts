import { tabulatedCdf } from './normal-table.js';

/** P(quality > x) of a normal quality; of one that is known (sd 0) it is 1, 0, or one half where it equals x. */
export function shareAbove(mean: number, sd: number, x: number): number {
  if (sd > 0) return tabulatedCdf((mean - x) / sd);
  return mean === x ? 0.5 : mean > x ? 1 : 0;
}
