import { type Actor, holds } from '../actor.js';
import { type CompetitionState, isInTime } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';

/** New editions are set up by organisers of all editions and by administrators. */
export const mayCreateCompetition = (actor: Actor): Refusal | null =>
  holds(actor, 'ORGANIZER', null) || holds(actor, 'ADMINISTRATOR', null) ? null : refusal('NOT_ALLOWED');

/** Whoever does not organise an edition is told nothing of what lies behind its public face. */
export const mayOrganize = (actor: Actor, competitionId: string): Refusal | null =>
  holds(actor, 'ORGANIZER', competitionId) ? null : refusal('NOT_FOUND');

/** Organisers see what they organise; auditors read everything and change nothing. */
export const maySeeOrganizerDesk = (actor: Actor, competitionId: string): Refusal | null =>
  holds(actor, 'ORGANIZER', competitionId) || holds(actor, 'AUDITOR', competitionId) ? null : refusal('NOT_FOUND');

/** An edition is made public once. */
export const mayAnnounce = (state: CompetitionState): Refusal | null =>
  state === 'DRAFT' ? null : refusal('PHASE_WRONG', { phase: state });

/** The calendar of a published edition is history, and no submission is taken any more once judging has begun. */
export function mayMoveDeadlines(
  competitionState: CompetitionState,
  wish: { judgingHasBegun: boolean; submissionsCloseAt: Date; now: Date },
): Refusal | null {
  if (competitionState === 'PUBLISHED' || competitionState === 'ARCHIVED') return refusal('PHASE_WRONG', { phase: competitionState });
  return wish.judgingHasBegun && isInTime(wish.submissionsCloseAt, wish.now) ? refusal('JUDGING_HAS_BEGUN') : null;
}
