import { type Actor, holds } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';
import { secondOf } from './second-person.js';
import { type AssignmentFacts, mayReadAssigned } from './sheet.js';

export type CorrectionState = 'PENDING' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN';

/** Once judging is over a judge may ask that the own submitted sheet be corrected (채점 정정). While it runs, a sheet is reopened instead. */
export function mayAskCorrection(actor: Actor, assignment: AssignmentFacts): Refusal | null {
  const { stageState } = assignment;
  const isOver = stageState === 'CLOSED' || stageState === 'SETTLED';
  return mayReadAssigned(actor, assignment) ?? (isOver ? null : refusal('STAGE_STATE_WRONG', { state: stageState }));
}

/** What was handed in is corrected; what never was does not count anyway. */
export const mayCorrectSheet = (sheet: { state: string } | null): Refusal | null =>
  sheet?.state === 'SUBMITTED' ? null : refusal('SHEET_NOT_SUBMITTED');

/** A correction and the assignment that it is about. */
interface CorrectionFacts {
  state: CorrectionState;
  assignment: AssignmentFacts;
}

/** A correction is there for its judge, who takes it back while nobody has decided. */
export const mayWithdrawCorrection = (actor: Actor, { state, assignment }: CorrectionFacts): Refusal | null =>
  mayReadAssigned(actor, assignment) ?? stillPending(state);

/** Organisers decide, once, and never about marks of their own. */
export function mayDecideCorrection(actor: Actor, { state, assignment }: CorrectionFacts): Refusal | null {
  if (!holds(actor, 'ORGANIZER', assignment.competitionId)) return refusal('NOT_FOUND');
  return secondOf(actor, assignment.judgeAccountId) ?? stillPending(state);
}

const stillPending = (state: CorrectionState): Refusal | null => (state === 'PENDING' ? null : refusal('CORRECTION_DECIDED'));
