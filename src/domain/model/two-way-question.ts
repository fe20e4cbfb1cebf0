import { Given } from '../given.js';
import { designOf, type Design } from './design.js';
import { fitLeastSquares } from './least-squares.js';
import { fitMixedModel } from './mixed-model.js';
import { fitRandomModel } from './random-model.js';
import { numberOf, readScoreTable } from './score-table.js';
import { meansOf, mediansOf, trimmedMeansOf } from './summaries.js';
import { zScores } from './z-scores.js';

/** Per entry or judge; null: it has no sheet. */
type Values = (number | null)[];

/** Where a whole part cannot be computed it is null. What cannot be compared is never 0. */
export interface TwoWayAnswer {
  /** Per sheet, as given: exact until this division. */
  rowTotals: number[];
  judgesPerEntry: number[];
  entriesPerJudge: number[];
  components: { count: number; ofEntry: Values; ofJudge: Values };
  plainMean: Values;
  median: Values;
  trimmedMeanMin3: Values;
  trimmedMeanMin5: Values;
  zScore: { pooledMean: number; pooledSd: number | null; meanZ: Values; scaled: Values; korean5010: Values } | null;
  leastSquares: {
    adjusted: Values;
    se: Values | null;
    judgeEffect: Values;
    judgeSe: Values | null;
    residualVariance: number | null;
    residualDf: number;
  } | null;
  mixedB: {
    adjusted: Values;
    se: Values;
    judgeEffect: Values;
    varJudge: number;
    varResidual: number;
    singular: boolean;
    lambda: number | null;
    smallestGapBetweenNeighbours: number | null;
  } | null;
  /** Left out with more than 500 judges, for whom it would take minutes; nothing official depends on it. */
  mixedA?: {
    mu: number;
    muSe: number;
    varEntry: number;
    varJudge: number;
    varResidual: number;
    blup: Values;
    blupSe: Values;
    entryEffect: Values;
    judgeEffect: Values;
    singular: boolean;
  } | null;
  icc: { singleAbsolute: number | null; singleConsistency: number | null } | null;
}

const mostJudges = 500;

/**
 * Answers a `two-way-design` question: totals of sheets, means, medians, and the models side by side, all in points of 0–100.
 * @throws Refused INVALID_INPUT, which names the path of everything that is wrong.
 */
export function answerTwoWayDesign(question: unknown): TwoWayAnswer {
  const table = readScoreTable(new Given(question));
  const sheets = table.rows.map(({ entry, judge, total }) => ({ entry, judge, total: numberOf(total) }));
  const design = designOf(table.entries, table.judges, sheets);
  const { components, sheetsOfEntry, sheetsOfJudge } = design;
  const mixedA = table.judges <= mostJudges ? randomModelIn(design) : null;
  return {
    rowTotals: sheets.map(({ total }) => total),
    judgesPerEntry: [...sheetsOfEntry],
    entriesPerJudge: [...sheetsOfJudge],
    components: { count: components.count, ofEntry: labels(components.ofEntry), ofJudge: labels(components.ofJudge) },
    plainMean: valuesOf(meansOf(design)),
    median: valuesOf(mediansOf(design)),
    trimmedMeanMin3: valuesOf(trimmedMeansOf(design, 3)),
    trimmedMeanMin5: valuesOf(trimmedMeansOf(design, 5)),
    zScore: sheets.length > 0 ? zScoresIn(design) : null,
    leastSquares: sheets.length > 0 ? leastSquaresIn(design) : null,
    mixedB: mixedModelIn(design),
    ...(table.judges <= mostJudges && { mixedA }),
    icc: mixedA && shareOfEntries(mixedA),
  };
}

function zScoresIn(design: Design): TwoWayAnswer['zScore'] {
  const { pooledMean, pooledSd, meanZ, scaled, korean5010 } = zScores(design);
  return { pooledMean, pooledSd, meanZ: valuesOf(meanZ), scaled: valuesOf(scaled), korean5010: valuesOf(korean5010) };
}

function leastSquaresIn(design: Design): TwoWayAnswer['leastSquares'] {
  const { adjusted, se, judgeEffect, judgeSe, residualVariance, residualDf } = fitLeastSquares(design);
  return {
    adjusted: valuesOf(adjusted),
    se: se && valuesOf(se),
    judgeEffect: ofJudgesSeen(design, judgeEffect),
    judgeSe: judgeSe && ofJudgesSeen(design, judgeSe),
    residualVariance,
    residualDf,
  };
}

function mixedModelIn(design: Design): TwoWayAnswer['mixedB'] {
  const fit = fitMixedModel(design);
  if (!fit) return null;
  return {
    adjusted: valuesOf(fit.adjusted),
    se: valuesOf(fit.se),
    // A judge without sheets is expected to be like the others.
    judgeEffect: valuesOf(fit.judgeEffect),
    varJudge: fit.varJudge,
    varResidual: fit.varResidual,
    singular: fit.lambda === Infinity,
    lambda: fit.lambda === Infinity ? null : fit.lambda,
    smallestGapBetweenNeighbours: smallestGap(fit.adjusted),
  };
}

function randomModelIn(design: Design): NonNullable<TwoWayAnswer['mixedA']> | null {
  const fit = fitRandomModel(design);
  if (!fit) return null;
  const { blup, blupSe, entryEffect, judgeEffect, ...rest } = fit;
  return {
    ...rest,
    blup: valuesOf(blup),
    blupSe: valuesOf(blupSe),
    entryEffect: valuesOf(entryEffect),
    judgeEffect: valuesOf(judgeEffect),
    singular: fit.varEntry === 0 || fit.varJudge === 0,
  };
}

/** What share of the variance of one sheet comes from the entries, with and without the judges' leniency. */
function shareOfEntries({ varEntry, varJudge, varResidual }: NonNullable<TwoWayAnswer['mixedA']>): TwoWayAnswer['icc'] {
  const share = (rest: number) => (varEntry + rest > 0 ? varEntry / (varEntry + rest) : null);
  return { singleAbsolute: share(varJudge + varResidual), singleConsistency: share(varResidual) };
}

function smallestGap(adjusted: Float64Array): number | null {
  const sorted = adjusted.filter((score) => !Number.isNaN(score)).toSorted();
  const gaps = Array.from(sorted.subarray(1), (score, index) => score - sorted[index]!);
  return gaps.length > 0 ? gaps.reduce((least, gap) => Math.min(least, gap)) : null;
}

const valuesOf = (values: Float64Array): Values => Array.from(values, (value) => (Number.isNaN(value) ? null : value));

const labels = (values: Int32Array): Values => Array.from(values, (value) => (value === 0 ? null : value));

const ofJudgesSeen = ({ sheetsOfJudge }: Design, values: Float64Array): Values =>
  Array.from(values, (value, judge) => (sheetsOfJudge[judge] === 0 ? null : value));
