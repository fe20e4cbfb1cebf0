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

/** Which sheets of a stage somebody asks for: of one track, of one judge (an account), or of all (null). */
export interface SheetChoice {
  track: string | null;
  judge: string | null;
}

const pairs = `
  from assignment
  join stage on stage.id = assignment.stage_id
  join judge on judge.id = assignment.judge_id
  join account on account.id = judge.account_id
  join entry on entry.id = assignment.entry_id
  join team on team.id = entry.team_id
  join track on track.id = entry.track_id
  left join blind_code on blind_code.stage_id = assignment.stage_id and blind_code.entry_id = assignment.entry_id
  left join sheet on sheet.assignment_id = assignment.id`;

const barred = `select id from ${barredAssignments('assignment.stage_id = $1')} as barred`;

/** As they are filed: by track, by what judges know entries by, and by judge. */
async function inOrder(db: EntityManager, stageId: string, { track, judge }: SheetChoice, which: string): Promise<string[]> {
  const rows = await db.query<{ id: string }[]>(
    `select assignment.id ${pairs}
      where assignment.stage_id = $1 and ($2::uuid is null or entry.track_id = $2) and ($3::uuid is null or judge.account_id = $3) and ${which}
      order by track.ordinal, case when stage.is_blind then blind_code.code else entry.number end collate "C", account.name, assignment.id`,
    [stageId, track, judge],
  );
  return rows.map(({ id }) => id);
}

/** The assignments of a stage with a submitted sheet. */
export const filledPairs = (db: EntityManager, stageId: string, choice: SheetChoice): Promise<string[]> =>
  inOrder(db, stageId, choice, `sheet.state = 'SUBMITTED'`);

/** What can still be filled in by hand in a stage: pairs that no conflict forbids, of entries that take part and are not absent. */
export const pairsToFill = (db: EntityManager, stageId: string, choice: SheetChoice): Promise<string[]> =>
  inOrder(
    db,
    stageId,
    choice,
    `${ENTRY_STATE} = 'SUBMITTED' and not ${isAbsentFrom('stage.id', 'entry.id')} and sheet.submitted_at is null
     and assignment.id not in (${barred})`,
  );

/** What stands on the sheets of these assignments of a stage, in their order. */
export const sheetRows = (db: EntityManager, stageId: string, assignments: readonly string[]): Promise<SheetRow[]> =>
  db.query<SheetRow[]>(
    `select judge.account_id as "judgeAccountId", account.name as judge, blind_code.code, entry.number as "entryNumber", latest.title,
            track.name_ko as track, sheet.id as "sheetId", sheet.comment, sheet.submitted_at as "submittedAt",
            assignment.id in (${barred}) as "isBarred"
       ${pairs}
       join lateral (select title from entry_version where entry_id = entry.id order by ordinal desc limit 1) as latest on true
      where assignment.stage_id = $1 and assignment.id = any($2::uuid[])
      order by array_position($2::uuid[], assignment.id)`,
    [stageId, assignments],
  );

/** Whether an account sits on a panel of the stage. */
export async function judgesIn(db: EntityManager, stageId: string, accountId: string): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }[]>(
    `select exists (select from judge join panel on panel.id = judge.panel_id where panel.stage_id = $1 and judge.account_id = $2) as found`,
    [stageId, accountId],
  );
  return row!.found;
}
