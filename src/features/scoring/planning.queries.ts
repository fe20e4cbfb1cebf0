import type { EntityManager } from 'typeorm';
import type { Declarations } from '../../domain/declaration.js';
import { ENTRY_STATE, TAKES_PART } from '../panels/panel.queries.js';
import { isAbsentFrom } from './absence.queries.js';

export interface PlannedEntryRow {
  id: string;
  number: string;
  trackId: string;
  demand: number;
  title: string;
  summary: string;
  declarations: Declarations;
}

/** The entries that take part in a stage and are not absent, as they were last submitted, with how many judges each is to have. */
export const entriesToPlan = (tx: EntityManager, stageId: string): Promise<PlannedEntryRow[]> =>
  tx.query<PlannedEntryRow[]>(
    `select entry.id, entry.number, entry.track_id as "trackId", coalesce(entry_demand.judges, stage.judges_per_entry) as demand,
            version.title, version.summary, version.declarations
       from stage
       join entry on entry.competition_id = stage.competition_id
       join team on team.id = entry.team_id
       join track on track.id = entry.track_id
       left join entry_demand on entry_demand.stage_id = stage.id and entry_demand.entry_id = entry.id
      cross join lateral (select title, summary, declarations from entry_version
                           where entry_version.entry_id = entry.id order by ordinal desc limit 1) as version
      where stage.id = $1 and ${ENTRY_STATE} = 'SUBMITTED' and ${TAKES_PART} and not ${isAbsentFrom('stage.id', 'entry.id')}
      order by track.ordinal, entry.number`,
    [stageId],
  );

export interface PlannedJudgeRow {
  id: string;
  trackId: string;
  maxLoad: number | null;
  words: string[];
  hasLeft: boolean;
}

/** The judges of a stage, in the order in which they were appointed. */
export const judgesToPlan = (tx: EntityManager, stageId: string): Promise<PlannedJudgeRow[]> =>
  tx.query<PlannedJudgeRow[]>(
    `select judge.id, panel.track_id as "trackId", judge.max_load as "maxLoad", judge.expertise as words, judge.left_at is not null as "hasLeft"
       from judge
       join panel on panel.id = judge.panel_id
       join track on track.id = panel.track_id
      where panel.stage_id = $1
      order by track.ordinal, judge.id`,
    [stageId],
  );

export interface StandingRow {
  id: string;
  judgeId: string;
  entryId: string;
  work: 'SUBMITTED' | 'DRAFT' | 'NONE';
}

/** What judges of a stage have been given, and whether they have ever submitted a sheet for it, or begun one on the screen or on paper. */
export const standingPairs = (tx: EntityManager, stageId: string): Promise<StandingRow[]> =>
  tx.query<StandingRow[]>(
    `select assignment.id, assignment.judge_id as "judgeId", assignment.entry_id as "entryId",
            case when sheet.state = 'SUBMITTED' or exists (select from sheet_revision where sheet_revision.sheet_id = sheet.id) then 'SUBMITTED'
                 when sheet.id is not null
                   or exists (select from sheet_typing where sheet_typing.assignment_id = assignment.id) then 'DRAFT'
                 else 'NONE' end as work
       from assignment
       left join sheet on sheet.assignment_id = assignment.id
      where assignment.stage_id = $1
      order by assignment.judge_id, assignment.entry_id`,
    [stageId],
  );

/** Takes entries from judges, with what they had begun. */
export async function removeAssignments(tx: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(`delete from sheet where assignment_id = any($1::uuid[])`, [ids]);
  await tx.query(`delete from assignment where id = any($1::uuid[])`, [ids]);
}

/** Gives entries to judges of a stage, all in one statement. */
export async function addAssignments(
  tx: EntityManager,
  stageId: string,
  rows: readonly { id: string; judgeId: string; entryId: string }[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into assignment (id, stage_id, judge_id, entry_id, assigned_at)
     select id, $1, judge_id, entry_id, $5 from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as added (id, judge_id, entry_id)`,
    [stageId, rows.map(({ id }) => id), rows.map(({ judgeId }) => judgeId), rows.map(({ entryId }) => entryId), at],
  );
}
