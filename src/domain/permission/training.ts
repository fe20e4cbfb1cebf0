import { type Actor, holds, inScope } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';

/** Training records come in by the training officers' hands alone. */
export const mayImportTraining = (actor: Actor): Refusal | null => (holds(actor, 'TRAINING_OFFICER', null) ? null : refusal('NOT_ALLOWED'));

/** Who taught which session is kept by the training officers as well. */
export const mayNameInstructors = (actor: Actor): Refusal | null => mayImportTraining(actor);

/** Whether a trainee is somebody who has an account is decided by the training officers as well. */
export const mayMatchTrainees = (actor: Actor): Refusal | null => mayImportTraining(actor);

/** Training officers see what they keep; auditors of everything read it as well. */
export const maySeeTrainingOffice = (actor: Actor): Refusal | null =>
  holds(actor, 'TRAINING_OFFICER', null) || holds(actor, 'AUDITOR', null) ? null : refusal('NOT_ALLOWED');

/** One's own records, for a competitor of any edition. A token for another role, a judge's among them, does not lead here. */
export const maySeeOwnTraining = (actor: Actor): Refusal | null =>
  inScope(actor, 'COMPETITOR', actor.scope.competitionId) ? null : refusal('NOT_ALLOWED');
