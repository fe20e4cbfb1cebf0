import type { EntityManager } from 'typeorm';
import { type ConflictGround, type ConflictState, derivedGrounds } from '../../domain/conflict.js';
import type { Keyset } from '../../platform/graphql/connection.js';
import { Conflict } from './conflict.entity.js';

/** One derivation of an edition at a time, until the transaction ends. */
export const lockConflicts = (tx: EntityManager, competitionId: string) =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended('conflicts' || $1::text, 0))`, [competitionId]);

/** Editions that go on, in which one of these accounts judges or competes, or all of those with judges. */
export async function editionsOf(tx: EntityManager, accountIds: readonly string[] | 'ALL'): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from competition
      where state in ('DRAFT', 'ANNOUNCED')
        and exists (select from stage join panel on panel.stage_id = stage.id where stage.competition_id = competition.id)
        and ($1::uuid[] is null
             or exists (select from team_member where competition_id = competition.id and account_id = any($1))
             or exists (select from judge join panel on panel.id = judge.panel_id join stage on stage.id = panel.stage_id
                         where stage.competition_id = competition.id and judge.account_id = any($1)))
      order by id`,
    [accountIds === 'ALL' ? null : accountIds],
  );
  return rows.map(({ id }) => id);
}

export interface FoundConflict {
  accountId: string;
  teamId: string;
  ground: ConflictGround;
  memberId: string;
  cause: string;
}

/** Every conflict that follows, on a day (YYYY-MM-DD), from what is known of an edition's judges and teams. */
export const findConflicts = (tx: EntityManager, competitionId: string, day: string): Promise<FoundConflict[]> =>
  tx.query<FoundConflict[]>(
    `select asked.account_id as "accountId", found.team_id as "teamId", found.ground, found.member_id as "memberId", found.cause
       from (select distinct judge.account_id
               from judge join panel on panel.id = judge.panel_id join stage on stage.id = panel.stage_id
              where stage.competition_id = $1) as asked
      cross join lateral conflicts_of(asked.account_id, array(select id from team where competition_id = $1), $2::date) as found`,
    [competitionId, day],
  );

/** Writes down what was found: new ones, and those that had ended. What was lifted stays lifted. Answers how many came. */
export async function keepFound(
  tx: EntityManager,
  competitionId: string,
  found: readonly (FoundConflict & { id: string })[],
  now: Date,
): Promise<number> {
  const rows = await tx.query<unknown[]>(
    `insert into conflict (id, competition_id, account_id, team_id, ground, cause, member_id, state, raised_at)
     select id, $1, account_id, team_id, ground, cause, member_id, 'STANDING', $8
       from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::uuid[])
         as found (id, account_id, team_id, ground, cause, member_id)
     on conflict on constraint conflict_account_id_team_id_ground_cause_key
       do update set state = 'STANDING', raised_at = excluded.raised_at, ended_at = null where conflict.state = 'ENDED'
     returning id`,
    [
      competitionId,
      found.map(({ id }) => id),
      found.map(({ accountId }) => accountId),
      found.map(({ teamId }) => teamId),
      found.map(({ ground }) => ground),
      found.map(({ cause }) => cause),
      found.map(({ memberId }) => memberId),
      now,
    ],
  );
  return rows.length;
}

/** Ends the derived conflicts of an edition that were not found any more. Answers how many. */
export async function endOthers(tx: EntityManager, competitionId: string, found: readonly FoundConflict[], now: Date): Promise<number> {
  const [, ended] = await tx.query<[unknown[], number]>(
    `update conflict set state = 'ENDED', ended_at = $2
      where competition_id = $1 and state = 'STANDING' and ground = any($3)
        and (account_id, team_id, ground, cause) not in (select * from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[]))`,
    [
      competitionId,
      now,
      derivedGrounds,
      found.map(({ accountId }) => accountId),
      found.map(({ teamId }) => teamId),
      found.map(({ ground }) => ground),
      found.map(({ cause }) => cause),
    ],
  );
  return ended;
}

interface WantedConflicts {
  competitionId: string;
  state: ConflictState | null;
  ground: ConflictGround | null;
}

const wantedOf = ({ competitionId, state, ground }: WantedConflicts) => ({
  competitionId,
  ...(state !== null && { state }),
  ...(ground !== null && { ground }),
});

/** One conflict more than the page holds, newest first. */
export function conflictsAfter(db: EntityManager, wanted: WantedConflicts, first: number, after: Keyset | null): Promise<Conflict[]> {
  const conflicts = db.getRepository(Conflict).createQueryBuilder('conflict').where(wantedOf(wanted));
  if (after) conflicts.andWhere(`(conflict.raised_at, conflict.id) < (:at, :id)`, { at: after[0], id: after[1] });
  return conflicts
    .orderBy('conflict.raised_at', 'DESC')
    .addOrderBy('conflict.id', 'DESC')
    .limit(first + 1)
    .getMany();
}

export const countConflicts = (db: EntityManager, wanted: WantedConflicts): Promise<number> =>
  db.getRepository(Conflict).countBy(wantedOf(wanted));
