import { normalCdf } from '../distributions/normal.js';

/** Where the table ends: 1 in a thousand million lies beyond it. */
export const TABLE_END = 6;

const perUnit = 128;
const last = 2 * TABLE_END * perUnit;
const at = (index: number) => index / perUnit - TABLE_END;
const values = Float64Array.from({ length: last + 1 }, (_, index) => normalCdf(at(index)));
const slopes = Float64Array.from({ length: last + 1 }, (_, index) => Math.exp(-(at(index) ** 2) / 2) / Math.sqrt(2 * Math.PI) / perUnit);

/**
 * P(Z ≤ z) from a table with cubic interpolation: within 10⁻⁹ of `normalCdf` and several times faster, for sums of millions of
 * values. Beyond the table it is 0 or 1.
 */
export function tabulatedCdf(z: number): number {
  if (!(z > -TABLE_END)) return 0;
  if (z >= TABLE_END) return 1;
  const place = (z + TABLE_END) * perUnit;
  const index = Math.floor(place);
  const t = place - index;
  const u = 1 - t;
  return u * u * ((1 + 2 * t) * values[index]! + t * slopes[index]!) + t * t * ((1 + 2 * u) * values[index + 1]! - u * slopes[index + 1]!);
}
