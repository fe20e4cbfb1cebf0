import type { EntityManager } from 'typeorm';
import type { Stage } from '../competitions/stage.entity.js';
import { barredAssignments, ENTRY_STATE } from '../panels/panel.queries.js';
import { column, type Exported, onePage } from './exported.js';

interface AssignmentRow {
  accountId: string;
  judge: string;
  track: string;
  number: string;
  title: string | null;
  entryState: string;
  sheetState: 'DRAFT' | 'SUBMITTED' | null;
  submittedAt: Date | null;
  assignedAt: Date;
  grounds: string[] | null;
}

const assignmentsOf = (db: EntityManager, stageId: string): Promise<AssignmentRow[]> =>
  db.query<AssignmentRow[]>(
    `with barred as materialized (
       select id, array_agg(distinct ground order by ground) as grounds from ${barredAssignments('assignment.stage_id = $1')} as found group by id)
     select account.id as "accountId", account.name as judge, track.name_ko as track, entry.number, latest.title, ${ENTRY_STATE} as "entryState",
            sheet.state as "sheetState", sheet.submitted_at as "submittedAt", assignment.assigned_at as "assignedAt", barred.grounds
       from assignment
       join judge on judge.id = assignment.judge_id
       join account on account.id = judge.account_id
       join entry on entry.id = assignment.entry_id
       join team on team.id = entry.team_id
       join track on track.id = entry.track_id
       left join lateral (select title from entry_version where entry_version.entry_id = entry.id order by ordinal desc limit 1) latest on true
       left join sheet on sheet.assignment_id = assignment.id
       left join barred on barred.id = assignment.id
      where assignment.stage_id = $1
      order by track.ordinal, entry.number, account.name, judge.id`,
    [stageId],
  );

const columns = [
  column('트랙', 'Track', 18),
  column('작품 번호', 'Entry number', 18),
  column('작품명', 'Title', 44),
  column('작품 상태', 'Entry', 18),
  column('심사위원', 'Judge', 16),
  column('채점표', 'Sheet', 20),
  column('배정 일시', 'Assigned at (Seoul)', 26),
  column('확정 일시', 'Submitted at (Seoul)', 26),
  column('이해충돌', 'Barred by a conflict', 34),
];

const sheetWords = { SUBMITTED: '확정 submitted', DRAFT: '작성 중 draft' } as const;

/** Who judges what in a stage, and how far they are: no marks. */
export async function assignmentsTable(db: EntityManager, stage: Stage): Promise<Exported> {
  const rows = await assignmentsOf(db, stage.id);
  const pages = onePage(rows, (row) => [
    row.track,
    row.number,
    row.title,
    row.entryState,
    row.judge,
    row.sheetState ? sheetWords[row.sheetState] : '시작 전 not begun',
    row.assignedAt,
    row.submittedAt,
    row.grounds?.join(', ') ?? null,
  ]);
  return { table: { name: '배정 Assignments', columns, pages }, people: rows.map(({ accountId }) => ({ accountId, memberId: null })) };
}
