import { fisherQuantile } from '../distributions/fisher.js';
import { Given } from '../given.js';
import { meanSquaresOf, type MeanSquares } from './mean-squares.js';
import { readRows, readTable, type FullTable } from './ratings-table.js';

/** 1, 2, 3: the models of Shrout & Fleiss (1979); 1 is the reliability of one judge's mark, k that of the mean of all of them. */
const names = ['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,k)', 'ICC(2,k)', 'ICC(3,k)'] as const;
type Coefficient = (typeof names)[number];

export type IntraclassCorrelations = Record<Coefficient, number | null> & {
  betweenMS: number | null;
  withinMS: number | null;
  judgeMS: number | null;
  residualMS: number | null;
  /** 95 % limits from the F distribution. */
  ci95: Record<Coefficient, [lower: number, upper: number] | null>;
};

/**
 * How far marks tell the entries apart: six intraclass correlations of a full table (entries by judges) with 95 % limits. Null where
 * the formula is 0/0 or has no denominator above 0, as with marks that are all equal or a single judge. Negative values are legitimate.
 * Formulas: Shrout & Fleiss (1979); limits of the model 2: McGraw & Wong (1996), by Satterthwaite's degrees of freedom.
 */
export function intraclassCorrelations(table: FullTable): IntraclassCorrelations {
  const squares = meanSquaresOf(table);
  const values = squares ? coefficientsOf(squares) : everyCoefficient(() => null);
  const limits = squares ? limitsOf(squares, values['ICC(2,1)']) : everyCoefficient(() => null);
  return {
    ...values,
    betweenMS: squares?.between ?? null,
    withinMS: squares?.within ?? null,
    judgeMS: squares?.judge ?? null,
    residualMS: squares?.residual ?? null,
    // Where the coefficient itself says nothing, nor do its limits.
    ci95: everyCoefficient((name) => (values[name] === null ? null : limits[name])),
  };
}

/** Answers an `icc` question. @throws Refused INVALID_INPUT, also for a missing mark: the coefficients need a full table. */
export function answerIcc(question: unknown): IntraclassCorrelations {
  const given = new Given(question);
  return intraclassCorrelations(readTable(given.field('ratings'), readRows(given, 'entries'), false));
}

const everyCoefficient = <Value>(valueOf: (name: Coefficient) => Value): Record<Coefficient, Value> =>
  Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Coefficient, Value>;

/** Null, never Infinity or NaN, unless the denominator is above 0. */
const share = (numerator: number, denominator: number): number | null => (denominator > 0 ? numerator / denominator : null);

function coefficientsOf({ entries: n, judges: k, between, within, judge, residual }: MeanSquares): Record<Coefficient, number | null> {
  return {
    'ICC(1,1)': share(between - within, between + (k - 1) * within),
    'ICC(2,1)': share(between - residual, between + (k - 1) * residual + (k * (judge - residual)) / n),
    'ICC(3,1)': share(between - residual, between + (k - 1) * residual),
    'ICC(1,k)': share(between - within, between),
    'ICC(2,k)': share(between - residual, between + (judge - residual) / n),
    'ICC(3,k)': share(between - residual, between),
  };
}

type Limits = [number, number] | null;

function limitsOf(squares: MeanSquares, absolute: number | null): Record<Coefficient, Limits> {
  const { entries: n, judges: k, between, within, residual } = squares;
  const oneWay = fLimits(between, within, n - 1, n * (k - 1));
  const consistency = fLimits(between, residual, n - 1, (n - 1) * (k - 1));
  const agreement = absolute === null ? null : agreementLimits(squares, absolute);
  // Spearman and Brown's step from one mark to the mean of k; there is none at and below −1/(k − 1).
  const ofMean = (rho: number) => (1 + (k - 1) * rho > 0 ? (k * rho) / (1 + (k - 1) * rho) : NaN);
  return {
    'ICC(1,1)': oneWay((ratio) => (ratio - 1) / (ratio + k - 1)),
    'ICC(1,k)': oneWay((ratio) => 1 - 1 / ratio),
    'ICC(3,1)': consistency((ratio) => (ratio - 1) / (ratio + k - 1)),
    'ICC(3,k)': consistency((ratio) => 1 - 1 / ratio),
    'ICC(2,1)': agreement,
    'ICC(2,k)': agreement && finite(ofMean(agreement[0]), ofMean(agreement[1])),
  };
}

/** The 95 % limits of the ratio of two mean squares, put through a coefficient. Without any error both limits are that of perfection. */
function fLimits(above: number, below: number, d1: number, d2: number): (coefficient: (ratio: number) => number) => Limits {
  if (above === 0) return () => null;
  if (below === 0) return () => [1, 1];
  const low = above / below / fisherQuantile(0.975, d1, d2);
  const high = (above / below) * fisherQuantile(0.975, d2, d1);
  return (coefficient) => finite(coefficient(low), coefficient(high));
}

function agreementLimits({ entries: n, judges: k, between, judge, residual }: MeanSquares, rho: number): Limits {
  // McGraw & Wong's a and b, both times n (1 − ρ), so that ρ = 1 is no division by zero.
  const judgePart = k * rho * judge;
  const residualPart = (n + n * (k - 1) * rho - k * rho) * residual;
  const df = (judgePart + residualPart) ** 2 / (judgePart ** 2 / (k - 1) + residualPart ** 2 / ((n - 1) * (k - 1)));
  if (!(df > 0)) return null;
  const lowF = fisherQuantile(0.975, n - 1, df);
  const highF = fisherQuantile(0.975, df, n - 1);
  const error = k * judge + (k * n - k - n) * residual;
  return finite(
    (n * (between - lowF * residual)) / (lowF * error + n * between),
    (n * (highF * between - residual)) / (error + n * highF * between),
  );
}

const finite = (lower: number, upper: number): Limits => (Number.isFinite(lower) && Number.isFinite(upper) ? [lower, upper] : null);
