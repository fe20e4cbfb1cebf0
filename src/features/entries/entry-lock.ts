import type { EntityManager } from 'typeorm';
import { ownCalendar } from '../../domain/extension.js';
import type { EntryFacts } from '../../domain/permission/entry.js';
import { Refused, refusal } from '../../domain/refusal.js';
import { databaseNow } from '../../platform/database/transaction.js';
import type { Competition } from '../competitions/competition.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { MemberState, Team, TeamMember } from '../teams/team.entity.js';
import { Entry, EntryState } from './entry.entity.js';
import { standingSupplement } from './reception.queries.js';
import type { Supplement } from './supplement.entity.js';

/** Everything that is asked about before something happens to an entry, locked, and the time that counts for it. */
export interface Locked<E extends Entry | null = Entry> {
  competition: Competition;
  team: Team;
  entry: E;
  facts: EntryFacts & { supplement: Supplement | null };
  now: Date;
}

/** Locks a team's entry, which is null before the first save. The edition and the team are kept from changing meanwhile. */
export async function lockEntryOfTeam(
  tx: EntityManager,
  accountId: string,
  teamId: string,
  teamLock: 'pessimistic_read' | 'pessimistic_write' = 'pessimistic_read',
): Promise<Locked<Entry | null>> {
  const found = await tx.getRepository(Team).findOneBy({ id: teamId });
  if (!found) throw new Refused(refusal('NOT_FOUND'));
  const competition = await lockCompetition(tx, found.competitionId, 'pessimistic_read');
  const team = await tx.getRepository(Team).findOneOrFail({ where: { id: teamId }, lock: { mode: teamLock } });
  const entry = await tx.getRepository(Entry).findOne({ where: { teamId }, lock: { mode: 'pessimistic_write' } });
  const member = await tx.getRepository(TeamMember).findOneBy({ teamId, accountId, state: MemberState.JOINED });
  const facts = {
    competition: { ...competition, calendar: ownCalendar(competition, team.extendedUntil) },
    teamState: team.state,
    entryState: entry?.state ?? EntryState.DRAFT,
    role: member?.role ?? null,
    supplement: entry && (await standingSupplement(tx, entry.id)),
  };
  return { competition, team, entry, facts, now: await databaseNow(tx) };
}

/** The same for an entry that must be there. */
export async function lockEntry(tx: EntityManager, accountId: string, entryId: string): Promise<Locked> {
  const found = await tx.getRepository(Entry).findOne({ where: { id: entryId }, select: { id: true, teamId: true } });
  if (!found) throw new Refused(refusal('NOT_FOUND'));
  const locked = await lockEntryOfTeam(tx, accountId, found.teamId);
  return { ...locked, entry: locked.entry! };
}
