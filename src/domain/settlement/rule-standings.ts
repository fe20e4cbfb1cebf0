import { floorsMissed } from '../floor.js';
import { parseDecimal, roundFraction } from '../fraction.js';
import { rankEntries, type RankedEntry } from '../ranking/ranking.js';
import { compareText } from './compare-text.js';
import type { StageInputs } from './stage-inputs.js';
import { nameOfLink, questionOf, roundingModes } from './stage-question.js';
import type { Standing } from './standing.js';

/** Engines 1 and 2: the standings by the announced rule, and nothing beside them. */
export const standingsByRule = (inputs: StageInputs, { withFloors }: { withFloors: boolean }): Standing[] =>
  inOrder(rankEntries(questionOf(inputs)).map((ranked) => standingOf(inputs, ranked, { withFloors })));

/** Ordered by place; entries that share one stand in the order of their ids, which decides nothing. */
export const inOrder = (standings: readonly Standing[]): Standing[] =>
  standings.toSorted(
    (a, b) => (a.place ?? Number.MAX_SAFE_INTEGER) - (b.place ?? Number.MAX_SAFE_INTEGER) || compareText(a.entry, b.entry),
  );

export function standingOf(inputs: StageInputs, ranked: RankedEntry, { withFloors }: { withFloors: boolean }): Standing {
  const { rule } = inputs;
  const { id, line, tally, brokenAt } = ranked;
  return {
    entry: id,
    place: line.rank,
    score: line.score,
    exact: line.exact,
    plainMean: tally && roundFraction(tally.plainMean, rule.decimals, roundingModes[rule.rounding]),
    judgesCounted: line.judgesCounted,
    trimmed: line.trimmed,
    tieBrokenBy: nameOfLink(rule, brokenAt),
    ...(withFloors && { belowFloors: floorsMissedBy(inputs, ranked), criterionMeans: criterionMeansOf(inputs, ranked) }),
  };
}

const criterionMeansOf = ({ rule: { decimals, rounding }, rubric: { criteria } }: StageInputs, { tally }: RankedEntry) =>
  criteria.flatMap(({ key }, index) => {
    const mean = tally?.criterionMeans[index];
    return mean ? [{ criterion: key, mean: roundFraction(mean, decimals, roundingModes[rounding]) }] : [];
  });

/** The floors of the rule that an entry did not reach. */
export const floorsMissedBy = ({ rule, rubric }: StageInputs, { line, tally }: RankedEntry): string[] =>
  floorsMissed(rule.floors ?? [], {
    criterionMeans: new Map(tally?.criterionMeans.map((mean, index) => [rubric.criteria[index]!.key, mean])),
    score: line.score === null ? null : parseDecimal(line.score),
  });
