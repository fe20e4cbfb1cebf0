import type { EntityManager } from 'typeorm';
import type { PanelSheet } from '../../domain/diagnostics/panel-sheets.js';
import { barredAssignments, CONFLICT_DAY, ENTRY_STATE } from '../panels/panel.queries.js';
import { isAbsentFrom } from './absence.queries.js';

export interface CountedSheet extends PanelSheet {
  trackId: string;
  entryNumber: string;
  assignment: string;
  /** How often it was submitted. */
  submissions: number;
}

/**
 * The submitted sheets of a stage by its latest rubric, those that a ranking would count, track by track and each judge's in the order in
 * which they were first submitted. Judges stand under the ids of their seats. `ofJudges`: of the panels of these seats alone, whose own
 * sheets stand there as they were first submitted: whatever these judges write later on, the answer to them does not move.
 */
export const countedSheets = (db: EntityManager, stageId: string, ofJudges: readonly string[] | null = null): Promise<CountedSheet[]> =>
  db.query<CountedSheet[]>(
    `with seated as (
       select judge.id, panel.track_id
         from judge join panel on panel.id = judge.panel_id
        where panel.stage_id = $1 and ($2::uuid[] is null or panel.id in (select panel_id from judge where id = any($2::uuid[]))))
     select seated.track_id as "trackId", seated.id as judge, entry.id as entry, entry.number as "entryNumber",
            assignment.id as assignment, marks.points,
            coalesce(history.submissions, 1) as submissions
       from seated
       join track on track.id = seated.track_id
       join assignment on assignment.judge_id = seated.id
       join entry on entry.id = assignment.entry_id
       join team on team.id = entry.team_id
       join sheet on sheet.assignment_id = assignment.id and sheet.state = 'SUBMITTED'
        and sheet.rubric_id = (select id from rubric where rubric.stage_id = $1 order by version desc limit 1)
       left join lateral (select min(at) as first_at, count(*)::int as submissions,
                                 (array_agg(content order by revision) filter (where seated.id = any($2::uuid[])))[1]::jsonb -> 'marks' as first_marks
                            from sheet_revision where sheet_id = sheet.id and event = 'SUBMITTED') history on true
       join lateral (select array_agg(coalesce(history.first_marks -> criterion.key ->> 'points', mark.points::text) order by criterion.ordinal) as points
                       from mark join criterion on criterion.id = mark.criterion_id
                      where mark.sheet_id = sheet.id and mark.points is not null) marks on true
      where cardinality(marks.points) = (select count(*) from criterion where criterion.rubric_id = sheet.rubric_id)
        and ${ENTRY_STATE} <> 'INELIGIBLE' and not ${isAbsentFrom('assignment.stage_id', 'entry.id')}
        and assignment.id not in (select id from ${barredAssignments('judge.id in (select id from seated)')} as barred)
      order by track.ordinal, seated.id, coalesce(history.first_at, sheet.submitted_at), sheet.id`,
    [stageId, ofJudges],
  );

/**
 * The assignments of a stage in which judge and team have the same body above them: a city with all its departments, a district. What is
 * nearer is a conflict already, as the edition's reach says. 'Outside' is no body.
 */
export const assignmentsOfSameBody = (db: EntityManager, stageId: string): Promise<{ id: string }[]> =>
  db.query<{ id: string }[]>(
    `with given as materialized (
       select assignment.id, assignment.judge_id, entry.team_id
         from assignment join entry on entry.id = assignment.entry_id
        where assignment.stage_id = $1),
     day as (select ${CONFLICT_DAY} as day from stage where stage.id = $1),
     own as materialized (
       select judge.id as judge_id, employment.department_id
         from day, judge join panel on panel.id = judge.panel_id and panel.stage_id = $1
         join employment on employment.account_id = judge.account_id
        where employment.valid_from <= day.day and (employment.valid_to is null or employment.valid_to > day.day)),
     theirs as materialized (
       select found.team_id, found.department_id
         from day, member_workplaces(array(select distinct team_id from given), day.day) as found),
     line as materialized (
       select line.id, line.upper_id
         from department_line(array(select department_id from own union select department_id from theirs)) as line
        where line.is_top and line.kind <> 'OUTSIDE')
     select distinct given.id
       from given
       join own on own.judge_id = given.judge_id
       join line as own_line on own_line.id = own.department_id
       join theirs on theirs.team_id = given.team_id
       join line as their_line on their_line.id = theirs.department_id and their_line.upper_id = own_line.upper_id`,
    [stageId],
  );
