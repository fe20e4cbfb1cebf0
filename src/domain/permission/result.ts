import type { Actor } from '../actor.js';
import type { Refusal } from '../refusal.js';
import { refusal } from '../refusal.js';
import type { StageState } from '../stage.js';
import { maySeeOrganizerDesk } from './competition.js';

/** A stage is settled when judging is over, and again later. */
export const maySettle = (stageState: StageState): Refusal | null =>
  stageState === 'CLOSED' || stageState === 'SETTLED' ? null : refusal('STAGE_STATE_WRONG', { state: stageState });

/** Settling again makes another settlement only where it would follow from something else; null: there is none yet. */
export const maySettleAgain = (latest: { hasChanged: boolean } | null): Refusal | null =>
  latest && !latest.hasChanged ? refusal('SETTLED_ALREADY') : null;

/**
 * How sure places are, how they would be otherwise, and what was taken off whose marks is for organisers and auditors. A chair reads
 * settlements too, and may be one of the judges, who are never told.
 */
export const maySeeEstimates = (actor: Actor, competitionId: string): Refusal | null => maySeeOrganizerDesk(actor, competitionId);

/** A ranking that is to be made public, and its edition. */
interface Publishing {
  competitionState: string;
  /** Whether it is the final of its edition, and not the ranking of a stage. */
  isFinal: boolean;
  /** Whether a final rule was announced for the edition. */
  hasFinalRule: boolean;
  /** Whether it is the latest one of the final or of the last stage. */
  counts: boolean;
  pendingCorrections: number;
  pendingPenalties: number;
  /** Proposals to disqualify a team or to take one in again: nobody can decide them once the result is public. */
  pendingDisqualifications: number;
  /** Whether it would come out of something else now. */
  isOutdated: boolean;
}

/**
 * What is published, once, is the latest final ranking where a final rule was announced, else the latest settlement of the last stage: it is
 * up to date, no judge waits for a correction, and no penalty and no disqualification for its second organiser.
 */
export function mayPublish(facts: Publishing): Refusal | null {
  if (facts.competitionState === 'PUBLISHED' || facts.competitionState === 'ARCHIVED') return refusal('ALREADY_PUBLISHED');
  if (facts.competitionState !== 'ANNOUNCED') return refusal('PHASE_WRONG', { phase: facts.competitionState });
  if (facts.hasFinalRule && !facts.isFinal) return refusal('FINAL_DECIDES');
  if (!facts.counts) return refusal('SETTLEMENT_NOT_FINAL');
  if (facts.pendingCorrections > 0) return refusal('CORRECTIONS_PENDING', { pending: facts.pendingCorrections });
  if (facts.pendingPenalties > 0) return refusal('PENALTIES_PENDING', { pending: facts.pendingPenalties });
  if (facts.pendingDisqualifications > 0) return refusal('DISQUALIFICATIONS_PENDING', { pending: facts.pendingDisqualifications });
  return facts.isOutdated ? refusal(facts.isFinal ? 'FINAL_OUTDATED' : 'SETTLEMENT_OUTDATED') : null;
}
