import { absorbEntries, adjustedBy, type Absorbed } from './absorption.js';
import { solveByGradients } from './conjugate-gradients.js';
import { withinEntryDfOf, type Design } from './design.js';
import { invertInformation } from './judge-information.js';
import { likeliestLambda } from './restricted-likelihood.js';
import { timesVector } from './symmetric-matrix.js';

/** Model B: y = a_e + b_j + ε with fixed entries and random judges b_j ~ N(0, σ_J²). All in points of 0–100. */
export interface MixedFit {
  /** â_e per entry, the best linear unbiased estimate, and its standard error. */
  adjusted: Float64Array;
  se: Float64Array;
  /** b̂_j per judge, the best linear unbiased prediction: positive for a generous judge. They add up to 0. */
  judgeEffect: Float64Array;
  /** The standard errors of these predictions beside the mean of the judges of the same component: σ²·[(C0 + λI)⁻¹]_jj without that level. */
  judgeSe: Float64Array;
  /** σ_J² and σ². 0 for the judges is an answer like others: they did not differ measurably, and the adjusted score is the plain mean. */
  varJudge: number;
  varResidual: number;
  /** λ = σ²/σ_J²; Infinity where the judges' variance is 0. */
  lambda: number;
  /** Covariance of two adjusted scores, or the variance of one. */
  covariance: (entry: number, other: number) => number;
}

/**
 * Fits model B by restricted maximum likelihood (REML), as `lmer(y ~ 0 + entry + (1 | judge))` does; null where no entry has a second sheet
 * (N − E < 1), so that nothing tells judges from entries. Formulas: SCORING 1; b̂ = (C0 + λI)⁻¹r, a_e = ȳ_e − mean b̂_j, and
 * se(a_e)² = σ²·[1/n_e + n_eᵀ(C0 + λI)⁻¹n_e/n_e²].
 */
export function fitMixedModel(design: Design): MixedFit | null {
  const df = withinEntryDfOf(design);
  if (df < 1) return null;
  const absorbed = absorbEntries(design);
  const lambda = likeliestLambda(absorbed, df);
  const inverse = Number.isFinite(lambda) ? invertInformation(absorbed.information, design.components, lambda) : null;
  const judgeEffect = inverse ? timesVector(inverse, absorbed.right) : new Float64Array(design.judges);
  const adjusted = adjustedBy(design, absorbed, judgeEffect);
  const varResidual = leastSumOf(design, adjusted, judgeEffect, lambda) / df;
  const varJudge = varResidual / lambda;
  const covariance = covarianceOf(design, inverse, varResidual, varJudge);
  return {
    adjusted,
    se: Float64Array.from({ length: design.entries }, (_, entry) => Math.sqrt(covariance(entry, entry))),
    judgeEffect,
    judgeSe: judgeEffect.map((_, judge) => (inverse ? Math.sqrt(varResidual * Math.max(inverse[judge * (design.judges + 1)]!, 0)) : 0)),
    varJudge,
    varResidual,
    lambda,
    covariance,
  };
}

/**
 * The same with the variance components held, λ = σ²/σ_J², for leaving a judge out. Infinity: judges do not differ, plain means;
 * 0: judges as fixed effects.
 */
export function solveMixedModel(design: Design, lambda: number): { adjusted: Float64Array; judgeEffect: Float64Array } {
  return solveAbsorbed(design, absorbEntries(design), lambda);
}

/** The effects that weighted sheets give, where the absorption is of weighted ones. */
export function solveAbsorbed(design: Design, absorbed: Absorbed, lambda: number, weights: Float64Array | null = null) {
  const judgeEffect = judgeEffectsAt(design, absorbed, lambda);
  return { adjusted: adjustedBy(design, absorbed, judgeEffect, weights), judgeEffect };
}

/** With fewer judges the inverse is as quick, and exact to the last digits. */
const manyJudges = 40;

function judgeEffectsAt({ judges, components }: Design, { information, right }: Absorbed, lambda: number): Float64Array {
  if (!Number.isFinite(lambda)) return new Float64Array(judges);
  const solved = judges < manyJudges ? null : solveByGradients(information, lambda, right);
  return solved ?? timesVector(invertInformation(information, components, lambda), right);
}

function covarianceOf(design: Design, inverse: Float64Array | null, varResidual: number, varJudge: number): MixedFit['covariance'] {
  const { judges, judgeOf, byEntry, firstOfEntry, sheetsOfEntry, components } = design;
  const sizes = new Int32Array(components.count + 1);
  for (const label of components.ofJudge) sizes[label]!++;
  return (entry, other) => {
    let sum = 0;
    if (inverse)
      for (let at = firstOfEntry[entry]!; at < firstOfEntry[entry + 1]!; at++) {
        const row = judgeOf[byEntry[at]!]! * judges;
        for (let and = firstOfEntry[other]!; and < firstOfEntry[other + 1]!; and++) sum += inverse[row + judgeOf[byEntry[and]!]!]!;
      }
    const shared = sum / (sheetsOfEntry[entry]! * sheetsOfEntry[other]!) + (entry === other ? 1 / sheetsOfEntry[entry]! : 0);
    const label = components.ofEntry[entry]!;
    // The level that all judges of a component have in common shifts all its entries.
    return varResidual * shared + (label === components.ofEntry[other] ? varJudge / sizes[label]! : 0);
  };
}

/** S(λ) = S0 − rᵀb̂ as a sum of squares, Σ (y − a − b)² + λ·Σ b², in which nothing cancels. */
function leastSumOf({ entryOf, judgeOf, totals, byEntry }: Design, adjusted: Float64Array, judgeEffect: Float64Array, lambda: number) {
  let sum = 0;
  for (const sheet of byEntry) sum += (totals[sheet]! - adjusted[entryOf[sheet]!]! - judgeEffect[judgeOf[sheet]!]!) ** 2;
  if (lambda < Infinity) for (const effect of judgeEffect) sum += lambda * effect * effect;
  return sum;
}
