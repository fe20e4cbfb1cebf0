import type { Design } from './design.js';
import { absorbRandomEntries, type RandomAbsorbed } from './random-entries.js';
import { lowestBetween } from './lowest-point.js';
import { lowestRatio, type Profile } from './ratio-search.js';
import { spectrumOf } from './spectrum.js';
import { sumOf } from './vectors.js';

// ln θ_E on a grid, then more and more finely between the neighbours of the lowest point.
const lowestLog = Math.log(1e-5);
const highestLog = Math.log(1e5);
const step = 1.5;

/**
 * θ_E = σ_E²/σ² and θ_J = σ_J²/σ² at which the restricted likelihood of model A is highest; 0 is an answer like others. For each θ_E the matrix
 * C is diagonalised once, and θ_J costs O(J).
 */
export function likeliestRatios(design: Design, origin: number): { entry: number; judge: number } {
  const heightAt = (log: number) => profiled(design, Math.exp(log), origin).height;
  let log = lowestLog;
  let lowest = heightAt(log);
  for (let next = lowestLog + step; next <= highestLog; next += step) {
    const height = heightAt(next);
    if (height < lowest) [log, lowest] = [next, height];
  }
  const inside = Math.exp(lowestBetween(heightAt, { low: log - step, middle: { at: log, height: lowest }, high: log + step }));
  const found = profiled(design, inside, origin);
  const none = profiled(design, 0, origin);
  return none.height <= found.height + 1e-9 ? { entry: 0, judge: none.ratio } : { entry: inside, judge: found.ratio };
}

/** The least −2·ln of the restricted likelihood for a θ_E, and the θ_J of it. */
function profiled(design: Design, ratio: number, origin: number): { ratio: number; height: number } {
  const absorbed = absorbRandomEntries(design, ratio, origin);
  const { values, coordinates } = spectrumOf(absorbed.information, new Float64Array(design.judges).fill(1), absorbed.right);
  const typical = values.length / sumOf(values);
  const least = lowestRatio(profileOf(absorbed, values, coordinates, design.totals.length - 1), typical);
  return { ratio: least.ratio, height: least.height + absorbed.logDeterminant };
}

/**
 * Over θ = θ_J: Σ ln(1 + θd) + ln 1ᵀV⁻¹1 + (N−1)·ln yᵀPy. As every sheet has one judge, R⁻¹1 = R⁻¹W1, and 1ᵀV⁻¹1 = Σ d·q²/(1 + θd),
 * 1ᵀV⁻¹y = Σ q·r/(1 + θd), where q and r are the coordinates of the ones and of WᵀR⁻¹y.
 */
function profileOf({ squares }: RandomAbsorbed, values: Float64Array, coordinates: Float64Array[], df: number): Profile {
  const [ones, right] = coordinates as [Float64Array, Float64Array];
  const eigenvalues = values.map((value) => Math.max(value, 0));
  const restOf = (weight: number, along: number, taken: number) => Math.max(squares - taken - along ** 2 / weight, 1e-14 * squares);
  return {
    heightAt: (ratio) => {
      let [logs, weight, along, taken] = [0, 0, 0, 0];
      for (let i = 0; i < eigenvalues.length; i++) {
        const [q, r, value] = [ones[i]!, right[i]!, eigenvalues[i]!];
        const grown = 1 + ratio * value;
        logs += Math.log(grown);
        weight += (value * q * q) / grown;
        along += (q * r) / grown;
        taken += (r * r * ratio) / grown;
      }
      return logs + Math.log(weight) + df * Math.log(restOf(weight, along, taken));
    },
    slopeAt: (ratio) => {
      let [trace, weight, along, taken] = [0, 0, 0, 0];
      let [weightSlope, alongSlope, takenSlope] = [0, 0, 0];
      for (let i = 0; i < eigenvalues.length; i++) {
        const [q, r, value] = [ones[i]!, right[i]!, eigenvalues[i]!];
        const shrink = 1 / (1 + ratio * value);
        trace += value * shrink;
        weight += value * q * q * shrink;
        along += q * r * shrink;
        taken += r * r * ratio * shrink;
        weightSlope -= (value * q * shrink) ** 2;
        alongSlope -= value * q * r * shrink * shrink;
        takenSlope += (r * shrink) ** 2;
      }
      // yᵀPy is `squares` − taken − along²/weight.
      const restSlope = -takenSlope - (2 * along * alongSlope) / weight + (along / weight) ** 2 * weightSlope;
      return trace + weightSlope / weight + (df * restSlope) / restOf(weight, along, taken);
    },
  };
}
