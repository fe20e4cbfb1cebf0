import { ENGINE_VERSION, type EngineVersion } from './engine.js';
import { printFraction } from './fraction.js';
import { rankEntries } from './ranking/ranking.js';
import type { Tally } from './ranking/tally.js';
import { settleStage } from './settle.js';
import { officialRanking } from './settlement/official-ranking.js';
import { floorsMissedBy } from './settlement/rule-standings.js';
import type { StageInputs } from './settlement/stage-inputs.js';
import { questionOf } from './settlement/stage-question.js';

/** What an entry takes from a settled stage into a final: fractions as texts, null where there is nothing to compute them from. */
export interface StageResult {
  /** Of a score by a rule before any rounding; of an adjusted score, which is an estimate, what is published of it. */
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

/**
 * The results of a stage by entry, as the engine of this version settles it: scores by a rule before any rounding, since a final rounds once,
 * at its own end.
 */
export const resultsOfStage = (inputs: StageInputs, version: EngineVersion = ENGINE_VERSION): Map<string, StageResult> =>
  version === '3' ? resultsOfOfficial(inputs) : resultsByRule(inputs);

const resultsByRule = (inputs: StageInputs): Map<string, StageResult> =>
  new Map(
    rankEntries(questionOf(inputs)).map((ranked) => {
      const { id, line, tally } = ranked;
      const { exact, judgesCounted, rank: place, score } = line;
      return [id, { exact, ...valuesOf(inputs, tally), judgesCounted, place, score, belowFloors: floorsMissedBy(inputs, ranked) }];
    }),
  );

function resultsOfOfficial(inputs: StageInputs): Map<string, StageResult> {
  const { standings: official, question } = officialRanking(inputs);
  // What a committee talks about follows from everything that is estimated: without decisions no final needs that.
  const standings = inputs.decisions?.length ? settleStage(inputs, '3') : official;
  const tallies = new Map(question.scored.map(({ entry, tally }) => [entry.id, tally]));
  return new Map(
    standings.map(({ entry, exact, judgesCounted, place, score, belowFloors = [] }) => {
      return [entry, { exact, ...valuesOf(inputs, tallies.get(entry) ?? null), judgesCounted, place, score, belowFloors }];
    }),
  );
}

/** What ties may be broken by. */
const valuesOf = ({ rubric: { criteria } }: StageInputs, tally: Tally | null): Pick<StageResult, 'plainMean' | 'median' | 'criteria'> => ({
  plainMean: tally && printFraction(tally.plainMean),
  median: tally && printFraction(tally.median),
  criteria: criteria.map(({ key }, index) => {
    const mean = tally?.criterionMeans[index];
    return { key, mean: mean ? printFraction(mean) : null };
  }),
});
