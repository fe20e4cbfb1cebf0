import { ROUNDING } from './share-above.js';

/** The qualities of all entries as a normal distribution. */
export interface Prior {
  mean: number;
  /** 0 where the scores differ no more than their errors make them. */
  variance: number;
}

/**
 * What the qualities are, given scores whose errors have these standard deviations: each score is pulled toward the mean of all, the more
 * the larger its error is beside the differences of the qualities. Standard errors are those of the place among the others (`relativeSe`).
 */
export function shrink(adjusted: Float64Array, se: Float64Array): { prior: Prior; mean: Float64Array; sd: Float64Array } {
  const prior = priorOf(adjusted, se);
  const mean = new Float64Array(adjusted.length);
  const sd = new Float64Array(adjusted.length);
  for (const [entry, score] of adjusted.entries()) {
    const trust = trustIn(se[entry]! ** 2, prior.variance);
    mean[entry] = prior.mean + trust * (score - prior.mean);
    sd[entry] = Math.sqrt(trust) * se[entry]!;
  }
  return { prior, mean, sd };
}

/** 1 for a score without error, 0 where the entries do not differ. */
const trustIn = (error: number, variance: number): number => (variance > 0 ? variance / (variance + error) : 0);

/** Variance of the scores less what their errors make of it, and never below 0. */
function priorOf(adjusted: Float64Array, se: Float64Array): Prior {
  const entries = adjusted.length;
  const mean = sumOf(adjusted, (score) => score) / entries;
  if (entries < 2) return { mean, variance: 0 };
  const variance = sumOf(adjusted, (score) => (score - mean) ** 2) / (entries - 1);
  const error = sumOf(se, (value) => value * value) / entries;
  const left = variance - error;
  return { mean, variance: left > ROUNDING ** 2 ? left : 0 };
}

const sumOf = (values: Float64Array, term: (value: number) => number): number => values.reduce((sum, value) => sum + term(value), 0);
