import type { EntityManager } from 'typeorm';
import type { Keyset } from '../../platform/graphql/connection.js';
import type { RecordedAccess } from './access-log.type.js';

/** The account, its memberships of teams, and the trainees that somebody said are its person. */
const OF_ACCOUNT = `subject_id in (
  select $1::uuid union all select id from team_member where account_id = $1 union all select id from trainee where account_id = $1)`;

/** Who saw an account's data, newest first: one more than the page holds. */
export const accessesOf = (db: EntityManager, accountId: string, first: number, after: Keyset | null): Promise<RecordedAccess[]> =>
  db.query(
    `select id, at, actor_id as "actorId", acting_as as "actingAs", what, competition_id as "competitionId", network,
            session_id as "sessionId", user_agent_hash as "userAgentHash", reason
       from access_log
      where ${OF_ACCOUNT} and ($3::timestamptz is null or (at, id) < ($3::timestamptz, $4::uuid))
      order by at desc, id desc limit $2`,
    [accountId, first + 1, ...(after ?? [null, null])],
  );

export async function countAccessesOf(db: EntityManager, accountId: string): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(`select count(*)::int as count from access_log where ${OF_ACCOUNT}`, [accountId]);
  return row!.count;
}
