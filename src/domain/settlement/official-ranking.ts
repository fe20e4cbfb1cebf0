import { parseDecimal, type Fraction } from '../fraction.js';
import { failedGuards, type FailedGuard } from '../model/guards.js';
import { fitMixedModel, type MixedFit } from '../model/mixed-model.js';
import { rankScored, scoreQuestion, type ScoredQuestion } from '../ranking/ranking.js';
import { type ScoredEntry, scoredAs } from '../ranking/score.js';
import type { StageRule } from '../stage-rule.js';
import { decisionsOnTies } from './decisions.js';
import { estimateText, publishedDecimal } from './estimate-text.js';
import { judgedStage, type JudgedStage } from './judged-stage.js';
import { inOrder, standingOf } from './rule-standings.js';
import type { StageInputs } from './stage-inputs.js';
import { questionOf } from './stage-question.js';
import type { Standing } from './standing.js';

/** What a track was ranked by, and what it came to. */
export interface OfficialRanking {
  standings: Standing[];
  /** The rule that the places follow from: MEAN where an adjusted score was announced and a guard failed. */
  officialRule: StageRule['tally'];
  /** What speaks against an adjusted ranking, or has to be known of it; empty where none was announced. */
  guards: FailedGuard[];
  /** The exact scores by the announced rule; its plain mean where that is the adjusted score. */
  question: ScoredQuestion;
  judged: JudgedStage;
  /** Model B; null where it cannot be fitted. */
  fit: MixedFit | null;
}

/**
 * Engine 3: the places by the announced rule. An adjusted score is an estimate: it is brought to the published decimals before anything is
 * ordered, so that no place hangs on the twelfth digit, and ties go through the chain like others.
 * @throws Refused INVALID_INPUT when rule, rubric or marks make no sense.
 */
export function officialRanking(inputs: StageInputs): OfficialRanking {
  const question = scoreQuestion(questionOf(inputs));
  const judged = judgedStage(inputs);
  const fit = judged.entries.length > 0 ? fitMixedModel(judged.design) : null;
  const isAdjusted = inputs.rule.tally === 'ADJUSTED';
  const guards = isAdjusted ? failedGuards(judged.design, { wasAnnounced: inputs.wasAnnounced ?? true }) : [];
  const fallsBack = fit === null || guards.some((guard) => guard.fallsBack);
  const officialRule = isAdjusted && fallsBack ? 'MEAN' : inputs.rule.tally;
  const scores = officialRule === 'ADJUSTED' ? adjustedScores(inputs.rule, judged, fit!) : null;
  const scored = scores ? question.scored.map((one) => scoredAs(question.rule, one, scores.get(one.entry.id) ?? null)) : question.scored;
  const standings = decided(inputs, { ...question, scored });
  return { standings, officialRule, guards, question, judged, fit };
}

/** By entry: what is published of the adjusted scores. */
const adjustedScores = (rule: StageRule, { entries }: JudgedStage, { adjusted }: MixedFit): Map<string, Fraction> =>
  new Map(entries.map((id, index) => [id, parseDecimal(publishedDecimal(estimateText(adjusted[index]!, 'SCORE'), rule))!]));

/** The standings with what people decided on exact ties that nothing split. Where the rule has a deliberation, see `deliberated.ts`. */
function decided(inputs: StageInputs, question: ScoredQuestion): Standing[] {
  const { rule, decisions = [] } = inputs;
  const standings = standingsFrom(inputs, question);
  if (decisions.length === 0 || rule.deliberation) return standings;
  const counting = decisionsOnTies(placedOf(standings), decisions);
  const orderOf = new Map(counting.map(({ entry, order }) => [entry, order]));
  const decide = (scored: ScoredEntry): ScoredEntry => {
    const order = orderOf.get(scored.entry.id);
    return order === undefined ? scored : { ...scored, entry: { ...scored.entry, decision: parseDecimal(String(order)) } };
  };
  return counting.length === 0 ? standings : standingsFrom(inputs, { ...question, scored: question.scored.map(decide) });
}

const standingsFrom = (inputs: StageInputs, question: ScoredQuestion): Standing[] =>
  inOrder(rankScored(question).map((ranked) => standingOf(inputs, ranked, { withFloors: true })));

export const placedOf = (standings: readonly Standing[]) =>
  standings.flatMap(({ entry, place }) => (place === null ? [] : [{ entry, place }]));
