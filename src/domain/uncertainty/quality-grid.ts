import { TABLE_END, tabulatedCdf } from './normal-table.js';

const GRID_POINTS = 600;
/** How far the grid goes beyond every mean, in standard deviations. */
const GRID_REACH = 4.5;

/** Sums over entries at points of equal distance: how many qualities lie above (the mean of their number) and its variance. */
export interface QualityGrid {
  start: number;
  stride: number;
  above: Float64Array;
  variance: Float64Array;
}

/** A grid of 600 points over all means ± 4.5 standard deviations, with nobody in it yet. */
export function emptyGrid(mean: Float64Array, sd: Float64Array): QualityGrid {
  let [start, end] = [Infinity, -Infinity];
  for (const [entry, value] of mean.entries()) {
    start = Math.min(start, value - GRID_REACH * sd[entry]!);
    end = Math.max(end, value + GRID_REACH * sd[entry]!);
  }
  // Where all qualities are known and equal there is nothing between the ends.
  const stride = end > start ? (end - start) / (GRID_POINTS - 1) : 1;
  return { start, stride, above: new Float64Array(GRID_POINTS), variance: new Float64Array(GRID_POINTS) };
}

/** Adds normal qualities. Only the points near each are computed; to all points below them it counts as 1. */
export function addToGrid({ start, stride, above, variance }: QualityGrid, entries: number[], mean: Float64Array, sd: Float64Array): void {
  const certainBelow = new Float64Array(GRID_POINTS + 1);
  for (const entry of entries) {
    const middle = mean[entry]! - start;
    const reach = TABLE_END * sd[entry]!;
    const first = Math.max(Math.ceil((middle - reach) / stride), 0);
    const last = Math.min(Math.floor((middle + reach) / stride), GRID_POINTS - 1);
    certainBelow[first]!++;
    for (let point = first; point <= last; point++) {
      const p = tabulatedCdf((middle - point * stride) / sd[entry]!);
      above[point]! += p;
      variance[point]! += p * (1 - p);
    }
  }
  let certain = 0;
  for (let point = GRID_POINTS - 1; point >= 0; point--) {
    certain += certainBelow[point + 1]!;
    above[point]! += certain;
  }
}

/** The grid's cell in which x lies, and where in it (0 to 1). */
export function cellOf({ start, stride, above }: QualityGrid, x: number): { cell: number; share: number } {
  const place = Math.min(Math.max((x - start) / stride, 0), above.length - 1);
  const cell = Math.min(Math.floor(place), above.length - 2);
  return { cell, share: place - cell };
}
