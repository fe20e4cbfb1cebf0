import type { Design } from './design.js';

/** A design once every entry has been absorbed: what is left is what judges say about each other. */
export interface Absorbed {
  judges: number;
  /** Per entry: the weighted mean of its totals; NaN without a sheet. */
  entryMeans: Float64Array;
  /** C0 = D_J − NᵀD_E⁻¹N, J×J, row by row. */
  information: Float64Array;
  /** r_j = Σ (y − ȳ_e) over the judge's sheets. */
  right: Float64Array;
  /** S0 = Σ (y − ȳ_e)². */
  sumOfSquares: number;
}

/**
 * Absorbs the entries. With `weights` (one for each sheet, above 0) counts, means and sums are weighted. O(Σ n_e²).
 * Formulas: SCORING 1, "Model B, exact recipe"; Searle, Linear Models (1971), ch. 7.
 */
export function absorbEntries(design: Design, weights: Float64Array | null = null): Absorbed {
  const { entries, judges, judgeOf, totals, byEntry, firstOfEntry } = design;
  const entryMeans = new Float64Array(entries).fill(Number.NaN);
  const information = new Float64Array(judges * judges);
  const right = new Float64Array(judges);
  let sumOfSquares = 0;
  for (let entry = 0; entry < entries; entry++) {
    const [first, end] = [firstOfEntry[entry]!, firstOfEntry[entry + 1]!];
    let weighed = 0;
    let sum = 0;
    for (let at = first; at < end; at++) {
      const weight = weights ? weights[byEntry[at]!]! : 1;
      weighed += weight;
      sum += weight * totals[byEntry[at]!]!;
    }
    if (first === end) continue;
    const mean = (entryMeans[entry] = sum / weighed);
    for (let at = first; at < end; at++) {
      const sheet = byEntry[at]!;
      const weight = weights ? weights[sheet]! : 1;
      const row = judgeOf[sheet]! * judges;
      const apart = totals[sheet]! - mean;
      right[judgeOf[sheet]!]! += weight * apart;
      sumOfSquares += weight * apart * apart;
      information[row + judgeOf[sheet]!]! += weight;
      for (let other = first; other < end; other++) {
        const otherWeight = weights ? weights[byEntry[other]!]! : 1;
        information[row + judgeOf[byEntry[other]!]!]! -= (weight * otherWeight) / weighed;
      }
    }
  }
  return { judges, entryMeans, information, right, sumOfSquares };
}

/** a_e = ȳ_e − mean of the effects of its judges. */
export function adjustedBy(
  design: Design,
  { entryMeans }: Absorbed,
  judgeEffect: Float64Array,
  weights: Float64Array | null = null,
): Float64Array {
  const { entries, judgeOf, byEntry, firstOfEntry } = design;
  const adjusted = new Float64Array(entries);
  for (let entry = 0; entry < entries; entry++) {
    let weighed = 0;
    let sum = 0;
    for (let at = firstOfEntry[entry]!; at < firstOfEntry[entry + 1]!; at++) {
      const weight = weights ? weights[byEntry[at]!]! : 1;
      weighed += weight;
      sum += weight * judgeEffect[judgeOf[byEntry[at]!]!]!;
    }
    adjusted[entry] = entryMeans[entry]! - sum / weighed;
  }
  return adjusted;
}
