import { type EntityManager, In } from 'typeorm';
import { barredAssignments, ENTRY_STATE } from '../panels/panel.queries.js';
import { isAbsentFrom } from './absence.queries.js';
import { SheetTyping } from './typing.entity.js';

/** Whether the judge of an assignment has put anything down. Tables: `assignment`. */
const IS_BEGUN = `exists (
  select from sheet
   where sheet.assignment_id = assignment.id
     and (sheet.state = 'SUBMITTED' or sheet.comment <> ''
          or exists (select from mark where mark.sheet_id = sheet.id and (mark.points is not null or mark.comment <> ''))))`;

/** What a judge has done with a sheet, as far as it decides whether it may be typed. */
export async function sheetStanding(tx: EntityManager, assignmentId: string): Promise<{ isBegun: boolean }> {
  const [row] = await tx.query<{ isBegun: boolean }[]>(`select ${IS_BEGUN} as "isBegun" from assignment where id = $1`, [assignmentId]);
  return row!;
}

export interface PaperSheetRow {
  assignment: string;
  code: string;
  judgeId: string;
}

/** What may be typed in an open stage of an edition, and what waits to be confirmed, by code. Judges with a conflict have nothing to be typed. */
export const paperSheetsOf = (db: EntityManager, competitionId: string, stageId: string): Promise<PaperSheetRow[]> =>
  db.query<PaperSheetRow[]>(
    `select assignment.id as assignment, blind_code.code, judge.id as "judgeId"
       from assignment
       join stage on stage.id = assignment.stage_id
       join judge on judge.id = assignment.judge_id
       join entry on entry.id = assignment.entry_id
       join team on team.id = entry.team_id
       join blind_code on blind_code.stage_id = assignment.stage_id and blind_code.entry_id = assignment.entry_id
      where stage.id = $2 and stage.competition_id = $1 and stage.state = 'OPEN'
        and judge.pledged_at is not null and ${ENTRY_STATE} = 'SUBMITTED' and not ${isAbsentFrom('stage.id', 'entry.id')}
        and (not ${IS_BEGUN} or exists (select from sheet_typing where assignment_id = assignment.id and sheet_typing.state = 'TYPED'))
        and assignment.id not in (select id from ${barredAssignments('assignment.stage_id = $2')} as barred)
      order by blind_code.code collate "C", judge.id`,
    [competitionId, stageId],
  );

/** How the sheets of these assignments were typed, the latest first. */
export const typingsOf = (db: EntityManager, assignmentIds: readonly string[]): Promise<SheetTyping[]> =>
  db.getRepository(SheetTyping).find({ where: { assignmentId: In([...assignmentIds]) }, order: { typedAt: 'DESC', id: 'DESC' } });
