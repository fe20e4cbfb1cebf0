import type { EntityManager } from 'typeorm';
import type { ExportedPerson } from './exported.js';

/** The members of the teams of these entries, as they are on the teams today. */
export const membersOfEntries = (db: EntityManager, entryIds: readonly string[]): Promise<ExportedPerson[]> =>
  db.query<ExportedPerson[]>(
    `select distinct team_member.account_id as "accountId", null::uuid as "memberId"
       from entry join team_member on team_member.team_id = entry.team_id and team_member.state = 'JOINED'
      where entry.id = any($1::uuid[])`,
    [entryIds],
  );
