import { absorbEntries, adjustedBy } from '../model/absorption.js';
import type { Design } from '../model/design.js';
import { invertInformation } from '../model/judge-information.js';
import { invertPositiveDefinite, timesVector } from '../model/symmetric-matrix.js';

/** Scores by entry once this judge's sheets are gone: NaN for an entry that no other judge saw. */
export type ScoresWithout = (judge: number) => Float64Array;

/**
 * The adjusted scores of model B without each judge, its λ = σ²/σ_J² (above 0, finite) held. Nothing is fitted again: deleting the sheets S
 * of a judge moves the estimates by −M·Wᵀδ, where δ = (I − H_SS)⁻¹·(residuals of S), W are the rows of S, M is the inverse of the normal
 * equations and H the hat matrix (Cook & Weisberg, Residuals and Influence in Regression, 1982, 3.6). O(n_j³ + J²) for a judge.
 */
export function deletionsFromMixedModel(design: Design, lambda: number): ScoresWithout {
  const { judges, judgeOf, byEntry, firstOfEntry, sheetsOfEntry, entryOf, totals } = design;
  const absorbed = absorbEntries(design);
  const inverse = invertInformation(absorbed.information, design.components, lambda);
  const judgeEffect = timesVector(inverse, absorbed.right);
  const adjusted = adjustedBy(design, absorbed, judgeEffect);
  const sheetsOf = sheetsByJudge(design);

  /** e_j − the mean of the unit vectors of the entry's judges: what a sheet says about judges once its entry is absorbed. */
  const contrast = (sheet: number): Float64Array => {
    const vector = new Float64Array(judges);
    const entry = entryOf[sheet]!;
    const share = 1 / sheetsOfEntry[entry]!;
    vector[judgeOf[sheet]!]! += 1;
    for (let at = firstOfEntry[entry]!; at < firstOfEntry[entry + 1]!; at++) vector[judgeOf[byEntry[at]!]!]! -= share;
    return vector;
  };

  const judgesOf = (sheet: number): number[] => {
    const entry = entryOf[sheet]!;
    return Array.from(byEntry.subarray(firstOfEntry[entry], firstOfEntry[entry + 1]), (other) => judgeOf[other]!);
  };

  /** C⁻¹ times a contrast. */
  const solved = (sheet: number): Float64Array => {
    const seers = judgesOf(sheet);
    const own = judgeOf[sheet]! * judges;
    const solution = inverse.slice(own, own + judges);
    for (const seer of seers) for (let row = 0; row < judges; row++) solution[row]! -= inverse[seer * judges + row]! / seers.length;
    return solution;
  };

  return (judge) => {
    const sheets = sheetsOf[judge]!.filter((sheet) => sheetsOfEntry[entryOf[sheet]!]! > 1);
    const n = sheets.length;
    const solutions = sheets.map(solved);
    const rest = new Float64Array(n * n);
    for (const [row, sheet] of sheets.entries()) {
      const seers = judgesOf(sheet);
      for (let column = 0; column < n; column++) {
        const solution = solutions[column]!;
        let colleagues = 0;
        for (const seer of seers) colleagues += solution[seer]!;
        rest[row * n + column] = colleagues / seers.length - solution[judge]!;
      }
      rest[row * n + row]! += 1 - 1 / seers.length;
    }
    const residuals = Float64Array.from(sheets, (sheet) => totals[sheet]! - adjusted[entryOf[sheet]!]! - judgeEffect[judge]!);
    const delta = n > 0 ? timesVector(invertPositiveDefinite(rest, n), residuals) : residuals;
    const pull = new Float64Array(judges);
    const own = new Float64Array(design.entries);
    for (const [index, sheet] of sheets.entries()) {
      const vector = contrast(sheet);
      for (let seer = 0; seer < judges; seer++) pull[seer]! += delta[index]! * vector[seer]!;
      own[entryOf[sheet]!] = delta[index]! / sheetsOfEntry[entryOf[sheet]!]!;
    }
    const moved = timesVector(inverse, pull);
    return adjusted.map((score, entry) => {
      const [first, end] = [firstOfEntry[entry]!, firstOfEntry[entry + 1]!];
      let sum = 0;
      for (let at = first; at < end; at++) sum += moved[judgeOf[byEntry[at]!]!]!;
      const isOnly = end - first === 1 && judgeOf[byEntry[first]!] === judge;
      return isOnly ? Number.NaN : score - own[entry]! + sum / (end - first);
    });
  };
}

/** The sheets of every judge. */
export function sheetsByJudge({ judges, judgeOf }: Design): number[][] {
  const sheets: number[][] = Array.from({ length: judges }, () => []);
  for (const [sheet, judge] of judgeOf.entries()) sheets[judge]!.push(sheet);
  return sheets;
}
