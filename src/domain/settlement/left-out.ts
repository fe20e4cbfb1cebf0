import { leaveOneOut } from '../uncertainty/leave-one-out.js';
import type { ScoringRule } from '../uncertainty/scores-without.js';
import type { OfficialRanking } from './official-ranking.js';
import type { StageInputs } from './stage-inputs.js';
import type { Estimates } from './standing.js';

/** How much places hang on single judges. */
export interface LeftOut {
  /** Of an entry. */
  placesOf: (entry: string) => Estimates['leaveOneOut'];
  /** The judges, by their index, without whom others would be first, or among those that advance. */
  changeWinner: ReadonlySet<number>;
  changeTopK: ReadonlySet<number>;
}

const aggregates = { MEAN: 'mean', TRIMMED_MEAN: 'trimmed', MEDIAN: 'median' } as const;

/**
 * The official rule with each judge's sheets left out in turn: places by the published score alone, without the chain, totals of whole sheets.
 * For adjusted scores the variance components stay those of all judges, so that 300 judges need no 300 fits.
 */
export function leftOut({ rule, topK = null }: StageInputs, { standings, judged, fit, officialRule }: OfficialRanking): LeftOut {
  const placed = new Set(standings.flatMap(({ entry, place }) => (place === null ? [] : [entry])));
  const scoring: ScoringRule =
    officialRule === 'ADJUSTED'
      ? { aggregate: 'adjusted', lambda: fit!.lambda }
      : { aggregate: aggregates[officialRule], drop: rule.drop, minJudges: rule.minJudgesToTrim };
  const competes = judged.entries.map((entry) => placed.has(entry));
  const found = leaveOneOut(judged.design, scoring, { topK: topK ?? 0, decimals: rule.decimals, competes });
  const indexOf = new Map(judged.entries.map((entry, index) => [entry, index]));
  return {
    placesOf: (entry) => {
      const index = indexOf.get(entry);
      const [lowest, highest] = index === undefined ? [] : [found.minRank[index], found.maxRank[index]];
      return lowest && highest ? { lowestPlace: lowest, highestPlace: highest } : null;
    },
    changeWinner: new Set(found.winnerChangesWithout),
    changeTopK: new Set(found.topKChangesWithout),
  };
}
