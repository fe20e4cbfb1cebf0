import type { DataSource, EntityManager } from 'typeorm';
import type { StageEntry } from '../../domain/settle.js';
import { barredAssignments, ENTRY_STATE } from '../panels/panel.queries.js';

type EntryOfTrack = StageEntry & { track: string };

type EntryRow = Omit<EntryOfTrack, 'status' | 'submittedAt'> & { state: 'SUBMITTED' | 'WITHDRAWN' | 'DISQUALIFIED'; submittedAt: Date };

/**
 * The entries that were judged in a stage, with their submitted sheets: what a ranking follows from, in one statement.
 * A sheet of a judge who has a conflict with the entry does not count. An entry counts as submitted when its latest version was. Judges stand under the ids of their seats, which name nobody.
 */
export async function judgedEntries(tx: EntityManager, stageId: string, rubricId: string): Promise<EntryOfTrack[]> {
  const rows = await tx.query<EntryRow[]>(
    `select entry.id, entry.track_id as track, latest.submitted_at as "submittedAt",
            ${ENTRY_STATE} as state, coalesce(sheets.list, '[]') as sheets
       from entry
       join team on team.id = entry.team_id
       join lateral (select submitted_at from entry_version where entry_id = entry.id order by ordinal desc limit 1) latest on true
       left join (
         select assignment.entry_id, json_agg(json_build_object('judge', assignment.judge_id, 'marks', marks.list)) as list
           from assignment
           join sheet on sheet.assignment_id = assignment.id and sheet.state = 'SUBMITTED' and sheet.rubric_id = $2
           join (
             select mark.sheet_id, json_agg(json_build_object('criterion', criterion.key, 'points', mark.points::text)) as list
               from mark join criterion on criterion.id = mark.criterion_id
              where mark.points is not null group by mark.sheet_id
           ) marks on marks.sheet_id = sheet.id
          where assignment.stage_id = $1
            and assignment.id not in (select id from ${barredAssignments('assignment.stage_id = $1')} as barred)
          group by assignment.entry_id
       ) sheets on sheets.entry_id = entry.id
      where exists (select from assignment where assignment.stage_id = $1 and assignment.entry_id = entry.id)`,
    [stageId, rubricId],
  );
  return rows.map(({ state, submittedAt, ...row }) => {
    return { ...row, status: state === 'SUBMITTED' ? 'ACTIVE' : state, submittedAt: submittedAt.toISOString() };
  });
}

/** A sheet that a stage was closed without: whose (null: nobody had that seat), and on which entry. */
export interface ExceptedSheet {
  id: string;
  judge: string | null;
  entry: string;
}

export const exceptedSheets = (tx: EntityManager, stageId: string): Promise<ExceptedSheet[]> =>
  tx.query<ExceptedSheet[]>(
    `select id, judge_id as judge, entry_id as entry from closing_exception where stage_id = $1 order by entry_id, judge_id`,
    [stageId],
  );

/** What an organiser calls an entry. */
export interface EntryNames {
  id: string;
  number: string;
  title: string;
  team: string;
}

export const namesOfEntries = (db: DataSource | EntityManager, entryIds: readonly string[]): Promise<EntryNames[]> =>
  db.query<EntryNames[]>(
    `select entry.id, entry.number, latest.title, team.name as team
       from entry
       join team on team.id = entry.team_id
       join lateral (select title from entry_version where entry_id = entry.id order by ordinal desc limit 1) latest on true
      where entry.id = any($1::uuid[])`,
    [entryIds],
  );

/**
 * Settlements whose sheets are not those that would count now: a judge has a conflict that was not known, or one that was lifted since.
 * Corrections of marks are another matter.
 */
export const outdatedSettlements = async (db: DataSource, settlementIds: readonly string[]): Promise<string[]> => {
  const rows = await db.query<{ id: string }[]>(
    `with barred as ${barredAssignments('assignment.stage_id in (select stage_id from settlement where id = any($1::uuid[]))')},
          counted as (
            select settlement.id, (sheet ->> 'judge')::uuid as judge_id, (entry ->> 'id')::uuid as entry_id
              from settlement,
                   jsonb_array_elements(settlement.inputs::jsonb -> 'tracks') as track,
                   jsonb_array_elements(track -> 'entries') as entry,
                   jsonb_array_elements(entry -> 'sheets') as sheet
             where settlement.id = any($1::uuid[]))
     select settlement.id
       from settlement
      where settlement.id = any($1::uuid[])
        and exists (
          select from assignment
            join sheet on sheet.assignment_id = assignment.id and sheet.state = 'SUBMITTED' and sheet.rubric_id = settlement.rubric_id
           where assignment.stage_id = settlement.stage_id
             and (assignment.id in (select id from barred))
               = ((settlement.id, assignment.judge_id, assignment.entry_id) in (select id, judge_id, entry_id from counted)))`,
    [settlementIds],
  );
  return rows.map(({ id }) => id);
};
