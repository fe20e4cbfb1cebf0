import { type Actor, holds } from '../actor.js';
import { type DataCorrectionState, type DataCorrectionSubject, dataSubjects } from '../data-correction.js';
import { type Refusal, refusal } from '../refusal.js';

/** One's own data is for oneself, signed in as such: a token narrowed to some work does not lead to the rest of a life. */
export const mayReadOwnData = (actor: Actor): Refusal | null =>
  actor.scope.role !== null || actor.scope.competitionId !== null ? refusal('TOKEN_CANNOT_WIDEN') : null;

/** Who saw whose data is read by the auditors of everything. */
export const mayReadAccessLog = (actor: Actor): Refusal | null => (holds(actor, 'AUDITOR', null) ? null : refusal('NOT_ALLOWED'));

/** What was destroyed is read by administrators and the auditors of everything. */
export const mayReadDestructionRecords = (actor: Actor): Refusal | null =>
  holds(actor, 'ADMINISTRATOR', null) || holds(actor, 'AUDITOR', null) ? null : refusal('NOT_ALLOWED');

/** Who keeps the data puts it right: administrators all of it, training officers what they took in. */
export const subjectsAnsweredBy = (actor: Actor): readonly DataCorrectionSubject[] => {
  if (holds(actor, 'ADMINISTRATOR', null)) return dataSubjects;
  return holds(actor, 'TRAINING_OFFICER', null) ? ['TRAINING_RECORD'] : [];
};

export const mayReadDataCorrections = (actor: Actor): Refusal | null =>
  subjectsAnsweredBy(actor).length > 0 ? null : refusal('NOT_ALLOWED');

/** Once, and nobody answers what they asked themselves. */
export function mayAnswerDataCorrection(
  actor: Actor,
  request: { accountId: string; subject: DataCorrectionSubject; state: DataCorrectionState },
): Refusal | null {
  if (!subjectsAnsweredBy(actor).includes(request.subject)) return refusal('NOT_FOUND');
  if (request.accountId === actor.accountId) return refusal('NOT_ALLOWED');
  return request.state === 'WAITING' ? null : refusal('DATA_CORRECTION_ANSWERED');
}
