/** An entry's line in a settled stage. */
export interface Standing extends Partial<Estimates> {
  entry: string;
  /** Null without a sheet that counts, and for withdrawn or disqualified entries. */
  place: number | null;
  /** With the rule's decimals; null, never 0, without a sheet that counts. So are `exact` ("n/d") and `plainMean`. */
  score: string | null;
  /** Of an adjusted score the published decimal itself: it is an estimate, and ordered by what is published. */
  exact: string | null;
  /** The untrimmed mean of the sheets' totals, rounded like the score. */
  plainMean: string | null;
  judgesCounted: number;
  trimmed: boolean;
  /** The link that decided this entry's place among equal scores: a criterion's key, or the name of another link. */
  tieBrokenBy: string | null;
  /** The floors that were not reached: keys of criteria, and TOTAL. The place stays; nothing is won. Engine 1 knew no floors. */
  belowFloors?: string[];
  /** The plain mean of the marks on each criterion, in the order of the rubric, rounded like the score. Engine 1 did not keep them. */
  criterionMeans?: { criterion: string; mean: string }[];
}

/**
 * What a line says of how sure it is, for organisers only; engines 1 and 2 did not estimate it. Decimal texts: scores with 6 decimals,
 * errors with 4, chances with 3.
 */
export interface Estimates {
  /** By model B; null where it cannot be fitted, or no sheet counts. So is its standard error. */
  adjusted: string | null;
  standardError: string | null;
  /** Between which places the entry stands with a chance of 90 %; null with `adjusted`, and without a place. */
  rankInterval: { lower: number; upper: number } | null;
  /** How likely the entry is among the track's quota; null with the interval, below a floor, and where no quota was announced. */
  chanceOfTopK: string | null;
  /** The score and the place that each rule would give, ties by the same chain, before any decision of people; null where it gives none. */
  sensitivity: { rule: SensitivityRule; score: string | null; place: number | null }[];
  /** The best (least) and the worst (greatest) place when each judge in turn is left out; null without a place. */
  leaveOneOut: { lowestPlace: number; highestPlace: number } | null;
}

export const sensitivityRules = ['MEAN', 'TRIMMED_MEAN', 'MEDIAN', 'ADJUSTED', 'ROBUST_ADJUSTED', 'Z_SCORE', 'LEAST_SQUARES'] as const;
export type SensitivityRule = (typeof sensitivityRules)[number];
