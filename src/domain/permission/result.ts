import type { Refusal } from '../refusal.js';
import { refusal } from '../refusal.js';
import type { StageState } from '../stage.js';

/** A stage is settled when judging is over, and again later. */
export const maySettle = (stageState: StageState): Refusal | null =>
  stageState === 'CLOSED' || stageState === 'SETTLED' ? null : refusal('STAGE_STATE_WRONG', { state: stageState });

/** Settling again makes another settlement only where it would follow from something else; null: there is none yet. */
export const maySettleAgain = (latest: { hasChanged: boolean } | null): Refusal | null =>
  latest && !latest.hasChanged ? refusal('SETTLED_ALREADY') : null;

/** What is published is the latest settlement of the last stage, once: it is up to date, and no judge waits for a correction. */
export function mayPublish(facts: {
  isLatest: boolean;
  isLastStage: boolean;
  competitionState: string;
  pendingCorrections: number;
  /** Whether the stage would be settled from something else now. */
  isOutdated: boolean;
}): Refusal | null {
  if (facts.competitionState === 'PUBLISHED' || facts.competitionState === 'ARCHIVED') return refusal('ALREADY_PUBLISHED');
  if (facts.competitionState !== 'ANNOUNCED') return refusal('PHASE_WRONG', { phase: facts.competitionState });
  if (!facts.isLatest || !facts.isLastStage) return refusal('SETTLEMENT_NOT_FINAL');
  if (facts.pendingCorrections > 0) return refusal('CORRECTIONS_PENDING', { pending: facts.pendingCorrections });
  return facts.isOutdated ? refusal('SETTLEMENT_OUTDATED') : null;
}
