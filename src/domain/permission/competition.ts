import { type Actor, type EditionRole, editionRoles, type GrantedRole, holds } from '../actor.js';
import { type CompetitionState, isInTime } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';

/** New editions are set up by organisers of all editions and by administrators. */
export const mayCreateCompetition = (actor: Actor): Refusal | null =>
  holds(actor, 'ORGANIZER', null) || holds(actor, 'ADMINISTRATOR', null) ? null : refusal('NOT_ALLOWED');

/** An edition is copied by who may set one up. One that was not announced is there for its organisers and auditors alone. */
export function mayCopyCompetition(actor: Actor, source: { id: string; state: CompetitionState } | null): Refusal | null {
  const objection = mayCreateCompetition(actor);
  if (objection) return objection;
  if (!source) return refusal('NOT_FOUND');
  return source.state === 'DRAFT' ? maySeeOrganizerDesk(actor, source.id) : null;
}

/** Whoever does not organise an edition is told nothing of what lies behind its public face. */
export const mayOrganize = (actor: Actor, competitionId: string): Refusal | null =>
  holds(actor, 'ORGANIZER', competitionId) ? null : refusal('NOT_FOUND');

/** Organisers see what they organise; auditors read everything and change nothing. */
export const maySeeOrganizerDesk = (actor: Actor, competitionId: string): Refusal | null =>
  holds(actor, 'ORGANIZER', competitionId) || holds(actor, 'AUDITOR', competitionId) ? null : refusal('NOT_FOUND');

/** Organisers, and the secretary who prepares the judging for them. */
export const mayPrepareJudging = (actor: Actor, competitionId: string): Refusal | null =>
  holds(actor, 'SECRETARY', competitionId) ? null : mayOrganize(actor, competitionId);

/** In which role somebody acts who may prepare the judging. */
export const preparingAs = (actor: Actor, competitionId: string): 'ORGANIZER' | 'SECRETARY' =>
  holds(actor, 'ORGANIZER', competitionId) ? 'ORGANIZER' : 'SECRETARY';

/** The secretary (간사) of an edition: for what a secretary is given to do. */
export const mayActAsSecretary = (actor: Actor, competitionId: string): Refusal | null =>
  holds(actor, 'SECRETARY', competitionId) ? null : refusal('NOT_FOUND');

/** The chair (위원장) of an edition's judges: for what the chair decides. */
export const mayChair = (actor: Actor, competitionId: string): Refusal | null =>
  holds(actor, 'CHAIR', competitionId) ? null : refusal('NOT_FOUND');

/** Roles are given and taken by the edition's organisers, and by administrators. */
export const mayGrantRoles = (actor: Actor, competitionId: string): Refusal | null =>
  holds(actor, 'ADMINISTRATOR', competitionId) ? null : mayOrganize(actor, competitionId);

/**
 * Nobody holds two roles of one edition; `held` are those that hold in it, the ones of all editions included. (Teams and panels stand
 * on higher floors: who is on one is kept out by the database.)
 */
export function mayHoldRole(role: EditionRole, held: readonly { role: GrantedRole; competitionId: string | null }[]): Refusal | null {
  if (held.some((grant) => grant.role === role && grant.competitionId !== null)) return refusal('ROLE_HELD');
  const others = held.filter((grant) => grant.role !== role && (editionRoles as readonly GrantedRole[]).includes(grant.role));
  return others.length === 0 ? null : refusal('HAS_ANOTHER_HAT');
}

/** An edition is never left without an organiser of its own. */
export const mayRevokeRole = (role: GrantedRole, otherOrganizers: number): Refusal | null =>
  role === 'ORGANIZER' && otherOrganizers === 0 ? refusal('LAST_ORGANIZER') : null;

/** What an edition is, is settled when it is announced; until then it is changed freely. */
export const mayChangeEdition = (state: CompetitionState): Refusal | null =>
  state === 'DRAFT' ? null : refusal('PHASE_WRONG', { phase: state });

/** An edition is made public once. */
export const mayAnnounce = (state: CompetitionState): Refusal | null =>
  state === 'DRAFT' ? null : refusal('PHASE_WRONG', { phase: state });

/** Whether entries have to be checked is settled before judging begins. */
export function mayRequireEligibilityCheck(competitionState: CompetitionState, judgingHasBegun: boolean): Refusal | null {
  if (competitionState === 'PUBLISHED' || competitionState === 'ARCHIVED') return refusal('PHASE_WRONG', { phase: competitionState });
  return judgingHasBegun ? refusal('JUDGING_HAS_BEGUN') : null;
}

/** The catalogue of an edition is for whoever is signed in; of one that was not announced, for its organisers and auditors alone. */
export function mayReadCatalogue(actor: Actor, competition: { id: string; state: CompetitionState } | null): Refusal | null {
  if (!competition) return refusal('NOT_FOUND');
  return competition.state === 'DRAFT' ? maySeeOrganizerDesk(actor, competition.id) : null;
}

/** The catalogue of an edition that is over is what its teams picked from. */
export const mayChangeCatalogue = (state: CompetitionState): Refusal | null =>
  state === 'PUBLISHED' || state === 'ARCHIVED' ? refusal('PHASE_WRONG', { phase: state }) : null;

/** What generative AI may be used for is settled by the first submission, which was made under it. */
export function maySetAiPolicy(competitionState: CompetitionState, hasSubmissions: boolean): Refusal | null {
  if (competitionState === 'PUBLISHED' || competitionState === 'ARCHIVED') return refusal('PHASE_WRONG', { phase: competitionState });
  return hasSubmissions && competitionState !== 'DRAFT' ? refusal('WORK_SUBMITTED') : null;
}

/** The calendar of a published edition is history, and no submission is taken any more once judging has begun. */
export function mayMoveDeadlines(
  competitionState: CompetitionState,
  wish: { judgingHasBegun: boolean; submissionsCloseAt: Date; now: Date },
): Refusal | null {
  if (competitionState === 'PUBLISHED' || competitionState === 'ARCHIVED') return refusal('PHASE_WRONG', { phase: competitionState });
  return wish.judgingHasBegun && isInTime(wish.submissionsCloseAt, wish.now) ? refusal('JUDGING_HAS_BEGUN') : null;
}
