import { addToGrid, cellOf, emptyGrid, type QualityGrid } from './quality-grid.js';
import { sharpQualities, type SharpQualities } from './sharp-qualities.js';
import { shareAbove } from './share-above.js';

/** Narrower than this many strides of the grid, a quality is not told well by it. */
const SHARP_STRIDES = 1.5;

/**
 * Of normal qualities with these means and standard deviations, taken as independent: how many of an entry's rivals lie above a value.
 * An sd of 0 is a quality that is known; known equals count half each, as if a coin decided.
 */
export class EntriesAbove {
  /** What `look` found: the mean and the variance of the number. */
  count = 0;
  variance = 0;
  private readonly grid: QualityGrid;
  private readonly sharp: SharpQualities;
  private readonly isSharp: boolean[];

  constructor(
    private readonly mean: Float64Array,
    private readonly sd: Float64Array,
  ) {
    this.grid = emptyGrid(mean, sd);
    this.isSharp = Array.from(sd, (value) => value <= SHARP_STRIDES * this.grid.stride);
    const entries = Array.from(mean.keys());
    addToGrid(
      this.grid,
      entries.filter((entry) => !this.isSharp[entry]),
      mean,
      sd,
    );
    this.sharp = sharpQualities(
      entries.filter((entry) => this.isSharp[entry]),
      mean,
      sd,
    );
  }

  /** Sets `count` and `variance` to the rivals of this entry above x. */
  look(entry: number, x: number): void {
    const { grid, sharp } = this;
    const { cell, share } = cellOf(grid, x);
    sharp.look(x);
    this.count = sharp.count + grid.above[cell]! + share * (grid.above[cell + 1]! - grid.above[cell]!);
    this.variance = sharp.variance + grid.variance[cell]! + share * (grid.variance[cell + 1]! - grid.variance[cell]!);
    // The entry itself is taken out the way it was put in: by the same interpolation.
    if (this.isSharp[entry]) this.takeOut(entry, x, 1);
    else {
      this.takeOut(entry, grid.start + cell * grid.stride, 1 - share);
      this.takeOut(entry, grid.start + (cell + 1) * grid.stride, share);
    }
  }

  private takeOut(entry: number, x: number, weight: number): void {
    const p = shareAbove(this.mean[entry]!, this.sd[entry]!, x);
    this.count = Math.max(this.count - weight * p, 0);
    this.variance = Math.max(this.variance - weight * p * (1 - p), 0);
  }
}
