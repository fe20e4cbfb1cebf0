import type { DataSource, EntityManager } from 'typeorm';
import type { GrantedRole } from '../../domain/actor.js';
import type { Pairing } from '../../domain/permission/panel.js';

/** How an entry stands before its judges, its team and its eligibility considered. Tables: `entry` and `team`. */
export const ENTRY_STATE = `case when 'DISQUALIFIED' in (entry.state, team.state) then 'DISQUALIFIED'
                                 when 'WITHDRAWN' in (entry.state, team.state) then 'WITHDRAWN'
                                 when entry.state = 'SUBMITTED' and entry.eligibility = 'INELIGIBLE' then 'INELIGIBLE'
                                 else entry.state end`;

/** Whether an entry takes part in a stage: in the first one all do, in a later one those that advanced. Tables: `stage` and `entry`. */
export const TAKES_PART = `(stage.ordinal = 1 or exists (
  select from advanced_entry where advanced_entry.stage_id = stage.id and advanced_entry.entry_id = entry.id))`;

/** The day in Korea by which a stage's conflicts are judged: today, or the day on which its judging ended. Table: `stage`. */
export const CONFLICT_DAY = `seoul_day(coalesce(stage.closed_at, clock_timestamp()))`;

/** Whether a conflict keeps a judge from an entry, looked at anew. For single pairs. Tables: `judge`, `entry` and `stage`. */
export const IS_BARRED = `exists (select from standing_conflicts(judge.account_id, array[entry.team_id], ${CONFLICT_DAY}))`;

/**
 * The assignments that a conflict takes from their judges, looked at anew, as a subselect of `id` and `ground`. `which` is a condition on
 * `assignment` or `judge`, in the parameters of the statement.
 */
export const barredAssignments = (which: string): string => `(
  with asked as materialized (
         select judge.account_id, assignment.stage_id, array_agg(distinct entry.team_id) as teams
           from assignment join judge on judge.id = assignment.judge_id join entry on entry.id = assignment.entry_id
          where ${which}
          group by judge.account_id, assignment.stage_id),
       -- Once for each judge: left to the planner, it would be once for each assignment.
       barred as materialized (
         select asked.account_id, asked.stage_id, found.team_id, found.ground
           from asked join stage on stage.id = asked.stage_id
          cross join lateral standing_conflicts(asked.account_id, asked.teams, ${CONFLICT_DAY}) as found)
  select barred_assignment.id, barred.ground
    from barred
    join entry on entry.team_id = barred.team_id
    join assignment as barred_assignment on barred_assignment.stage_id = barred.stage_id and barred_assignment.entry_id = entry.id
    join judge on judge.id = barred_assignment.judge_id and judge.account_id = barred.account_id)`;

/** What a person is in an edition already: the roles that run it, and a member of a team. */
export async function hatsOf(
  tx: EntityManager,
  accountId: string,
  competitionId: string,
): Promise<{ roles: GrantedRole[]; isMember: boolean }> {
  const [row] = await tx.query<{ roles: GrantedRole[]; isMember: boolean }[]>(
    `select array(select role from role_grant
                   where account_id = $1 and role <> 'TRAINING_OFFICER' and (competition_id is null or competition_id = $2)) as roles,
            exists (select from team_member where account_id = $1 and competition_id = $2 and state = 'JOINED') as "isMember"`,
    [accountId, competitionId],
  );
  return row!;
}

