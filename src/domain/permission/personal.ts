import { type Actor, holds } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';

/** One's own data is for oneself, signed in as such: a token narrowed to some work does not lead to the rest of a life. */
export const mayReadOwnData = (actor: Actor): Refusal | null =>
  actor.scope.role !== null || actor.scope.competitionId !== null ? refusal('TOKEN_CANNOT_WIDEN') : null;

/** Who saw whose data is read by the auditors of everything. */
export const mayReadAccessLog = (actor: Actor): Refusal | null => (holds(actor, 'AUDITOR', null) ? null : refusal('NOT_ALLOWED'));
