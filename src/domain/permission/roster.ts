import { type Actor, holds } from '../actor.js';
import { keepsDeadline } from '../deadline.js';
import { phaseAt, type PhasedEdition } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';
import { mayFormTeams, mayLead, maySeeTeam, mayStillCompete, type Membership, type TeamFacts } from './team.js';

/** An edition as it looks from one team: the calendar is that team's own. */
export type EditionOfTeam = PhasedEdition;

/** A team changes, and works on its entry, until the deadline of its submission. */
export function mayStillPrepare(edition: EditionOfTeam, now: Date): Refusal | null {
  const phase = phaseAt(edition, now);
  if (phase === 'REGISTRATION' || phase === 'SUBMISSION') return null;
  return keepsDeadline(edition.calendar.submissionsCloseAt, now) ?? refusal('PHASE_WRONG', { phase });
}

/**
 * Teams grow while registration is open. Afterwards, until its submission is due, a team only fills places that have become free:
 * `taken` are those who joined or, when one more is asked, were asked; `places` how many were on it when registration closed.
 */
export function mayTakeIn(edition: EditionOfTeam, now: Date, { taken, places }: { taken: number; places: number }): Refusal | null {
  const late = mayFormTeams(edition, now);
  if (!late || taken >= places) return late;
  return mayStillPrepare(edition, now);
}

/** What a change of the roster is judged by. */
export interface RosterFacts {
  team: TeamFacts;
  edition: EditionOfTeam;
  /** The actor as a member who joined. */
  membership: Membership;
}

/**
 * A member leaves until the submission is due; later only by withdrawing the required consent. A withdrawn team is left at any time. Whoever
 * leads hands over first, unless nobody else is there.
 */
export function mayLeaveTeam(actor: Actor, { team, edition, membership }: RosterFacts, others: number, now: Date): Refusal | null {
  const unseen = maySeeTeam(actor, team, membership);
  if (unseen) return unseen;
  const closed = team.state === 'WITHDRAWN' ? null : (mayStillCompete(team) ?? mayStillPrepare(edition, now));
  return closed ?? (membership?.role === 'LEAD' && others > 0 ? refusal('LEAD_MUST_HAND_OVER') : null);
}

/** Somebody on a team's list; null: there is no such person. */
type Listed = { state: 'INVITED' | 'JOINED' | 'DECLINED' | 'CANCELLED' | 'LEFT'; role: 'LEAD' | 'MEMBER' } | null;

/** The lead takes members off the team and invitations back, until the submission is due. */
export function mayRemoveMember(actor: Actor, { team, edition, membership }: RosterFacts, listed: Listed, now: Date): Refusal | null {
  const closed = mayLead(actor, team, membership) ?? mayStillPrepare(edition, now);
  if (closed) return closed;
  if (!listed || listed.state === 'LEFT' || listed.state === 'CANCELLED') return refusal('NOT_FOUND');
  if (listed.state === 'DECLINED') return refusal('INVITATION_ANSWERED');
  return listed.state === 'JOINED' && listed.role === 'LEAD' ? refusal('LEAD_MUST_HAND_OVER') : null;
}

/**
 * The lead withdraws the team until its submission is due. Later an organiser does so for a team that asks, until the result is published.
 */
export function mayWithdrawTeam(actor: Actor, { team, edition, membership }: RosterFacts, now: Date): Refusal | null {
  if (membership || !holds(actor, 'ORGANIZER', team.competitionId)) {
    return mayLead(actor, team, membership) ?? mayStillPrepare(edition, now);
  }
  const isDecided = edition.state === 'PUBLISHED' || edition.state === 'ARCHIVED';
  return mayStillCompete(team) ?? (isDecided ? refusal('PHASE_WRONG', { phase: edition.state }) : null);
}

/** The lead is handed to another member who joined, at any time: a team must never wait for somebody who is gone. */
export function mayHandOverLead(actor: Actor, { team, membership }: Omit<RosterFacts, 'edition'>, listed: Listed): Refusal | null {
  const closed = mayLead(actor, team, membership);
  if (closed) return closed;
  if (!listed || listed.state === 'LEFT' || listed.state === 'CANCELLED') return refusal('NOT_FOUND');
  if (listed.state !== 'JOINED') return refusal('MEMBER_NOT_JOINED');
  return listed.role === 'LEAD' ? refusal('LEADS_ALREADY') : null;
}
