import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';

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
