import type { EntityManager } from 'typeorm';
import type { JudgeProgress } from '../../domain/permission/stage.js';
import type { PreparedConflict, PreparedEntry, PreparedJudge } from '../../domain/readiness.js';
import { barredAssignments, ENTRY_STATE, TAKES_PART } from '../panels/panel.queries.js';
import { isAbsentFrom } from './absence.queries.js';

/** The judges of a stage, in the order in which they were appointed. */
export const preparedJudges = (tx: EntityManager, stageId: string): Promise<PreparedJudge[]> =>
  tx.query<PreparedJudge[]>(
    `select judge.id, account.name, track.short_name as track, judge.pledged_at is not null as "hasPledged",
            (select count(*)::int from assignment where assignment.judge_id = judge.id) as load
       from judge
       join account on account.id = judge.account_id
       join panel on panel.id = judge.panel_id
       join track on track.id = panel.track_id
      where panel.stage_id = $1
      order by track.ordinal, judge.id`,
    [stageId],
  );

/** The submitted entries that take part in a stage, with what the stage has for each of them. Judges with a conflict do not count. */
export const preparedEntries = (tx: EntityManager, stageId: string): Promise<(PreparedEntry & { id: string; barred: number })[]> =>
  tx.query<(PreparedEntry & { id: string; barred: number })[]>(
    `with barred as ${barredAssignments('assignment.stage_id = $1')}
     select entry.id, entry.number, track.short_name as track,
            (select count(*)::int from assignment
              where assignment.stage_id = stage.id and assignment.entry_id = entry.id and assignment.id in (select id from barred)) as barred,
            (select count(*)::int from assignment
              where assignment.stage_id = stage.id and assignment.entry_id = entry.id and assignment.id not in (select id from barred)) as judges,
            coalesce((select entry_demand.judges from entry_demand
                       where entry_demand.stage_id = stage.id and entry_demand.entry_id = entry.id), stage.judges_per_entry) as needed,
            exists (select from entry_file
                      join judge_copy on judge_copy.entry_file_id = entry_file.id
                      join shown_copy on shown_copy.original_id = entry_file.stored_file_id and shown_copy.state = 'READY'
                     where entry_file.slot = 'REPORT'
                       and entry_file.version_id = (select id from entry_version
                                                     where entry_version.entry_id = entry.id order by ordinal desc limit 1)) as "hasReportCopy"
       from stage
       join entry on entry.competition_id = stage.competition_id
       join team on team.id = entry.team_id
       join track on track.id = entry.track_id
      where stage.id = $1 and ${ENTRY_STATE} = 'SUBMITTED' and ${TAKES_PART}
      order by track.ordinal, entry.number`,
    [stageId],
  );

/** Assignments of a stage that could not be made any more: a team may have grown since they were. */
export const conflictsOfAssigned = (tx: EntityManager, stageId: string): Promise<PreparedConflict[]> =>
  tx.query<PreparedConflict[]>(
    `select account.name as judge, entry.number, barred.ground
       from ${barredAssignments('assignment.stage_id = $1')} as barred
       join assignment on assignment.id = barred.id
       join judge on judge.id = assignment.judge_id
       join account on account.id = judge.account_id
       join entry on entry.id = assignment.entry_id
       join team on team.id = entry.team_id
      where ${ENTRY_STATE} = 'SUBMITTED'
      order by entry.number, account.name, judge.id, barred.ground`,
    [stageId],
  );

/** How far each judge of a stage has come. Entries that left the competition or are not presented count for nobody, nor what a conflict takes from a judge. */
export const progressOfStage = (db: EntityManager, stageId: string): Promise<JudgeProgress[]> =>
  db.query<JudgeProgress[]>(
    `select judge.id as "judgeId", account.name,
            count(*) filter (where given.sheet_state = 'SUBMITTED')::int as submitted, count(given.judge_id)::int as total
       from judge
       join account on account.id = judge.account_id
       join panel on panel.id = judge.panel_id
       join track on track.id = panel.track_id
       left join (
         select assignment.judge_id, sheet.state as sheet_state
           from assignment
           join entry on entry.id = assignment.entry_id
           join team on team.id = entry.team_id
           left join sheet on sheet.assignment_id = assignment.id
          where ${ENTRY_STATE} = 'SUBMITTED' and not ${isAbsentFrom('assignment.stage_id', 'entry.id')}
            and assignment.id not in (select id from ${barredAssignments('assignment.stage_id = $1')} as barred)
       ) given on given.judge_id = judge.id
      where panel.stage_id = $1
      group by judge.id, account.name, track.ordinal
      order by track.ordinal, judge.id`,
    [stageId],
  );

/** Whether an edition has announced its awards. */
export async function hasAwardRule(tx: EntityManager, competitionId: string): Promise<boolean> {
  const sql = `select exists (select from award_rule where competition_id = $1) as "isThere"`;
  const [row] = await tx.query<[{ isThere: boolean }]>(sql, [competitionId]);
  return row.isThere;
}
