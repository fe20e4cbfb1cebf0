import { type EntityManager, In } from 'typeorm';
import type { DraftMark } from '../../domain/sheet.js';
import type { WritingFacts } from '../../domain/permission/sheet.js';
import { canonicalPoints } from '../../domain/points.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { barredAssignments, ENTRY_STATE, IS_BARRED } from '../panels/panel.queries.js';
import { isAbsentFrom } from './absence.queries.js';
import type { Criterion } from './rubric.entity.js';
import { Mark } from './sheet.entity.js';

export type AssignmentRow = WritingFacts & { id: string; stageId: string; teamId: string };

/** An assignment with what decides who may do what with it. `isBarred` says in SQL how conflicts are looked up. */
const factsOf = (isBarred: string, where = 'assignment.id = $1'): string => `
    select assignment.id, stage.id as "stageId", team.id as "teamId", stage.competition_id as "competitionId", stage.state as "stageState",
           judge.account_id as "judgeAccountId", judge.pledged_at as "pledgedAt", ${ENTRY_STATE} as "entryState", ${isBarred} as "isBarred",
           ${isAbsentFrom('stage.id', 'entry.id')} as "isAbsent"
      from assignment
      join stage on stage.id = assignment.stage_id
      join judge on judge.id = assignment.judge_id
      join entry on entry.id = assignment.entry_id
      join team on team.id = entry.team_id
     where ${where}`;

/** An assignment as things stand; null where there is none. */
export async function assignmentFacts(tx: EntityManager, assignmentId: string): Promise<AssignmentRow | null> {
  const [row] = await tx.query<AssignmentRow[]>(factsOf(IS_BARRED), [assignmentId]);
  return row ?? null;
}

/** The same without a look at conflicts, the dearest part of it: as if there were none. */
export async function assignmentAtFirstSight(tx: EntityManager, assignmentId: string): Promise<AssignmentRow | null> {
  const [row] = await tx.query<AssignmentRow[]>(factsOf('false'), [assignmentId]);
  return row ?? null;
}

/** Many assignments of a stage as things stand: conflicts are looked up once for each judge. */
export const assignmentsOfStage = (tx: EntityManager, stageId: string, ids: readonly string[]): Promise<AssignmentRow[]> =>
  tx.query<AssignmentRow[]>(
    factsOf(
      `assignment.id in (select id from ${barredAssignments('assignment.stage_id = $1 and assignment.id = any($2::uuid[])')} as barred)`,
      'assignment.stage_id = $1 and assignment.id = any($2::uuid[])',
    ),
    [stageId, ids],
  );

/** The marks of sheets with their criteria, in the order of the rubric. */
export const marksOfSheets = (db: EntityManager, sheetIds: readonly string[]): Promise<Mark[]> =>
  db
    .getRepository(Mark)
    .find({ where: { sheetId: In([...sheetIds]) }, relations: { criterion: true }, order: { criterion: { ordinal: 'ASC' } } });

/** Makes a sheet's marks exactly these, points with two decimals. */
export async function replaceMarks(
  tx: EntityManager,
  sheetId: string,
  criteria: readonly Criterion[],
  marks: readonly DraftMark[],
): Promise<void> {
  const idOf = new Map(criteria.map(({ key, id }) => [key, id]));
  const rows = marks.map(({ criterion, points, comment }) => ({
    id: timeOrderedId(),
    sheetId,
    criterionId: idOf.get(criterion)!,
    points: points === null ? null : canonicalPoints(points),
    comment: (comment ?? '').normalize('NFC'),
  }));
  const kept = rows.map(({ criterionId }) => criterionId);
  await tx.query(`delete from mark where sheet_id = $1 and criterion_id <> all($2::uuid[])`, [sheetId, kept]);
  await tx
    .getRepository(Mark)
    .createQueryBuilder()
    .insert()
    .values(rows)
    .orUpdate(['points', 'comment'], ['sheet_id', 'criterion_id'])
    .execute();
}
