import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { ownCalendar } from '../../domain/extension.js';
import type { EditionOfTeam } from '../../domain/permission/roster.js';
import { type GivenConsent, mayTakePart } from '../../domain/consent.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { seoulDay } from '../../domain/seoul-time.js';
import { stateAfter } from '../../domain/team.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import type { ConstraintRefusals } from '../../platform/database/transaction.js';
import { addJob } from '../../platform/jobs/add-job.js';
import { employmentOn } from '../accounts/sessions.queries.js';
import type { Competition } from '../competitions/competition.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { consentHashes } from './consent.type.js';
import { Consent, MemberState, Team, TeamMember, TeamState } from './team.entity.js';

/** What the database says to somebody who joins. */
export const joinRefusals: ConstraintRefusals = {
  team_member_competition_id_account_id_idx: 'ALREADY_IN_TEAM',
  one_hat: 'HAS_ANOTHER_HAT',
};

/** Loads a team and locks it, its edition before it. Whoever writes to a team or to its members comes through here. */
export async function lockTeam(tx: EntityManager, id: string): Promise<{ competition: Competition; team: Team }> {
  const teams = tx.getRepository(Team);
  const found = await teams.findOneBy({ id });
  if (!found) throw new Refused(refusal('NOT_FOUND'));
  const competition = await lockCompetition(tx, found.competitionId, 'pessimistic_read');
  return { competition, team: await teams.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } }) };
}

/** The edition as it looks from a team. */
export const editionOf = (competition: Competition, { extendedUntil }: Team): EditionOfTeam => ({
  state: competition.state,
  resultsPublicAt: competition.resultsPublicAt,
  calendar: ownCalendar(competition, extendedUntil),
});

/** How many members of a team are in these states. */
export const countMembers = (tx: EntityManager, teamId: string, states: MemberState[]): Promise<number> =>
  tx.getRepository(TeamMember).countBy({ teamId, state: In(states) });

/** The columns of a member that the actor becomes now, consents checked, with the department of the day. */
export async function joining(tx: EntityManager, actor: Actor, consents: readonly GivenConsent[], now: Date) {
  refuse(mayTakePart(consents, consentHashes));
  const employment = await employmentOn(tx, actor.accountId, seoulDay(now));
  return {
    accountId: actor.accountId,
    email: actor.email,
    state: MemberState.JOINED,
    departmentId: employment?.department_id ?? null,
    joinedAt: now,
  };
}

/** Puts on record what a member agreed to. */
export async function giveConsents(tx: EntityManager, memberId: string, consents: readonly GivenConsent[], now: Date): Promise<Consent[]> {
  const repository = tx.getRepository(Consent);
  const rows = consents.map(({ kind, textHash }) =>
    repository.create({ id: timeOrderedId(), memberId, kind, textHash, givenAt: now, withdrawnAt: null }),
  );
  await repository.insert(rows);
  return rows;
}

/** Lets the team's state follow its size. */
export async function settleSize(tx: EntityManager, competition: Competition, team: Team): Promise<Team> {
  const members = await countMembers(tx, team.id, [MemberState.JOINED]);
  const state = TeamState[stateAfter(team.state, competition, members)];
  if (state === team.state) return team;
  await tx.getRepository(Team).update({ id: team.id }, { state });
  return { ...team, state };
}

/** Higher features hear that somebody joined or left by the job `roster-changed`. */
export const tellRosterChanged = (tx: EntityManager, competition: string): Promise<void> =>
  addJob(tx, 'roster-changed', { competition }, `roster-changed:${competition}`);
