import type { Design } from './design.js';

/** A design with random entries absorbed: R = I + θ_E·ZZᵀ is block-diagonal by entry, R⁻¹ = I − k_e·11ᵀ with k_e = θ_E/(1 + n_e·θ_E). */
export interface RandomAbsorbed {
  /** k_e per entry. */
  shrink: Float64Array;
  /** Σ y per entry. */
  sums: Float64Array;
  /** C = WᵀR⁻¹W, J×J; the row sums are WᵀR⁻¹1. */
  information: Float64Array;
  /** WᵀR⁻¹y per judge; its sum is 1ᵀR⁻¹y. */
  right: Float64Array;
  /** yᵀR⁻¹y. */
  squares: number;
  /** ln|R|. */
  logDeterminant: number;
}

/** `ratio` is θ_E = σ_E²/σ². The totals are taken as distances from `origin`, so that nothing cancels. O(Σ n_e²). */
export function absorbRandomEntries(design: Design, ratio: number, origin: number): RandomAbsorbed {
  const { entries, judges, judgeOf, totals, byEntry, firstOfEntry, sheetsOfEntry } = design;
  const shrink = new Float64Array(entries);
  const sums = new Float64Array(entries);
  const information = new Float64Array(judges * judges);
  const right = new Float64Array(judges);
  let squares = 0;
  let logDeterminant = 0;
  for (let entry = 0; entry < entries; entry++) {
    const [first, end, grown] = [firstOfEntry[entry]!, firstOfEntry[entry + 1]!, 1 + sheetsOfEntry[entry]! * ratio];
    const share = (shrink[entry] = ratio / grown);
    let sum = 0;
    for (let at = first; at < end; at++) sum += totals[byEntry[at]!]! - origin;
    sums[entry] = sum;
    for (let at = first; at < end; at++) {
      const judge = judgeOf[byEntry[at]!]!;
      const total = totals[byEntry[at]!]! - origin;
      // yᵀR⁻¹y as a sum of squares within the entry and a rest that is never below 0.
      squares += (total - sum / sheetsOfEntry[entry]!) ** 2;
      right[judge]! += total - share * sum;
      information[judge * judges + judge]! += 1;
      for (let other = first; other < end; other++) information[judge * judges + judgeOf[byEntry[other]!]!]! -= share;
    }
    if (end > first) squares += sum ** 2 / (sheetsOfEntry[entry]! * grown);
    logDeterminant += Math.log(grown);
  }
  return { shrink, sums, information, right, squares, logDeterminant };
}
