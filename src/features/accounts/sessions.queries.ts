import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { refusal, Refused } from '../../domain/refusal.js';
import type { Keyset } from '../../platform/graphql/connection.js';
import { Session } from './session.entity.js';

interface ActorRow {
  session_id: string;
  account_id: string;
  email: string;
  scope_role: Actor['scope']['role'];
  scope_competition_id: string | null;
  is_stale: boolean;
  grants: Actor['grants'];
}

/** The account behind a live session, with its roles; null for a secret that is unknown, expired, or of a disabled account. */
export async function actorOfSecret(db: DataSource, secretHash: string): Promise<Actor | null> {
  const [row] = await db.query<ActorRow[]>(
    `select session.id as session_id, account.id as account_id, account.email, session.scope_role, session.scope_competition_id,
            coalesce(session.last_used_at < clock_timestamp() - interval '1 minute', true) as is_stale,
            coalesce((select json_agg(json_build_object('role', role, 'competitionId', competition_id) order by role, competition_id)
                        from role_grant where role_grant.account_id = account.id), '[]') as grants
       from session join account on account.id = session.account_id
      where session.token_hash = $1 and session.expires_at > clock_timestamp() and account.disabled_at is null`,
    [secretHash],
  );
  if (!row) return null;
  if (row.is_stale) await touch(db, row.session_id);
  return {
    accountId: row.account_id,
    sessionId: row.session_id,
    email: row.email,
    grants: row.grants,
    scope: { role: row.scope_role, competitionId: row.scope_competition_id },
  };
}

/** At most one write a minute and session, however many requests come. */
const touch = (db: DataSource, sessionId: string) =>
  db.query(
    `update session set last_used_at = clock_timestamp()
      where id = $1 and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')`,
    [sessionId],
  );

/** One session or token of an account more than the page holds, of those that still work, newest first. */
export const sessionsAfter = (db: DataSource, accountId: string, first: number, after: Keyset | null): Promise<Session[]> => {
  const live = liveSessions(db, accountId);
  if (after) live.andWhere('(session.created_at, session.id) < (:at::timestamptz, :id::uuid)', { at: after[0], id: after[1] });
  return live
    .orderBy('session.created_at', 'DESC')
    .addOrderBy('session.id', 'DESC')
    .limit(first + 1)
    .getMany();
};

export const countSessions = (db: DataSource, accountId: string): Promise<number> => liveSessions(db, accountId).getCount();

const liveSessions = (db: DataSource, accountId: string) =>
  db
    .getRepository(Session)
    .createQueryBuilder('session')
    .where('session.account_id = :accountId and session.expires_at > clock_timestamp()', { accountId });

/**
 * That whoever began something long is still signed in now, and stays so until the transaction ends: an account that is disabled meanwhile
 * leaves nothing behind. @throws Refused SIGN_IN_REQUIRED
 */
export async function assertStillSignedIn(tx: EntityManager, { sessionId }: Actor): Promise<void> {
  const rows = await tx.query<object[]>(
    `select 1 from session join account on account.id = session.account_id
      where session.id = $1 and session.expires_at > clock_timestamp() and account.disabled_at is null for share`,
    [sessionId],
  );
  if (rows.length === 0) throw new Refused(refusal('SIGN_IN_REQUIRED'));
}

interface EmploymentRow {
  agency_id: string;
  department_id: string;
  employee_number: string;
}

/** Where an account's person works on a day (YYYY-MM-DD); null if that is not on record. */
export async function employmentOn(db: EntityManager, accountId: string, day: string): Promise<EmploymentRow | null> {
  const [row] = await db.query<EmploymentRow[]>(
    `select agency_id, department_id, employee_number from employment
      where account_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)
      order by valid_from desc limit 1`,
    [accountId, day],
  );
  return row ?? null;
}
