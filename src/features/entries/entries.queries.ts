import type { EntityManager } from 'typeorm';
import type { FileFacts } from '../../domain/permission/entry.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import type { Keyset } from '../../platform/graphql/connection.js';
import type { FileSlot } from './entry-file.entity.js';
import { Entry } from './entry.entity.js';

/** Every file that an entry holds: in its draft, in a version, or as slides. */
const HELD = `(select stored_file_id, entry_id, version_id is not null as is_submitted from entry_file
               union all select stored_file_id, entry_id, true from slides)`;

interface Holders {
  isByMember: boolean;
  isHeldHere: boolean;
  isHeldElsewhere: boolean;
}

/** Whose a file is, as seen from an entry that wants to hold it. */
export async function holdersOf(tx: EntityManager, file: StoredFile, entry: Entry): Promise<Holders> {
  const [row] = await tx.query<Holders[]>(
    `select exists (select from team_member where team_id = $3 and account_id = $4 and state = 'JOINED') as "isByMember",
            exists (select from ${HELD} as held where stored_file_id = $1 and entry_id = $2) as "isHeldHere",
            exists (select from ${HELD} as held where stored_file_id = $1 and entry_id <> $2) as "isHeldElsewhere"`,
    [file.id, entry.id, entry.teamId, file.uploadedBy],
  );
  return row!;
}

/** The entry that holds a file, in its draft, in a version or as slides, and the account's role in its team; null: none holds it. */
export async function holderFor(db: EntityManager, fileId: string, accountId: string): Promise<FileFacts['heldBy']> {
  const [row] = await db.query<NonNullable<FileFacts['heldBy']>[]>(
    `select entry.competition_id as "competitionId", team_member.role, bool_or(held.is_submitted) as "isSubmitted"
       from ${HELD} as held
       join entry on entry.id = held.entry_id
       left join team_member
         on team_member.team_id = entry.team_id and team_member.account_id = $2 and team_member.state = 'JOINED'
      where held.stored_file_id = $1
      group by entry.competition_id, team_member.role`,
    [fileId, accountId],
  );
  return row ?? null;
}

/** The slot in which a file lies, or last lay; null: in none. */
export async function slotOf(db: EntityManager, fileId: string): Promise<FileSlot | null> {
  const [row] = await db.query<{ slot: FileSlot }[]>(
    `select slot from entry_file where stored_file_id = $1 union all select 'SLIDES' from slides where stored_file_id = $1 limit 1`,
    [fileId],
  );
  return row?.slot ?? null;
}

/** The accounts of the team whose entry holds a file. */
export async function ownersOf(db: EntityManager, fileId: string): Promise<string[]> {
  const rows = await db.query<{ accountId: string }[]>(
    `select distinct team_member.account_id as "accountId"
       from ${HELD} as held join entry on entry.id = held.entry_id
       join team_member on team_member.team_id = entry.team_id
      where held.stored_file_id = $1 and team_member.joined_at is not null and team_member.account_id is not null`,
    [fileId],
  );
  return rows.map(({ accountId }) => accountId);
}

/** Whether an entry takes part in a stage: in the first one all do, in a later one those that advanced, which results decide. */
export async function takesPart(tx: EntityManager, entryId: string, stage: { id: string; ordinal: number }): Promise<boolean> {
  if (stage.ordinal === 1) return true;
  const rows = await tx.query<unknown[]>(`select from advanced_entry where stage_id = $1 and entry_id = $2`, [stage.id, entryId]);
  return rows.length > 0;
}

/** The submitted entries of an edition after a keyset of number and id. */
export function submittedEntries(
  db: EntityManager,
  wanted: Pick<Entry, 'competitionId'> & Partial<Pick<Entry, 'eligibility' | 'number'>>,
  after: Keyset | null,
  limit: number,
): Promise<Entry[]> {
  const entries = db.getRepository(Entry).createQueryBuilder('entry').where(wanted).andWhere(`entry.number is not null`);
  if (after) entries.andWhere(`(entry.number, entry.id::text) > (:number, :id)`, { number: after[0], id: after[1] });
  return entries.orderBy('entry.number', 'ASC').addOrderBy('entry.id', 'ASC').limit(limit).getMany();
}

/** Draws the next entry number of a track. Its row stays locked: let it be the last lock of a transaction. */
export async function nextEntryOrdinal(tx: EntityManager, trackId: string): Promise<{ ordinal: number; shortName: string }> {
  const [row] = await tx.query<{ ordinal: number; shortName: string }[]>(
    `with drawn as (
       update track set last_entry_ordinal = last_entry_ordinal + 1 where id = $1 returning last_entry_ordinal, short_name
     )
     select last_entry_ordinal as ordinal, short_name as "shortName" from drawn`,
    [trackId],
  );
  return row!;
}

/** The members of a team whose consent to freezing their training history stands. With the team locked, none is taken back meanwhile. */
export const membersWithHistory = (tx: EntityManager, teamId: string): Promise<{ memberId: string; accountId: string }[]> =>
  tx.query(
    `select team_member.id as "memberId", team_member.account_id as "accountId"
       from team_member join consent on consent.member_id = team_member.id
      where team_member.team_id = $1 and team_member.state = 'JOINED'
        and consent.kind = 'TRAINING_HISTORY' and consent.withdrawn_at is null
      order by team_member.id`,
    [teamId],
  );

/**
 * Destroys what was frozen of a member's training history; hashes and dates stay. What was frozen under a consent that still stands, one
 * given again later, is kept.
 * @returns how many snapshots were emptied.
 */
export async function destroyHistory(tx: EntityManager, memberId: string, now: Date): Promise<number> {
  const rows = await tx.query<unknown[]>(
    `with doomed as (
       select id from history_snapshot
        where member_id = $1 and destroyed_at is null
          and not exists (select from consent where member_id = $1 and kind = 'TRAINING_HISTORY'
                             and withdrawn_at is null and given_at <= history_snapshot.taken_at)
     ), emptied as (
       delete from history_content where snapshot_id in (select id from doomed)
     ), marked as (
       update history_snapshot set destroyed_at = $2 where id in (select id from doomed) returning id
     )
     select id from marked`,
    [memberId, now],
  );
  return rows.length;
}

/** The SHA-256 of what was made of some files. */
export async function hashesOfCopies(db: EntityManager, files: readonly { id: string }[]): Promise<string[]> {
  const rows = await db.query<{ sha256: string }[]>(`select sha256 from stored_file where derived_from = any($1)`, [
    files.map(({ id }) => id),
  ]);
  return rows.map(({ sha256 }) => sha256);
}
