import type { Actor } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';
import type { StageState } from '../stage.js';
import { maySeeOrganizerDesk, mayPrepareJudging } from './competition.js';

/** Filled score sheets (심사표) of all judges: for organisers and auditors, once judging of the stage has ended. */
export function mayPrintSheets(actor: Actor, { competitionId, state }: { competitionId: string; state: StageState }): Refusal | null {
  const objection = maySeeOrganizerDesk(actor, competitionId);
  if (objection) return objection;
  return state === 'CLOSED' || state === 'SETTLED' ? null : refusal('STAGE_STATE_WRONG', { state });
}

/** Blank ones, to be filled in by hand: for those who prepare the judging, until it has ended. */
export function mayPrintBlankSheets(actor: Actor, stage: { competitionId: string; state: StageState; hasRubric: boolean }): Refusal | null {
  const objection = mayPrepareJudging(actor, stage.competitionId);
  if (objection) return objection;
  if (stage.state === 'CLOSED' || stage.state === 'SETTLED') return refusal('STAGE_STATE_WRONG', { state: stage.state });
  return stage.hasRubric ? null : refusal('RUBRIC_MISSING');
}

/** The report on the result (심사결과보고): for organisers and auditors, once there is a settled ranking. */
export const mayPrintReport = (actor: Actor, competitionId: string): Refusal | null => maySeeOrganizerDesk(actor, competitionId);
