import { printFraction } from './fraction.js';
import { rankEntries } from './ranking/ranking.js';
import { floorsMissedBy, questionOf, type StageInputs } from './settle.js';

/** What an entry takes from a settled stage into a final: fractions as texts, null where there is nothing to compute them from. */
export interface StageResult {
  exact: string | null;
  plainMean: string | null;
  median: string | null;
  /** The plain mean of the marks on each criterion. */
  criteria: { key: string; mean: string | null }[];
  judgesCounted: number;
  /** As the stage was settled, for people to read: no final is computed from these. */
  place: number | null;
  score: string | null;
  /** Keys of criteria, and TOTAL. Who missed one in any stage wins nothing in the final. */
  belowFloors: string[];
}

/** The results of a stage by entry, before any rounding: a final rounds once, at its own end. */
export const resultsOfStage = (inputs: StageInputs): Map<string, StageResult> =>
  new Map(
    rankEntries(questionOf(inputs)).map((ranked) => {
      const { id, line, tally } = ranked;
      const result = {
        exact: line.exact,
        plainMean: tally && printFraction(tally.plainMean),
        median: tally && printFraction(tally.median),
        criteria: inputs.rubric.criteria.map(({ key }, index) => {
          const mean = tally?.criterionMeans[index];
          return { key, mean: mean ? printFraction(mean) : null };
        }),
        judgesCounted: line.judgesCounted,
        place: line.rank,
        score: line.score,
        belowFloors: floorsMissedBy(inputs, ranked),
      };
      return [id, result];
    }),
  );
