import { meanOf, squaresOf } from './regression.js';

/**
 * Per sheet how much its marks differ between criteria: the standard deviation of mark/points, each less its criterion's mean over all
 * sheets. Null with fewer than two criteria.
 * @param shares mark/points per sheet, in the order of the criteria
 */
export function spreadsAcrossCriteria(shares: readonly (readonly number[])[]): number[] | null {
  const criteria = shares[0]?.length ?? 0;
  if (criteria < 2) return null;
  const means = Array.from({ length: criteria }, (_, criterion) => meanOf(shares.map((sheet) => sheet[criterion]!)));
  return shares.map((sheet) => Math.sqrt(squaresOf(sheet.map((share, criterion) => share - means[criterion]!)) / (criteria - 1)));
}

/** The middle value, or the mean of the two middle ones; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const ordered = values.toSorted((a, b) => a - b);
  const middle = Math.floor(ordered.length / 2);
  return ordered.length % 2 === 1 ? ordered[middle]! : (ordered[middle - 1]! + ordered[middle]!) / 2;
}
