import type { EntityManager } from 'typeorm';
import { runningTotal } from '../../domain/sheet.js';
import type { Cell } from '../../platform/xlsx/typed-cell.js';
import type { Stage } from '../competitions/stage.entity.js';
import { barredAssignments } from '../panels/panel.queries.js';
import type { Criterion } from '../scoring/rubric.entity.js';
import { criteriaOf } from '../scoring/rubric.service.js';
import { membersOfEntries } from './export.queries.js';
import { column, decimal, type Exported, type ExportedPerson } from './exported.js';

/** So many entries are read from the database at a time. */
const ENTRIES_AT_ONCE = 100;

interface SheetRow {
  judge: string;
  number: string;
  track: string;
  rubricId: string;
  comment: string;
  submittedAt: Date;
  isBarred: boolean;
  /** By the key of the criterion. */
  marks: Record<string, { points: string; comment: string }>;
}

const sheetsOf = (db: EntityManager, stageId: string, entryIds: readonly string[], barred: readonly string[]): Promise<SheetRow[]> =>
  db.query<SheetRow[]>(
    `select account.name as judge, entry.number, track.name_ko as track, sheet.rubric_id as "rubricId", sheet.comment,
            sheet.submitted_at as "submittedAt", assignment.id = any($3::uuid[]) as "isBarred",
            (select coalesce(json_object_agg(criterion.key, json_build_object('points', mark.points::text, 'comment', mark.comment)), '{}')
               from mark join criterion on criterion.id = mark.criterion_id
              where mark.sheet_id = sheet.id and mark.points is not null) as marks
       from assignment
       join sheet on sheet.assignment_id = assignment.id and sheet.state = 'SUBMITTED'
       join judge on judge.id = assignment.judge_id
       join account on account.id = judge.account_id
       join entry on entry.id = assignment.entry_id
       join track on track.id = entry.track_id
      where assignment.stage_id = $1 and assignment.entry_id = any($2::uuid[])
      order by array_position($2::uuid[], entry.id), account.name, judge.id`,
    [stageId, entryIds, barred],
  );

/** Once for the stage: looking conflicts up costs by judge, not by entry. */
const barredIn = (db: EntityManager, stageId: string): Promise<{ id: string }[]> =>
  db.query(`select distinct id from ${barredAssignments('assignment.stage_id = $1')} as barred`, [stageId]);

const columns = [
  column('트랙', 'Track', 18),
  column('작품 번호', 'Entry number', 18),
  column('심사위원', 'Judge', 16),
  column('평가항목', 'Criterion', 30),
  column('점수', 'Points', 12),
  column('배점', 'Maximum', 14),
  column('항목 의견', 'Comment on the criterion', 44),
  column('채점표 총점', 'Sheet total (of 100)', 28),
  column('총평', 'Comment on the entry', 44),
  column('확정 일시', 'Submitted at (Seoul)', 26),
  column('이해충돌 제외', 'Left out for a conflict', 30),
];

/** Every mark of the submitted sheets of a stage. A correction that is made while the file is written is in the rows that come after it. */
export async function marksTable(db: EntityManager, stage: Stage): Promise<Exported> {
  const judged = await db.query<{ id: string }[]>(
    `select entry.id from entry
      where exists (select from assignment join sheet on sheet.assignment_id = assignment.id and sheet.state = 'SUBMITTED'
                     where assignment.entry_id = entry.id and assignment.stage_id = $1)
      order by entry.number`,
    [stage.id],
  );
  const ids = judged.map(({ id }) => id);
  const people = [...(await judgesOfSheets(db, stage.id)), ...(await membersOfEntries(db, ids))];
  return { table: { name: '채점 Marks', columns, pages: pagesOf(db, stage.id, ids) }, people };
}

const judgesOfSheets = (db: EntityManager, stageId: string): Promise<ExportedPerson[]> =>
  db.query<ExportedPerson[]>(
    `select distinct judge.account_id as "accountId", null::uuid as "memberId"
       from assignment join sheet on sheet.assignment_id = assignment.id and sheet.state = 'SUBMITTED' join judge on judge.id = assignment.judge_id
      where assignment.stage_id = $1`,
    [stageId],
  );

async function* pagesOf(db: EntityManager, stageId: string, entryIds: readonly string[]): AsyncGenerator<(readonly Cell[])[]> {
  const rubrics = new Map<string, Criterion[]>();
  const barred = (await barredIn(db, stageId)).map(({ id }) => id);
  for (let from = 0; from < entryIds.length; from += ENTRIES_AT_ONCE) {
    const rows: (readonly Cell[])[] = [];
    for (const sheet of await sheetsOf(db, stageId, entryIds.slice(from, from + ENTRIES_AT_ONCE), barred)) {
      const criteria = rubrics.get(sheet.rubricId) ?? (await criteriaOf(db, sheet.rubricId));
      rubrics.set(sheet.rubricId, criteria);
      rows.push(...rowsOf(sheet, criteria));
    }
    yield rows;
  }
}

function rowsOf(sheet: SheetRow, criteria: readonly Criterion[]): (readonly Cell[])[] {
  const given = criteria.filter(({ key }) => sheet.marks[key]);
  const marks = given.map(({ key }) => ({ criterion: key, points: sheet.marks[key]!.points }));
  const total = runningTotal({ criteria: [...criteria] }, marks)?.rounded ?? null;
  return given.map(({ key, nameKo, nameEn, maxPoints }) => [
    sheet.track,
    sheet.number,
    sheet.judge,
    `${nameKo} ${nameEn}`,
    decimal(sheet.marks[key]!.points),
    decimal(maxPoints),
    sheet.marks[key]!.comment,
    decimal(total),
    sheet.comment,
    sheet.submittedAt,
    sheet.isBarred ? '제외 left out' : null,
  ]);
}
