import type { Actor } from '../actor.js';
import { isSameSet } from '../final.js';
import { type FinalRule, type KnownStage, problemsOfFinalRule } from '../final-rule.js';
import type { PenaltyState } from '../penalty.js';
import type { CompetitionState } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';
import type { StageState } from '../stage.js';
import { secondOf } from './second-person.js';

/** Whether organisers may know scores: from the end of judging of any stage on. */
export const areScoresKnown = (states: readonly StageState[]): boolean => states.some((state) => state === 'CLOSED' || state === 'SETTLED');

/** A final rule is announced, again if need be, while nobody can know a score. Paths of problems are below `rule`. */
export function mayAnnounceFinalRule(stages: readonly (KnownStage & { state: StageState })[], rule: FinalRule): Refusal | null {
  if (areScoresKnown(stages.map(({ state }) => state))) return refusal('SCORES_KNOWN');
  const problems = problemsOfFinalRule(rule, stages).map((found) => ({ ...found, path: `rule.${found.path}` }));
  return problems.length > 0 ? refusal('INVALID_INPUT', { problems }) : null;
}

/** An edition whose final gets something from outside the judging. */
interface FinalInTheMaking {
  competitionState: CompetitionState;
  /** Whether a final rule was announced. */
  hasRule: boolean;
  stages: readonly StageState[];
}

/**
 * Scores are imported and penalties recorded once the announced rule can no longer change, and also after publication: what was
 * published then says that it is outdated.
 */
export function mayAddToFinal({ competitionState, hasRule, stages }: FinalInTheMaking): Refusal | null {
  if (competitionState === 'DRAFT' || competitionState === 'ARCHIVED') return refusal('PHASE_WRONG', { phase: competitionState });
  if (!hasRule) return refusal('FINAL_RULE_MISSING');
  return areScoresKnown(stages) ? null : refusal('FINAL_RULE_NOT_FIXED');
}

/** A penalty counts once a second organiser has confirmed it. */
export const mayConfirmPenalty = (actor: Actor, { state, recordedBy }: { state: PenaltyState; recordedBy: string }): Refusal | null =>
  state === 'RECORDED' ? secondOf(actor, recordedBy) : refusal('NOTHING_PROPOSED');

/** It is taken back once, confirmed or not. */
export const mayWithdrawPenalty = (state: PenaltyState): Refusal | null => (state === 'WITHDRAWN' ? refusal('PENALTY_WITHDRAWN') : null);

/** What a final is settled from, as far as something is missing. */
export interface FinalPreparation {
  hasRule: boolean;
  /** Ordinals of the stages that the rule needs: those that are not settled, and those that would be settled otherwise now. */
  unsettled: readonly number[];
  outdated: readonly number[];
  /** Names of weighted parts for which no scores were imported. */
  partsMissing: readonly string[];
}

/** A final is settled once every stage that it combines is, and the scores of every weighted part are there. */
export function maySettleFinal({ hasRule, unsettled, outdated, partsMissing }: FinalPreparation): Refusal | null {
  if (!hasRule) return refusal('FINAL_RULE_MISSING');
  if (unsettled.length > 0) return refusal('STAGES_NOT_SETTLED', { stages: unsettled });
  if (outdated.length > 0) return refusal('STAGES_OUTDATED', { stages: outdated });
  return partsMissing.length > 0 ? refusal('SCORES_MISSING', { parts: partsMissing }) : null;
}

/** People put all entries that would share a place in an order, where the announced rule leaves that to them at the end. */
export function mayDecideTie({ tieBreak }: FinalRule, tied: readonly string[][], entries: readonly string[]): Refusal | null {
  if (!tieBreak.some(({ link }) => link === 'DECISION')) return refusal('NO_DECISION_IN_RULE');
  return tied.some((group) => isSameSet(group, entries)) ? null : refusal('NOT_TIED');
}
