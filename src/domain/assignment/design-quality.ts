import { absorbEntries } from '../model/absorption.js';
import { designOf } from '../model/design.js';
import { spectrumOf } from '../model/spectrum.js';
import { bridgesOf } from './bridges.js';
import { islandsOf } from './islands.js';
import type { Pair } from './problem.js';

/** How well a plan lets judges be compared, whoever gives which marks. */
export interface DesignQuality {
  /** Connected parts; a judge or an entry without a pair is one. */
  components: number;
  loadMin: number;
  loadMax: number;
  /** Entries that two judges both read, over all pairs of judges. */
  pairOverlap: { min: number; max: number; mean: number; zeroPairs: number; sumOfSquares: number };
  /** Who or what holds the plan together alone (articulation points), and the pairs that do (bridges). */
  criticalJudges: number[];
  criticalEntries: number[];
  bridgePairs: Pair[];
  /** Of C0 = D_J − NᵀD_E⁻¹N: 0 where the plan falls apart. */
  secondSmallestEigenvalue: number;
  /** Mean variance of the difference of two judges' effects, in units of σ²: 2/(J − 1)·Σ 1/eigenvalue; null where the plan falls apart. */
  meanVarianceOfJudgeDifference: number | null;
}

/** The numbers of SCORING 5, "Connectivity and overlap", for at least one judge. */
export function designQuality(entries: number, judges: number, pairs: readonly Pair[]): DesignQuality {
  const design = designOf(
    entries,
    judges,
    pairs.map(([entry, judge]) => ({ entry, judge, total: 0 })),
  );
  const components = islandsOf(entries, judges, pairs).length;
  const { values } = spectrumOf(absorbEntries(design).information, new Float64Array(judges));
  const eigenvalues = values.toSorted();
  const loads = [...design.sheetsOfJudge];
  const { critical, bridges } = bridgesOf(entries, judges, pairs);
  const reciprocals = eigenvalues.subarray(1).reduce((sum, value) => sum + 1 / value, 0);
  return {
    components,
    loadMin: Math.min(...loads),
    loadMax: Math.max(...loads),
    pairOverlap: overlapOf(judges, pairs),
    criticalJudges: critical.filter((node) => node >= entries).map((node) => node - entries),
    criticalEntries: critical.filter((node) => node < entries),
    bridgePairs: bridges,
    secondSmallestEigenvalue: components > 1 ? 0 : (eigenvalues[1] ?? 0),
    meanVarianceOfJudgeDifference: components > 1 || judges < 2 ? null : (2 / (judges - 1)) * reciprocals,
  };
}

function overlapOf(judges: number, pairs: readonly Pair[]): DesignQuality['pairOverlap'] {
  const shared = overlaps(judges, pairs);
  const all: number[] = [];
  for (let judge = 0; judge < judges; judge++) for (let other = 0; other < judge; other++) all.push(shared[judge * judges + other]!);
  if (all.length === 0) return { min: 0, max: 0, mean: 0, zeroPairs: 0, sumOfSquares: 0 };
  const sum = all.reduce((total, number) => total + number, 0);
  return {
    min: all.reduce((least, number) => Math.min(least, number)),
    max: all.reduce((most, number) => Math.max(most, number)),
    mean: sum / all.length,
    zeroPairs: all.filter((number) => number === 0).length,
    sumOfSquares: all.reduce((total, number) => total + number * number, 0),
  };
}

/** By judge and judge: the entries that both read. */
export function overlaps(judges: number, pairs: readonly Pair[]): Int32Array {
  const shared = new Int32Array(judges * judges);
  for (const panel of Map.groupBy(pairs, ([entry]) => entry).values())
    for (const [, judge] of panel) for (const [, other] of panel) if (judge !== other) shared[judge * judges + other]!++;
  return shared;
}
