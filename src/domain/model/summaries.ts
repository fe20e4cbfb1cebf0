import type { Design } from './design.js';

/** Per entry, the plain mean of its totals; NaN without a sheet. */
export const meansOf = (design: Design): Float64Array => ofEntries(design, meanOf);

/** Per entry, the middle total or the mean of the two middle ones; NaN without a sheet. */
export const mediansOf = (design: Design): Float64Array => ofEntries(design, medianOf);

/** Per entry, the mean without one highest and one lowest total where there are at least `fewest` of them, else the plain mean. */
export const trimmedMeansOf = (design: Design, fewest: number): Float64Array =>
  ofEntries(design, (sorted) => meanOf(sorted.length >= fewest && sorted.length > 2 ? sorted.subarray(1, -1) : sorted));

/** The middle of values in ascending order; NaN of none. */
export const medianOf = (sorted: Float64Array): number =>
  sorted.length === 0 ? Number.NaN : (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;

/** Summed up in ascending order, which no order of sheets or judges changes. */
function meanOf(sorted: Float64Array): number {
  let sum = 0;
  for (const value of sorted) sum += value;
  return sum / sorted.length;
}

const ofEntries = ({ entries, totals, byEntry, firstOfEntry }: Design, summary: (sorted: Float64Array) => number): Float64Array =>
  Float64Array.from({ length: entries }, (_, entry) => {
    const sheets = byEntry.subarray(firstOfEntry[entry], firstOfEntry[entry + 1]);
    return summary(Float64Array.from(sheets, (sheet) => totals[sheet]!).toSorted());
  });
