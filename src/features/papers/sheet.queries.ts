import type { EntityManager } from 'typeorm';
import { barredAssignments, ENTRY_STATE } from '../panels/panel.queries.js';
import { isAbsentFrom } from '../scoring/absence.queries.js';

/** A judge, an entry and the judge's sheet, as it goes on paper. */
export interface SheetRow {
  judgeAccountId: string;
  judge: string;
  code: string | null;
  entryNumber: string;
  title: string;
  track: string;
  /** Null: nothing was put down. */
  sheetId: string | null;
  comment: string | null;
  submittedAt: Date | null;
  /** Whether a conflict keeps the judge from the entry. */
  isBarred: boolean;
}

const rowsWhere = (which: string): string =>
  `select judge.account_id as "judgeAccountId", account.name as judge, blind_code.code, entry.number as "entryNumber", latest.title,
          track.name_ko as track, sheet.id as "sheetId", sheet.comment, sheet.submitted_at as "submittedAt",
          assignment.id in (select id from ${barredAssignments('assignment.stage_id = $1')} as barred) as "isBarred"
     from assignment
     join stage on stage.id = assignment.stage_id
     join judge on judge.id = assignment.judge_id
     join account on account.id = judge.account_id
     join entry on entry.id = assignment.entry_id
     join team on team.id = entry.team_id
     join track on track.id = entry.track_id
     join lateral (select title from entry_version where entry_id = entry.id order by ordinal desc limit 1) as latest on true
     left join blind_code on blind_code.stage_id = assignment.stage_id and blind_code.entry_id = assignment.entry_id
     left join sheet on sheet.assignment_id = assignment.id
    where assignment.stage_id = $1 and ${which}
    order by track.ordinal, case when stage.is_blind then blind_code.code else entry.number end collate "C", account.name, assignment.id`;

/** The submitted sheets of a stage: of all its judges, or of one account. */
export const filledSheets = (db: EntityManager, stageId: string, accountId: string | null): Promise<SheetRow[]> =>
  db.query<SheetRow[]>(rowsWhere(`sheet.state = 'SUBMITTED' and ($2::uuid is null or judge.account_id = $2)`), [stageId, accountId]);

/** What can still be filled in by hand in a stage: pairs that no conflict forbids, of entries that take part and are not absent. */
export const sheetsToFill = async (db: EntityManager, stageId: string): Promise<SheetRow[]> => {
  const still = `${ENTRY_STATE} = 'SUBMITTED' and not ${isAbsentFrom('stage.id', 'entry.id')} and sheet.submitted_at is null
                 and $2::uuid is null`;
  return (await db.query<SheetRow[]>(rowsWhere(still), [stageId, null])).filter(({ isBarred }) => !isBarred);
};

/** Whether an account sits on a panel of the stage. */
export async function judgesIn(db: EntityManager, stageId: string, accountId: string): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }[]>(
    `select exists (select from judge join panel on panel.id = judge.panel_id where panel.stage_id = $1 and judge.account_id = $2) as found`,
    [stageId, accountId],
  );
  return row!.found;
}
