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
