import { TABLE_END } from './normal-table.js';
import { ROUNDING, shareAbove } from './share-above.js';

/** Qualities that are known so well that a grid would blur them: how many of them lie above a value. */
export interface SharpQualities {
  /** Sets `count` and `variance`: the mean and the variance of the number above x. */
  look(x: number): void;
  count: number;
  variance: number;
}

/** Only those that lie so near x that it is open on which side they are get looked at one by one. */
export function sharpQualities(entries: number[], mean: Float64Array, sd: Float64Array): SharpQualities {
  const falling = entries.toSorted((a, b) => mean[b]! - mean[a]!);
  const means = Float64Array.from(falling, (entry) => mean[entry]!);
  const reach = Math.max(TABLE_END * widest(entries, sd), ROUNDING);
  return {
    count: 0,
    variance: 0,
    look(x) {
      const certain = firstAtOrBelow(means, x + reach);
      this.count = certain;
      this.variance = 0;
      for (let place = certain; place < means.length && means[place]! >= x - reach; place++) {
        const p = shareAbove(means[place]!, sd[falling[place]!]!, x);
        this.count += p;
        this.variance += p * (1 - p);
      }
    },
  };
}

const widest = (entries: number[], sd: Float64Array): number => entries.reduce((most, entry) => Math.max(most, sd[entry]!), 0);

/** The first place in a falling list whose value is not above x; the length where all are. */
function firstAtOrBelow(falling: Float64Array, x: number): number {
  let [low, high] = [0, falling.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (falling[middle]! > x) low = middle + 1;
    else high = middle;
  }
  return low;
}
