import { withinEntryDfOf, type Design } from './design.js';
import { absorbRandomEntries, type RandomAbsorbed } from './random-entries.js';
import { likeliestRatios } from './random-likelihood.js';
import { roundingSquares } from './restricted-likelihood.js';
import { invertPositiveDefinite, timesVector } from './symmetric-matrix.js';
import { innerProduct, sumOf } from './vectors.js';

/** Model A: y = μ + a_e + b_j + ε, entries and judges both random. All in points of 0–100; variances in their squares. */
export interface RandomFit {
  mu: number;
  muSe: number;
  varEntry: number;
  varJudge: number;
  varResidual: number;
  /** μ + â_e per entry with its prediction standard error: drawn towards μ, the more the fewer its sheets. No order for a ranking. */
  blup: Float64Array;
  blupSe: Float64Array;
  entryEffect: Float64Array;
  judgeEffect: Float64Array;
}

/**
 * Fits model A by REML, as `lmer(y ~ 1 + (1 | entry) + (1 | judge))` does; null where nothing tells entries from noise: fewer than two entries
 * have sheets, or none has a second one. Standard errors come from the inverse of Henderson's matrix at the estimates. O(J³) for each of some
 * thirty ratios σ_E²/σ² that are tried: 5,000 entries and 300 judges take about a second.
 * Sources: Searle, Casella & McCulloch, Variance Components (1992), ch. 6 and 7; Henderson, Biometrics 31 (1975) 423.
 */
export function fitRandomModel(design: Design): RandomFit | null {
  const sheets = design.totals.length;
  const entries = sheets - withinEntryDfOf(design);
  if (entries < 2 || entries === sheets) return null;
  const origin = design.byEntry.reduce((sum, sheet) => sum + design.totals[sheet]!, 0) / sheets;
  const spread = design.totals.reduce((sum, total) => sum + (total - origin) ** 2, 0);
  const ratios = spread > sheets * roundingSquares ? likeliestRatios(design, origin) : { entry: 0, judge: 0 };
  return predict(design, absorbRandomEntries(design, ratios.entry, origin), ratios, origin);
}

/** The predictions at given ratios θ_E = σ_E²/σ² and θ_J = σ_J²/σ². */
function predict(design: Design, absorbed: RandomAbsorbed, ratios: { entry: number; judge: number }, origin: number): RandomFit {
  const { information, right, shrink, sums, squares } = absorbed;
  const { entries, judges, judgeOf, byEntry, firstOfEntry, sheetsOfEntry, totals } = design;
  const inverse = ratios.judge > 0 ? inverseWith(information, judges, 1 / ratios.judge) : new Float64Array(judges * judges);
  const ones = timesVector(information, new Float64Array(judges).fill(1));
  const carried = timesVector(inverse, ones);
  const predicted = timesVector(inverse, right);
  const weight = sumOf(ones) - innerProduct(ones, carried);
  const level = (sumOf(right) - innerProduct(carried, right)) / weight;
  const judgeEffect = predicted.map((effect, judge) => effect - level * carried[judge]!);
  const quadratic = squares - innerProduct(predicted, right) - level * (sumOf(right) - innerProduct(carried, right));
  const varResidual = (quadratic > totals.length * roundingSquares ? quadratic : 0) / (totals.length - 1);
  const entryEffect = new Float64Array(entries);
  const blupSe = new Float64Array(entries);
  for (let entry = 0; entry < entries; entry++) {
    const [share, n] = [shrink[entry]!, sheetsOfEntry[entry]!];
    let [generous, spread, along] = [0, 0, 0];
    for (let at = firstOfEntry[entry]!; at < firstOfEntry[entry + 1]!; at++) {
      const judge = judgeOf[byEntry[at]!]!;
      generous += judgeEffect[judge]!;
      along += carried[judge]!;
      for (let other = firstOfEntry[entry]!; other < firstOfEntry[entry + 1]!; other++)
        spread += inverse[judge * judges + judgeOf[byEntry[other]!]!]!;
    }
    entryEffect[entry] = n > 0 ? share * (sums[entry]! - n * level - generous) : Number.NaN;
    const variance = share + share ** 2 * spread + (1 - n * share + share * along) ** 2 / weight;
    blupSe[entry] = n > 0 ? Math.sqrt(varResidual * variance) : Number.NaN;
  }
  const mu = origin + level;
  return {
    mu,
    muSe: Math.sqrt(varResidual / weight),
    varEntry: varResidual * ratios.entry,
    varJudge: varResidual * ratios.judge,
    varResidual,
    blup: entryEffect.map((effect) => mu + effect),
    blupSe,
    entryEffect,
    judgeEffect,
  };
}

/** (C + I/θ_J)⁻¹. */
function inverseWith(information: Float64Array, judges: number, lambda: number): Float64Array {
  const matrix = Float64Array.from(information);
  for (let judge = 0; judge < judges; judge++) matrix[judge * judges + judge]! += lambda;
  return invertPositiveDefinite(matrix, judges);
}
