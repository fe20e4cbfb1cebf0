import { compare, divide, fraction, fractionOf, mean, multiply, sum, zero, type Fraction } from '../fraction.js';

export interface Scale {
  maxPoints: Fraction;
  weight: Fraction;
}

/** How the sheets of one entry become one score. */
export interface Tallying {
  aggregate: 'mean' | 'trimmed' | 'median';
  /** How many of the highest and how many of the lowest values a trimmed mean leaves out: one copy each, also where several are equal. */
  drop: number;
  /** With fewer sheets than this a trimmed mean is the plain mean. */
  minJudges: number;
  /** What is aggregated: the totals of whole sheets, or the marks of each criterion apart. */
  level: 'total' | 'criterion';
}

export interface Tally {
  /** On 0–100, before fixed points and penalties. */
  aggregate: Fraction;
  trimmed: boolean;
  /** Plain mean and median of the sheets' totals, whatever the aggregate is. */
  plainMean: Fraction;
  median: Fraction;
  /** Plain mean of the marks, in the order of the criteria. */
  criterionMeans: Fraction[];
}

const hundred = fractionOf(100);

/** The total of one sheet on 0–100: T = 100·Σ w·x/M / Σ w, with the marks in the order of the criteria. */
export function weightedTotal(scales: readonly Scale[], marks: readonly Fraction[]): Fraction {
  const { points, unit } = unitsOf(scales);
  let total = 0n;
  let parts = 1n;
  for (let index = 0; index < marks.length; index++) {
    const { numerator, denominator } = marks[index]!;
    // To the denominator of all marks so far, which stays small: marks are decimals.
    const missing = parts % denominator === 0n ? 1n : denominator;
    parts *= missing;
    total = total * missing + points[index]! * numerator * (parts / denominator);
  }
  return fraction(total, unit * parts);
}

interface Units {
  /** What a point on each criterion adds to the total, in whole units. */
  points: bigint[];
  /** How many units make up one point of the total. */
  unit: bigint;
}

const unitsByScales = new WeakMap<readonly Scale[], Units>();

/** 100·w/M/Σ w of each criterion over one common denominator: computed once for a rubric. */
function unitsOf(scales: readonly Scale[]): Units {
  const known = unitsByScales.get(scales);
  if (known) return known;
  const weights = sum(scales.map(({ weight }) => weight));
  const shares = scales.map(({ maxPoints, weight }) => divide(multiply(hundred, weight), multiply(maxPoints, weights)));
  const unit = shares.reduce((common, { denominator }) => common * fraction(denominator, common).numerator, 1n);
  const units = { points: shares.map(({ numerator, denominator }) => numerator * (unit / denominator)), unit };
  unitsByScales.set(scales, units);
  return units;
}

/** One score from the complete sheets of an entry, each the marks in the order of the criteria; null when there is none. */
export function tallySheets(tallying: Tallying, scales: readonly Scale[], sheets: readonly Fraction[][]): Tally | null {
  if (sheets.length === 0) return null;
  const totals = sheets.map((marks) => weightedTotal(scales, marks));
  const marksByCriterion = scales.map((_, index) => sheets.map((marks) => marks[index] as Fraction));
  const trimmed = isTrimmed(tallying, sheets.length);
  const middle = (values: Fraction[]) => aggregate(tallying, trimmed, values);
  const plainMean = mean(totals);
  const isPlain = tallying.aggregate !== 'median' && !trimmed;
  return {
    // The mean of the totals and the total of the means are the same.
    aggregate: isPlain ? plainMean : tallying.level === 'total' ? middle(totals) : weightedTotal(scales, marksByCriterion.map(middle)),
    trimmed,
    plainMean,
    median: median(totals),
    criterionMeans: marksByCriterion.map(mean),
  };
}

/** Σ w·s / Σ w of a final's stages; null where one that weighs something has no score. */
export function meanOfStages(stages: readonly { score: Fraction | null; weight: Fraction }[]): Fraction | null {
  const weighing = stages.filter(({ weight }) => compare(weight, zero) > 0);
  const parts = weighing.flatMap(({ score, weight }) => (score ? [multiply(score, weight)] : []));
  return parts.length < weighing.length ? null : divide(sum(parts), sum(weighing.map(({ weight }) => weight)));
}

/** Whether an entry with so many sheets has enough of them to leave some out. */
export const isTrimmed = ({ aggregate: kind, drop, minJudges }: Tallying, sheets: number) =>
  kind === 'trimmed' && drop > 0 && sheets >= minJudges && sheets > 2 * drop;

const aggregate = ({ aggregate: kind, drop }: Tallying, trimmed: boolean, values: Fraction[]): Fraction =>
  kind === 'median' ? median(values) : mean(trimmed ? values.toSorted(compare).slice(drop, -drop) : values);

/** The middle value, or the mean of the two middle ones. */
function median(values: Fraction[]): Fraction {
  const sorted = values.toSorted(compare);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] as Fraction;
  const upper = sorted[Math.ceil((sorted.length - 1) / 2)] as Fraction;
  return lower === upper ? lower : mean([lower, upper]);
}
