import { parseDecimal, type Fraction } from '../fraction.js';
import { fitLeastSquares } from '../model/least-squares.js';
import { fitRobustModel } from '../model/robust-model.js';
import { zScores } from '../model/z-scores.js';
import { rankScored } from '../ranking/ranking.js';
import { type ScoredEntry, scoredAs } from '../ranking/score.js';
import { isTrimmed, type Scale, type Tallying, tallySheets } from '../ranking/tally.js';
import type { StageRule } from '../stage-rule.js';
import { estimateText, publishedDecimal } from './estimate-text.js';
import type { OfficialRanking } from './official-ranking.js';
import { type Estimates, type SensitivityRule, sensitivityRules } from './standing.js';

type ScoreOf = (entry: ScoredEntry) => Fraction | null;

/** By entry: the score and the place that each rule would give it. Only the way from sheets to a score differs; rounding and chain are the stage's own. */
export function sensitivityOf(rule: StageRule, official: OfficialRanking): Map<string, Estimates['sensitivity']> {
  const { question } = official;
  const scores = scoresBy(rule, official);
  const lines = sensitivityRules.map((name) => {
    const scored = question.scored.map((entry) => scoredAs(question.rule, entry, scores[name](entry)));
    return new Map(rankScored({ ...question, scored }).map(({ id, line }) => [id, line]));
  });
  return new Map(
    question.scored.map(({ entry: { id } }) => [
      id,
      sensitivityRules.map((name, index) => {
        const { score, rank } = lines[index]!.get(id)!;
        return { rule: name, score, place: rank };
      }),
    ]),
  );
}

function scoresBy(stageRule: StageRule, { question: { rule }, judged, fit }: OfficialRanking): Record<SensitivityRule, ScoreOf> {
  // A rule that trims nothing is compared with one that leaves out the highest and the lowest.
  const trimming: Tallying = { ...rule, aggregate: 'trimmed', drop: Math.max(rule.drop, 1) };
  const estimated = (scores: Float64Array | undefined): ScoreOf => {
    const byId = new Map(judged.entries.map((id, index) => [id, scores?.[index]]));
    return ({ entry: { id } }) => {
      const score = byId.get(id);
      return score === undefined ? null : parseDecimal(publishedDecimal(estimateText(score, 'SCORE'), stageRule));
    };
  };
  return {
    MEAN: ({ tally }) => tally?.plainMean ?? null,
    TRIMMED_MEAN: (scored) => tallied(trimming, scored, rule.criteria),
    MEDIAN: (scored) =>
      rule.level === 'total' ? (scored.tally?.median ?? null) : tallied({ ...rule, aggregate: 'median' }, scored, rule.criteria),
    ADJUSTED: estimated(fit?.adjusted),
    ROBUST_ADJUSTED: estimated(fit ? fitRobustModel(judged.design)?.adjusted : undefined),
    Z_SCORE: estimated(zScores(judged.design).scaled),
    LEAST_SQUARES: estimated(fitLeastSquares(judged.design).adjusted),
  };
}

/** The score by another way of tallying, with whatever is known already. */
function tallied(tallying: Tallying, { entry: { sheets }, tally }: ScoredEntry, criteria: readonly Scale[]): Fraction | null {
  if (tallying.aggregate === 'trimmed' && !isTrimmed(tallying, sheets.length)) return tally?.plainMean ?? null;
  return tallySheets(tallying, criteria, sheets)?.aggregate ?? null;
}
