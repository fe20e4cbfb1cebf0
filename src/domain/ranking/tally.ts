import { add, compare, divide, fractionOf, multiply, sum, zero, type Fraction } from '../fraction.js';

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
  const parts = marks.map((mark, index) => {
    const { maxPoints, weight } = scales[index] as Scale;
    return divide(multiply(weight, mark), maxPoints);
  });
  return divide(multiply(hundred, sum(parts)), sum(scales.map(({ weight }) => weight)));
}

/** One score from the complete sheets of an entry, each the marks in the order of the criteria; null when there is none. */
export function tallySheets(tallying: Tallying, scales: readonly Scale[], sheets: readonly Fraction[][]): Tally | null {
  if (sheets.length === 0) return null;
  const totals = sheets.map((marks) => weightedTotal(scales, marks));
  const marksByCriterion = scales.map((_, index) => sheets.map((marks) => marks[index] as Fraction));
  const trimmed = isTrimmed(tallying, sheets.length);
  const middle = (values: Fraction[]) => aggregate(tallying, trimmed, values);
  return {
    aggregate: tallying.level === 'total' ? middle(totals) : weightedTotal(scales, marksByCriterion.map(middle)),
    trimmed,
    plainMean: mean(totals),
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

const isTrimmed = ({ aggregate: kind, drop, minJudges }: Tallying, sheets: number) =>
  kind === 'trimmed' && drop > 0 && sheets >= minJudges && sheets > 2 * drop;

function aggregate(tallying: Tallying, trimmed: boolean, values: Fraction[]): Fraction {
  if (tallying.aggregate === 'median') return median(values);
  return mean(trimmed ? values.toSorted(compare).slice(tallying.drop, -tallying.drop) : values);
}

const mean = (values: Fraction[]): Fraction => divide(sum(values), fractionOf(values.length));

/** The middle value, or the mean of the two middle ones. */
function median(values: Fraction[]): Fraction {
  const sorted = values.toSorted(compare);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] as Fraction;
  const upper = sorted[Math.ceil((sorted.length - 1) / 2)] as Fraction;
  return divide(add(lower, upper), fractionOf(2));
}
