import { type Actor, inScope } from '../actor.js';
import { keepsDeadline } from '../deadline.js';
import { phaseAt, type PhasedEdition } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';
import type { TeamState } from '../team.js';

/** What is asked of a member; null: the person is none. */
export type Membership = { role: 'LEAD' | 'MEMBER' } | null;

/** How somebody stands with a team. */
type MemberState = 'INVITED' | 'JOINED' | 'DECLINED' | 'CANCELLED' | 'LEFT';

export interface TeamFacts {
  competitionId: string;
  state: TeamState;
}

/** Anybody may compete; a token may be narrowed to other work, or to another edition (null: none in particular). */
export const mayActAsCompetitor = (actor: Actor, competitionId: string | null): Refusal | null =>
  inScope(actor, 'COMPETITOR', competitionId) ? null : refusal('NOT_ALLOWED');

/** Teams are made and grow while registration is open. An edition that has not been announced is not there. */
export function mayFormTeams(edition: PhasedEdition, now: Date): Refusal | null {
  const phase = phaseAt(edition, now);
  if (phase === 'REGISTRATION') return null;
  if (phase === 'DRAFT') return refusal('NOT_FOUND');
  if (phase === 'SUBMISSION' || phase === 'CLOSED') return keepsDeadline(edition.calendar.registrationClosesAt, now);
  return refusal('PHASE_WRONG', { phase });
}

/**
 * Who runs an edition is on none of its teams, whatever the token in use is narrowed to. The training office has no part in an edition.
 * (Who judges it is kept out by the database.)
 */
export function mayJoinTeams(actor: Actor, competitionId: string): Refusal | null {
  const runsIt = actor.grants.some(
    (grant) => grant.role !== 'TRAINING_OFFICER' && (grant.competitionId === null || grant.competitionId === competitionId),
  );
  return runsIt ? refusal('HAS_ANOTHER_HAT') : null;
}

/** A team is there for its members, and for nobody else. */
export const maySeeTeam = (actor: Actor, team: Pick<TeamFacts, 'competitionId'>, membership: Membership): Refusal | null =>
  membership && inScope(actor, 'COMPETITOR', team.competitionId) ? null : refusal('NOT_FOUND');

/** Whether the team still takes part. */
export const mayStillCompete = ({ state }: Pick<TeamFacts, 'state'>): Refusal | null =>
  state === 'FORMING' || state === 'REGISTERED' ? null : refusal('TEAM_INACTIVE');

/** The lead speaks for the team. */
export function mayLead(actor: Actor, team: TeamFacts, membership: Membership): Refusal | null {
  return maySeeTeam(actor, team, membership) ?? (membership?.role === 'LEAD' ? mayStillCompete(team) : refusal('LEAD_ONLY'));
}

/** An address is asked once at a time, and nobody asks themselves. */
export function mayInvite(actor: Actor, invited: { email: string; isAskedOrIn: boolean }): Refusal | null {
  if (invited.email === actor.email) return refusal('INVITED_ONESELF');
  return invited.isAskedOrIn ? refusal('ALREADY_INVITED') : null;
}

/** An invitation is there for the owner of its mail address, and for nobody else. */
export const maySeeInvitation = (actor: Actor, invitation: { competitionId: string; email: string }): Refusal | null =>
  invitation.email === actor.email && inScope(actor, 'COMPETITOR', invitation.competitionId) ? null : refusal('NOT_FOUND');

/** An invitation is answered once, unless it was taken back before. */
export function mayAnswer({ state }: { state: MemberState }): Refusal | null {
  if (state === 'CANCELLED') return refusal('INVITATION_CANCELLED');
  return state === 'INVITED' ? null : refusal('INVITATION_ANSWERED');
}

/**
 * What a member of a team sees of the others: the names of those who joined, and, as the lead who sent them, where the open
 * invitations went. Null: nothing at all. Everybody sees who is invited, the lead also who declined.
 */
export function shownOfMember(state: MemberState, isLead: boolean): { name: boolean; email: boolean } | null {
  if (state === 'JOINED') return { name: true, email: false };
  return state === 'INVITED' || (state === 'DECLINED' && isLead) ? { name: false, email: isLead } : null;
}
