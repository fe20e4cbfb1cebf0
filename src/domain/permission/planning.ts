import { type Actor, holds } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';

/** Panels are planned by whoever organises an edition, whichever it is. */
export const mayPlanPanels = (actor: Actor): Refusal | null =>
  actor.grants.some(({ role, competitionId }) => role === 'ORGANIZER' && holds(actor, role, competitionId)) ? null : refusal('NOT_ALLOWED');
