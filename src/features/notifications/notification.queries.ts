import type { EntityManager } from 'typeorm';
import type { Keyset } from '../../platform/graphql/connection.js';
import type { Notification } from './notification.entity.js';

/** What of an account's notifications can be read now, by the clock of the database, and put into words: those of kinds that are written. */
const READABLE = `account_id = $1 and template = any($2::text[]) and visible_from <= clock_timestamp()`;

/** Whose notifications, and of which kinds. */
export interface Readable {
  accountId: string;
  templates: readonly string[];
}

export const notificationsAfter = (
  db: EntityManager,
  { accountId, templates }: Readable,
  unreadOnly: boolean,
  limit: number,
  after: Keyset | null,
): Promise<Omit<Notification, 'account'>[]> =>
  db.query<Omit<Notification, 'account'>[]>(
    `select id, account_id as "accountId", template, data, visible_from as "visibleFrom", read_at as "readAt"
       from notification
      where ${READABLE} and (not $3 or read_at is null)
        and ($5::timestamptz is null or (visible_from, id) < ($5::timestamptz, $6::uuid))
      order by visible_from desc, id desc limit $4`,
    [accountId, templates, unreadOnly, limit, ...(after ?? [null, null])],
  );

export async function countNotifications(db: EntityManager, { accountId, templates }: Readable, unreadOnly: boolean): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(
    `select count(*)::int as count from notification where ${READABLE} and (not $3 or read_at is null)`,
    [accountId, templates, unreadOnly],
  );
  return row!.count;
}

/** Of these ids those of notifications that can be read. */
export const readableAmong = (db: EntityManager, { accountId, templates }: Readable, ids: readonly string[]): Promise<{ id: string }[]> =>
  db.query<{ id: string }[]>(`select id from notification where ${READABLE} and id = any($3::uuid[])`, [accountId, templates, ids]);

/** Notes that these (null: all) are read now. Answers how many were not before. */
export async function noteRead(db: EntityManager, { accountId, templates }: Readable, ids: readonly string[] | null): Promise<number> {
  const [, count] = await db.query<[unknown[], number]>(
    `update notification set read_at = clock_timestamp()
      where ${READABLE} and read_at is null and ($3::uuid[] is null or id = any($3::uuid[]))`,
    [accountId, templates, ids],
  );
  return count;
}
