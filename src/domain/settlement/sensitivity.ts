import { parseDecimal, type Fraction } from '../fraction.js';
import { fitLeastSquares } from '../model/least-squares.js';
import { fitRobustModel } from '../model/robust-model.js';
import { zScores } from '../model/z-scores.js';
import { rankScored } from '../ranking/ranking.js';
import { type ScoredEntry, scoredAs } from '../ranking/score.js';
import { tallySheets } from '../ranking/tally.js';
import type { StageRule } from '../stage-rule.js';
import { estimateText, publishedDecimal } from './estimate-text.js';
import type { OfficialRanking } from './official-ranking.js';
import { type Estimates, type SensitivityRule, sensitivityRules } from './standing.js';

type ScoreOf = (entry: ScoredEntry) => Fraction | null;

/** By entry: the place that each rule would give it. Only the way from sheets to a score differs; rounding and chain are the stage's own. */
export function sensitivityOf(rule: StageRule, official: OfficialRanking): Map<string, Estimates['sensitivity']> {
  const { question } = official;
  const scores = scoresBy(rule, official);
  const places = sensitivityRules.map((name) => {
    const scored = question.scored.map((entry) => scoredAs(question.rule, entry, scores[name](entry)));
    return new Map(rankScored({ ...question, scored }).map(({ id, line }) => [id, line.rank]));
  });
  return new Map(
    question.scored.map(({ entry: { id } }) => [
      id,
      sensitivityRules.map((name, index) => ({ rule: name, place: places[index]!.get(id) ?? null })),
    ]),
  );
}

function scoresBy(stageRule: StageRule, { question: { rule }, judged, fit }: OfficialRanking): Record<SensitivityRule, ScoreOf> {
  const tallied =
    (aggregate: 'trimmed' | 'median', drop: number): ScoreOf =>
    ({ entry, tally }) =>
      rule.aggregate === aggregate
        ? (tally?.aggregate ?? null)
        : (tallySheets({ ...rule, aggregate, drop }, rule.criteria, entry.sheets)?.aggregate ?? null);
  const estimated = (scores: Float64Array | undefined): ScoreOf => {
    const byId = new Map(judged.entries.map((id, index) => [id, scores?.[index]]));
    return ({ entry: { id } }) => {
      const score = byId.get(id);
      return score === undefined ? null : parseDecimal(publishedDecimal(estimateText(score, 'SCORE'), stageRule));
    };
  };
  return {
    MEAN: ({ tally }) => tally?.plainMean ?? null,
    // A rule that trims nothing is compared with one that leaves out the highest and the lowest.
    TRIMMED_MEAN: tallied('trimmed', Math.max(rule.drop, 1)),
    MEDIAN: tallied('median', rule.drop),
    ADJUSTED: estimated(fit?.adjusted),
    ROBUST_ADJUSTED: estimated(fit ? fitRobustModel(judged.design)?.adjusted : undefined),
    Z_SCORE: estimated(zScores(judged.design).scaled),
    LEAST_SQUARES: estimated(fitLeastSquares(judged.design).adjusted),
  };
}
