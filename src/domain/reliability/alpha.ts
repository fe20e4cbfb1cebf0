import { Given } from '../given.js';
import { readRows, readTable, type RatingsTable } from './ratings-table.js';

const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const;

/** What a difference of two marks means: none but that they differ, how many marks lie between, points, or points by size. */
export type Level = (typeof levels)[number];

/**
 * Krippendorff's alpha of ratings by entry, then by judge, which may lack some: 1 is agreement, 0 what chance would give. Entries with
 * fewer than two ratings are left out. Null where nothing can disagree (at most one value in the pairable ratings), or where two marks
 * have no ratio. Formula: Krippendorff (2011), α = 1 − D_o/D_e.
 */
export function krippendorffAlpha(ratings: RatingsTable, level: Level): number | null {
  const units = ratings.map((row) => row.filter((rating) => rating !== null)).filter(({ length }) => length >= 2);
  const pooled = units.flat();
  const distance = distances[level](pooled);
  const expected = distance(pooled) / (pooled.length - 1);
  const observed = units.reduce((sum, unit) => sum + distance(unit) / (unit.length - 1), 0);
  return new Set(pooled).size > 1 && Number.isFinite(expected) ? 1 - observed / expected : null;
}

/** Answers a `krippendorff-alpha` question: all four levels. */
export function answerAlpha(question: unknown): Record<Level, number | null> {
  const given = new Given(question);
  const ratings = readTable(given.field('ratings'), readRows(given, 'judges'), true);
  const [nominal, ordinal, interval, ratio] = levels.map((level) => krippendorffAlpha(ratings, level));
  return { nominal: nominal!, ordinal: ordinal!, interval: interval!, ratio: ratio! };
}

/** The sum of δ² over all ordered pairs of some values. Made from the pooled values, on whose ranks the ordinal one depends. */
type Distance = (values: readonly number[]) => number;

const distances: Record<Level, (pooled: readonly number[]) => Distance> = {
  nominal: () => (values) => values.length ** 2 - [...countsOf(values).values()].reduce((sum, count) => sum + count ** 2, 0),
  // Σ n_g from c to k, less half of both ends, is the difference of the middle ranks of c and k.
  ordinal: (pooled) => {
    const ranks = middleRanksOf(pooled);
    return (values) => squaredDifferences(values.map((value) => ranks.get(value)!));
  },
  interval: () => squaredDifferences,
  ratio: () => squaredRatios,
};

/** Σ (c − k)² over ordered pairs is 2 m Σ (c − mean)². */
function squaredDifferences(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return 2 * values.length * values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

function squaredRatios(values: readonly number[]): number {
  const counts = [...countsOf(values)];
  let sum = 0;
  for (const [c, ofC] of counts) {
    for (const [k, ofK] of counts) if (c !== k) sum += ofC * ofK * ((c - k) / (c + k)) ** 2;
  }
  return sum;
}

function countsOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function middleRanksOf(values: readonly number[]): Map<number, number> {
  let below = 0;
  const ranks = new Map<number, number>();
  for (const [value, count] of [...countsOf(values)].toSorted(([a], [b]) => a - b)) {
    ranks.set(value, below + count / 2);
    below += count;
  }
  return ranks;
}
