import type { EntityManager } from 'typeorm';
import type { Finding } from '../../domain/anonymity/finding.js';
import type { Identity, Workplace } from '../../domain/anonymity/identity.js';
import { identityOfAccounts, workplacesAt } from '../accounts/identity.queries.js';
import type { FileSlot } from './entry-file.entity.js';

/** What of an entry is checked: the draft, what was submitted last, and slides. Parameter 1: entries. */
const HELD = `
  latest as (
    select distinct on (entry_id) id, entry_id from entry_version where entry_id = any($1) order by entry_id, ordinal desc
  ), held as (
    select entry_id, null::uuid as version_id, stored_file_id, slot, version_id is not null as is_submitted
      from entry_file where entry_id = any($1) and (version_id is null or version_id in (select id from latest))
    union all select entry_id, null, stored_file_id, 'SLIDES', true from slides where entry_id = any($1)
    union all select id, null, null, null, false from entry where id = any($1)
    union all select entry_id, id, null, null, true from latest
  )`;

interface HeldPiece {
  entryId: string;
  versionId: string | null;
  storedFileId: string | null;
}

/** A piece of an entry with its check; state PENDING and no time while it waits for one. */
export interface CheckedPiece extends HeldPiece {
  slots: FileSlot[];
  isSubmitted: boolean;
  state: 'PENDING' | 'DONE' | 'FAILED';
  findings: Finding[];
  basis: string | null;
  checkedAt: Date | null;
}

/** Every piece of these entries with what was found in it; texts first, then files by slot. */
export const checkedPieces = (db: EntityManager, entryIds: readonly string[]): Promise<CheckedPiece[]> =>
  db.query(
    `with ${HELD}, pieces as (
       select entry_id, version_id, stored_file_id, bool_or(is_submitted) as is_submitted,
              coalesce(array_agg(distinct slot order by slot) filter (where slot is not null), '{}') as slots
         from held group by entry_id, version_id, stored_file_id
     )
     select pieces.entry_id as "entryId", pieces.version_id as "versionId", pieces.stored_file_id as "storedFileId", slots,
            is_submitted as "isSubmitted", coalesce(leak_check.state, 'PENDING') as state, coalesce(findings, '[]') as findings,
            basis, checked_at as "checkedAt"
       from pieces left join leak_check on leak_check.entry_id = pieces.entry_id
            and leak_check.version_id is not distinct from pieces.version_id
            and leak_check.stored_file_id is not distinct from pieces.stored_file_id
      order by pieces.entry_id, pieces.stored_file_id is not null, slots, pieces.stored_file_id, is_submitted`,
    [entryIds],
  );

/** Forgets what was found in pieces that an entry does not hold any more. */
export const forgetOthers = (tx: EntityManager, entryId: string): Promise<unknown> =>
  tx.query(
    `with ${HELD}
     delete from leak_check where entry_id = any($1)
       and not exists (select from held where held.version_id is not distinct from leak_check.version_id
                          and held.stored_file_id is not distinct from leak_check.stored_file_id)`,
    [[entryId]],
  );

/** Which of these entries no team can hand in any more by itself: only then does the organiser read what was found. */
export async function receivedForGood(db: EntityManager, entryIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ id: string }[]>(
    `select entry.id from entry join competition on competition.id = entry.competition_id join team on team.id = entry.team_id
      where entry.id = any($1)
        and date_trunc('second', clock_timestamp()) > greatest(competition.submissions_close_at, team.extended_until)`,
    [entryIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** By what a reader would know the team of an entry: who is or was on it, where they work and where they worked when they joined. */
export async function identityOf(db: EntityManager, entryId: string): Promise<Identity> {
  const members = await db.query<{ accountId: string; email: string; departmentId: string | null; teamName: string }[]>(
    `select account_id as "accountId", email, department_id as "departmentId", team.name as "teamName"
       from entry join team on team.id = entry.team_id
       join team_member on team_member.team_id = team.id and joined_at is not null and account_id is not null
      where entry.id = $1 and email not like '%@destroyed.invalid' order by team_member.id`,
    [entryId],
  );
  const now = await identityOfAccounts(
    db,
    members.map(({ accountId }) => accountId),
  );
  const then = await workplacesAt(
    db,
    members.flatMap(({ departmentId }) => departmentId ?? []),
  );
  const differs = (old: Workplace): boolean => !now.workplaces.some((workplace) => isDeepEqual(workplace, old));
  return {
    ...now,
    workplaces: [...now.workplaces, ...then.filter(differs)],
    teamName: members[0]?.teamName ?? null,
    mails: [...new Set([...now.mails, ...members.map(({ email }) => email)])],
  };
}

const isDeepEqual = (a: Workplace, b: Workplace): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The entries that a change concerns: of an edition, of teams that these accounts are on, that hold a file, or all; in editions whose results are not out. */
export async function entriesConcerned(
  db: EntityManager,
  { competition = null, accounts = null, file = null }: { competition?: string | null; accounts?: string[] | null; file?: string | null },
): Promise<string[]> {
  const rows = await db.query<{ id: string }[]>(
    `select entry.id from entry join competition on competition.id = entry.competition_id
      where competition.state = 'ANNOUNCED' and ($1::uuid is null or competition.id = $1)
        and ($2::uuid[] is null or exists (select from team_member
               where team_member.team_id = entry.team_id and account_id = any($2) and joined_at is not null))
        and ($3::uuid is null or exists (select from entry_file where entry_file.entry_id = entry.id and stored_file_id = $3)
             or exists (select from slides where slides.entry_id = entry.id and stored_file_id = $3))`,
    [competition, accounts, file],
  );
  return rows.map(({ id }) => id);
}
