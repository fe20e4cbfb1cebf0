import { absorbEntries, adjustedBy } from './absorption.js';
import { residualDfOf, type Design } from './design.js';
import { invertInformation } from './judge-information.js';
import { timesVector } from './symmetric-matrix.js';

/** Two-way least squares: y = a_e + b_j + ε, entries and judges both fixed. All in points of 0–100. */
export interface LeastSquaresFit {
  /** Per entry; standard errors are null without residual degrees of freedom, as is the variance. */
  adjusted: Float64Array;
  se: Float64Array | null;
  /** Per judge: positive for a generous one. They sum to zero inside each component: islands share no scale. */
  judgeEffect: Float64Array;
  judgeSe: Float64Array | null;
  residualVariance: number | null;
  /** N − E − J + components. */
  residualDf: number;
  /** Per sheet, in the design's order: y − a_e − b_j, and how much of a sheet its own fit takes up (the hat matrix's diagonal). */
  residuals: Float64Array;
  leverages: Float64Array;
}

/** As R's `lm(y ~ 0 + entry + judge)`, with the judges' effects centred inside each component. Formulas: SCORING 1, λ → 0. */
export function fitLeastSquares(design: Design): LeastSquaresFit {
  const absorbed = absorbEntries(design);
  const inverse = invertInformation(absorbed.information, design.components, 0);
  const judgeEffect = timesVector(inverse, absorbed.right);
  const adjusted = adjustedBy(design, absorbed, judgeEffect);
  const residuals = design.totals.map((total, sheet) => total - adjusted[design.entryOf[sheet]!]! - judgeEffect[design.judgeOf[sheet]!]!);
  const residualDf = residualDfOf(design);
  const squares = design.byEntry.reduce((sum, sheet) => sum + residuals[sheet]! ** 2, 0);
  const residualVariance = residualDf > 0 ? squares / residualDf : null;
  const { ofEntry, leverages } = spreadOf(design, inverse);
  const seOf = (spread: number) => Math.sqrt((residualVariance ?? 0) * Math.max(spread, 0));
  return {
    adjusted,
    se: residualVariance === null ? null : ofEntry.map(seOf),
    judgeEffect,
    judgeSe: residualVariance === null ? null : judgeEffect.map((_, judge) => seOf(inverse[judge * (design.judges + 1)]!)),
    residualVariance,
    residualDf,
    residuals,
    leverages,
  };
}

/** In units of σ²: var(a_e) = 1/n_e + n_eᵀGn_e/n_e² per entry, and 1/n_e + (j − n_e/n_e)ᵀG(j − n_e/n_e) per sheet. */
function spreadOf(design: Design, inverse: Float64Array): { ofEntry: Float64Array; leverages: Float64Array } {
  const { entries, judges, judgeOf, byEntry, firstOfEntry, sheetsOfEntry } = design;
  const ofEntry = new Float64Array(entries);
  const leverages = new Float64Array(judgeOf.length);
  for (let entry = 0; entry < entries; entry++) {
    const [first, end, n] = [firstOfEntry[entry]!, firstOfEntry[entry + 1]!, sheetsOfEntry[entry]!];
    let whole = 0;
    for (let at = first; at < end; at++) {
      const judge = judgeOf[byEntry[at]!]!;
      let row = 0;
      for (let other = first; other < end; other++) row += inverse[judge * judges + judgeOf[byEntry[other]!]!]!;
      whole += row;
      leverages[byEntry[at]!] = inverse[judge * judges + judge]! - (2 * row) / n;
    }
    ofEntry[entry] = 1 / n + whole / n ** 2;
    for (let at = first; at < end; at++) leverages[byEntry[at]!]! += ofEntry[entry]!;
  }
  return { ofEntry, leverages };
}
