import type { Design } from '../model/design.js';

/**
 * Per sheet the mean of the entry's other sheets, each without its judge's leniency; null where nobody else judged the entry. In points.
 */
export function peerMeans({ entries, entryOf, judgeOf, totals, sheetsOfEntry }: Design, judgeEffect: Float64Array): (number | null)[] {
  const sums = new Float64Array(entries);
  const corrected = totals.map((total, sheet) => total - judgeEffect[judgeOf[sheet]!]!);
  corrected.forEach((value, sheet) => (sums[entryOf[sheet]!]! += value));
  return Array.from(corrected, (value, sheet) => {
    const entry = entryOf[sheet]!;
    const others = sheetsOfEntry[entry]! - 1;
    return others > 0 ? (sums[entry]! - value) / others : null;
  });
}
