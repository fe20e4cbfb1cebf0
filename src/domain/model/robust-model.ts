import { absorbEntries } from './absorption.js';
import { residualDfOf, type Design } from './design.js';
import { fitMixedModel, solveAbsorbed } from './mixed-model.js';
import { medianOf } from './summaries.js';

/** Model B with outlying sheets weighed down, as a view beside it. */
export interface RobustFit {
  adjusted: Float64Array;
  judgeEffect: Float64Array;
  /** Per sheet, in the design's order: 1, or less the further the sheet lies off. */
  weights: Float64Array;
  rounds: number;
  hasConverged: boolean;
}

/** Huber's constant: 95 % efficiency where there are no outliers. */
const tuning = 1.345;
/** The median of |N(0, 1)| is 1/1.4826. */
const madToSd = 1.4826;
const tolerance = 1e-8;
/** Residuals below this, in points, are what rounding leaves of sheets that fit exactly. */
const finest = 1e-6;
const mostRounds = 50;

/**
 * Huber weights w = min(1, k·s/|r|) on the residuals r of model B, s = 1.4826·median|r|, refitted with the weights until no adjusted score
 * moves by more than 1e-8 points. λ stays that of model B: outliers must not decide anew how much judges differ. Null as for model B.
 * Source: Huber, Robust Statistics (1981), 7.8; iteratively reweighted least squares as in Holland & Welsch (1977).
 */
export function fitRobustModel(design: Design): RobustFit | null {
  const start = fitMixedModel(design);
  if (!start) return null;
  let { adjusted, judgeEffect } = start;
  const weights = new Float64Array(design.totals.length).fill(1);
  // Without residual degrees of freedom no sheet can be told to lie off.
  if (residualDfOf(design) < 1) return { adjusted, judgeEffect, weights, rounds: 0, hasConverged: true };
  for (let rounds = 1; rounds <= mostRounds; rounds++) {
    const isPlain = !weigh(design, adjusted, judgeEffect, weights);
    if (isPlain && rounds === 1) return { adjusted, judgeEffect, weights, rounds: 0, hasConverged: true };
    const next = solveAbsorbed(design, absorbEntries(design, weights), start.lambda, weights);
    const moved = furthest(next.adjusted, adjusted);
    ({ adjusted, judgeEffect } = next);
    if (moved <= tolerance) return { adjusted, judgeEffect, weights, rounds, hasConverged: true };
  }
  return { adjusted, judgeEffect, weights, rounds: mostRounds, hasConverged: false };
}

/** Sets the weights; false where every sheet counts in full. */
function weigh({ entryOf, judgeOf, totals }: Design, adjusted: Float64Array, judgeEffect: Float64Array, weights: Float64Array): boolean {
  const sizes = totals.map((total, sheet) => Math.abs(total - adjusted[entryOf[sheet]!]! - judgeEffect[judgeOf[sheet]!]!));
  const limit = tuning * madToSd * medianOf(sizes.toSorted());
  let isWeighedDown = false;
  for (let sheet = 0; sheet < sizes.length; sheet++) {
    // Where most sheets fit exactly there is no scale to call the others far by.
    const isFar = limit > finest && sizes[sheet]! > limit;
    weights[sheet] = isFar ? limit / sizes[sheet]! : 1;
    isWeighedDown ||= isFar;
  }
  return isWeighedDown;
}

function furthest(a: Float64Array, b: Float64Array): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]! - b[i]!));
  return most;
}
