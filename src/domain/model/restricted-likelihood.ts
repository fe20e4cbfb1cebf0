import type { Absorbed } from './absorption.js';
import { lowestRatio, type Profile } from './ratio-search.js';
import { spectrumOf } from './spectrum.js';
import { sumOf } from './vectors.js';

/** The square of what rounding makes of a difference of two equal totals, at most: (10⁻¹¹ points)². */
export const roundingSquares = 1e-22;

/**
 * λ = σ²/σ_J² at which the restricted likelihood of model B is highest; Infinity: judges do not differ measurably (σ_J² = 0). It minimises
 * (N−E)·ln S(λ) + ln|C0+λI| − J·ln λ, written with ρ = 1/λ as (N−E)·ln S + Σ ln(1 + ρ·d), where nothing cancels. `df` is N − E.
 */
export function likeliestLambda({ information, right, sumOfSquares }: Absorbed, df: number): number {
  const { values, coordinates } = spectrumOf(information, right);
  const nothing = 1e-12 * values.reduce((largest, value) => Math.max(largest, value), 0);
  const kept = Array.from(values.keys()).filter((index) => values[index]! > nothing);
  // Judges who agree on every entry do not differ, and those who share no entry cannot be seen to.
  if (sumOfSquares <= df * roundingSquares || kept.length === 0) return Infinity;
  const eigenvalues = Float64Array.from(kept, (index) => values[index]!);
  const squares = Float64Array.from(kept, (index) => coordinates[0]![index]! ** 2);
  const typical = values.length / sumOf(eigenvalues);
  return 1 / lowestRatio(profileOf(eigenvalues, squares, sumOfSquares, df), typical).ratio;
}

function profileOf(values: Float64Array, squares: Float64Array, sumOfSquares: number, df: number): Profile {
  const most = squares.reduce((sum, square, i) => sum + square / values[i]!, 0);
  // S where judges are fixed effects: none without residual degrees of freedom, and what rounding leaves of a perfect fit is none.
  const isPerfect = df <= values.length || sumOfSquares - most <= 1e-12 * sumOfSquares;
  const leastSum = isPerfect ? 0 : sumOfSquares - most;
  return {
    heightAt: (ratio) => {
      let sum = leastSum;
      let logs = 0;
      for (let i = 0; i < values.length; i++) {
        const grown = 1 + ratio * values[i]!;
        sum += squares[i]! / (values[i]! * grown);
        logs += Math.log(grown);
      }
      return df * Math.log(sum) + logs;
    },
    slopeAt: (ratio) => {
      let sum = leastSum;
      let fall = 0;
      let trace = 0;
      for (let i = 0; i < values.length; i++) {
        const grown = 1 + ratio * values[i]!;
        sum += squares[i]! / (values[i]! * grown);
        fall += squares[i]! / (grown * grown);
        trace += values[i]! / grown;
      }
      return trace - (df * fall) / sum;
    },
  };
}
