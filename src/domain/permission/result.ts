import type { Refusal } from '../refusal.js';
import { refusal } from '../refusal.js';

/** A stage is settled once, when judging is over. */
export const maySettle = (stageState: string): Refusal | null =>
  stageState === 'CLOSED' ? null : refusal('STAGE_STATE_WRONG', { state: stageState });

/** What is published is the latest settlement of the last stage, and it is published once. */
export function mayPublish(facts: { isLatest: boolean; isLastStage: boolean; competitionState: string }): Refusal | null {
  if (facts.competitionState === 'PUBLISHED' || facts.competitionState === 'ARCHIVED') return refusal('ALREADY_PUBLISHED');
  if (facts.competitionState !== 'ANNOUNCED') return refusal('PHASE_WRONG', { phase: facts.competitionState });
  return facts.isLatest && facts.isLastStage ? null : refusal('SETTLEMENT_NOT_FINAL');
}
