import type { Absorbed } from './absorption.js';
import { spectrumOf, type Spectrum } from './spectrum.js';

/** The profile of the restricted likelihood of model B over ρ = σ_J²/σ² = 1/λ. */
interface Profile extends Spectrum {
  /** N − E. */
  df: number;
  /** S at ρ = ∞, where judges are fixed effects. */
  leastSum: number;
  sumOfSquares: number;
}

/**
 * λ = σ²/σ_J² at which the restricted likelihood of model B is highest; Infinity: judges do not differ measurably (σ_J² = 0). It minimises
 * (N−E)·ln S(λ) + ln|C0+λI| − J·ln λ, written with ρ = 1/λ as (N−E)·ln S + Σ ln(1 + ρ·d), where nothing cancels. `df` is N − E.
 */
export function likeliestLambda({ information, right, sumOfSquares }: Absorbed, df: number): number {
  const profile = profileOf(spectrumOf(information, right), sumOfSquares, df);
  const typical = meanOf(profile.values);
  // Judges who agree on every entry do not differ; judges who share no entry cannot be seen to.
  if (profile.sumOfSquares <= 0 || typical === 0) return Infinity;
  let best = { ratio: 0, height: heightAt(profile, 0) };
  const consider = (ratio: number) => {
    const height = heightAt(profile, ratio);
    if (height < best.height) best = { ratio, height };
  };
  let low = Math.exp(lowestLog) / typical;
  let lowSlope = slopeAt(profile, low);
  for (let log = lowestLog + step; log <= highestLog; log += step) {
    const high = Math.exp(log) / typical;
    const highSlope = slopeAt(profile, high);
    if (lowSlope < 0 && highSlope >= 0) consider(rootBetween(profile, low, high));
    [low, lowSlope] = [high, highSlope];
  }
  if (lowSlope < 0) consider(low);
  return best.ratio === 0 ? Infinity : 1 / best.ratio;
}

// Judges' variance from 1e-9 to 1e9 of that of a judge's mean, in steps fine enough to see every hollow.
const lowestLog = Math.log(1e-9);
const highestLog = Math.log(1e9);
const step = 0.5;

function profileOf({ values, coordinates }: Spectrum, sumOfSquares: number, df: number): Profile {
  const nothing = 1e-12 * values.reduce((largest, value) => Math.max(largest, value), 0);
  const cleaned = values.map((value) => (value > nothing ? value : 0));
  let leastSum = sumOfSquares;
  for (let i = 0; i < cleaned.length; i++) if (cleaned[i]! > 0) leastSum -= coordinates[i]! ** 2 / cleaned[i]!;
  return { values: cleaned, coordinates, df, sumOfSquares, leastSum: leastSum > 1e-12 * sumOfSquares ? leastSum : 0 };
}

function heightAt(profile: Profile, ratio: number): number {
  let logs = 0;
  for (const value of profile.values) logs += Math.log1p(ratio * value);
  return profile.df * Math.log(sumAt(profile, ratio)) + logs;
}

/** S(ρ) as S(∞) and what the shrinking of the judges adds to it. */
function sumAt({ values, coordinates, leastSum }: Profile, ratio: number): number {
  let sum = leastSum;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value > 0) sum += coordinates[i]! ** 2 / (value * (1 + ratio * value));
  }
  return sum;
}

/** The derivative of the height by ρ. */
function slopeAt(profile: Profile, ratio: number): number {
  const { values, coordinates, df } = profile;
  let squares = 0;
  let trace = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const shrink = 1 / (1 + ratio * value);
    trace += value * shrink;
    if (value > 0) squares += (coordinates[i]! * shrink) ** 2;
  }
  return trace - (df * squares) / sumAt(profile, ratio);
}

/** Where the slope changes its sign, by bisection of the logarithm until nothing lies between. */
function rootBetween(profile: Profile, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let round = 0; round < 60; round++) {
    const middle = Math.sqrt(low * high);
    if (slopeAt(profile, middle) < 0) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
