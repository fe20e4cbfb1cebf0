import type { Refusal } from '../refusal.js';
import { refusal } from '../refusal.js';

/** A stage is settled once, when judging is over. */
export const maySettle = (stageState: string): Refusal | null =>
  stageState === 'CLOSED' ? null : refusal('STAGE_STATE_WRONG', { state: stageState });

/** What is published is the latest settlement of the last stage, once, and while no judge waits for a correction. */
export function mayPublish(facts: {
  isLatest: boolean;
  isLastStage: boolean;
  competitionState: string;
  pendingCorrections: number;
}): Refusal | null {
  if (facts.competitionState === 'PUBLISHED' || facts.competitionState === 'ARCHIVED') return refusal('ALREADY_PUBLISHED');
  if (facts.competitionState !== 'ANNOUNCED') return refusal('PHASE_WRONG', { phase: facts.competitionState });
  if (!facts.isLatest || !facts.isLastStage) return refusal('SETTLEMENT_NOT_FINAL');
  return facts.pendingCorrections === 0 ? null : refusal('CORRECTIONS_PENDING', { pending: facts.pendingCorrections });
}