/** What stands between a judge and an entry now; null where the judge's edition has no such entry. */
export async function pairingOf(tx: EntityManager, judgeId: string, entryId: string): Promise<Pairing | null> {
  const [row] = await tx.query<Pairing[]>(
    `select stage.state as "stageState", ${ENTRY_STATE} as "entryState", entry.track_id = panel.track_id as "isSameTrack",
            ${TAKES_PART} as "hasAdvanced",
            array(select ground from standing_conflicts(judge.account_id, array[entry.team_id], ${CONFLICT_DAY})) as conflicts,
            (select count(*)::int from assignment
               join entry on entry.id = assignment.entry_id join team on team.id = entry.team_id
              where assignment.judge_id = judge.id and ${ENTRY_STATE} = 'SUBMITTED'
                and assignment.id not in (select id from ${barredAssignments('assignment.judge_id = $1')} as barred)) as load, judge.max_load as "maxLoad",
            judge.left_at is not null as "hasLeft"
       from judge
       join panel on panel.id = judge.panel_id
       join stage on stage.id = panel.stage_id
       join entry on entry.competition_id = stage.competition_id
       join team on team.id = entry.team_id
      where judge.id = $1 and entry.id = $2`,
    [judgeId, entryId],
  );
  return row ?? null;
}

/**
 * The code of an entry in a stage: this one, if it has none yet. Null: this one is another entry's, or somebody has drawn this entry's
 * at the same moment.
 */
export async function drawnCode(tx: EntityManager, stageId: string, entryId: string, code: string): Promise<string | null> {
  const [row] = await tx.query<{ code: string }[]>(
    `with drawn as (
       insert into blind_code (stage_id, entry_id, code) values ($1, $2, $3) on conflict do nothing returning code
     )
     select code from drawn union all select code from blind_code where stage_id = $1 and entry_id = $2`,
    [stageId, entryId, code],
  );
  return row?.code ?? null;
}

/** The same for many entries at once: each gets the code proposed for it, unless it has one; answers those whose code is another entry's. */
export const entriesWithoutCode = (
  tx: EntityManager,
  stageId: string,
  proposed: readonly { entryId: string; code: string }[],
): Promise<{ entryId: string }[]> =>
  tx.query(
    `with proposed as (select * from unnest($2::uuid[], $3::text[]) as proposed (entry_id, code)),
          drawn as (
            insert into blind_code (stage_id, entry_id, code) select $1, entry_id, code from proposed
            on conflict do nothing returning entry_id)
     select entry_id as "entryId" from proposed
      where entry_id not in (select entry_id from drawn)
        and not exists (select from blind_code where blind_code.stage_id = $1 and blind_code.entry_id = proposed.entry_id)`,
    [stageId, proposed.map(({ entryId }) => entryId), proposed.map(({ code }) => code)],
  );

/** Every pair of a judge of a stage and an entry of the judge's track that a conflict forbids, looked at anew: once for each judge. */
export const barredPairs = (tx: EntityManager, stageId: string): Promise<{ judgeId: string; entryId: string }[]> =>
  tx.query(
    `with handed_in as materialized (
            select entry.track_id, array_agg(entry.team_id) as teams
              from stage join entry on entry.competition_id = stage.competition_id
             where stage.id = $1 and entry.state = 'SUBMITTED'
             group by entry.track_id),
          barred as materialized (
            select distinct judge.id, panel.track_id, found.team_id
              from stage
              join panel on panel.stage_id = stage.id
              join judge on judge.panel_id = panel.id
              join handed_in on handed_in.track_id = panel.track_id
             cross join lateral standing_conflicts(judge.account_id, handed_in.teams, ${CONFLICT_DAY}) as found
             where stage.id = $1)
     select barred.id as "judgeId", entry.id as "entryId"
       from barred
       join entry on entry.team_id = barred.team_id and entry.track_id = barred.track_id
      order by barred.id, entry.number`,
    [stageId],
  );

/** What people call the entry of an assignment: its organisers by number, its judges by code. */
export interface PairNames {
  assignmentId: string;
  entryNumber: string;
  code: string;
}

export const namesOfAssignments = (db: DataSource, assignmentIds: readonly string[]): Promise<PairNames[]> =>
  db.query<PairNames[]>(
    `select assignment.id as "assignmentId", entry.number as "entryNumber", blind_code.code
       from assignment
       join entry on entry.id = assignment.entry_id
       join blind_code on blind_code.stage_id = assignment.stage_id and blind_code.entry_id = assignment.entry_id
      where assignment.id = any($1::uuid[])`,
    [assignmentIds],
  );
