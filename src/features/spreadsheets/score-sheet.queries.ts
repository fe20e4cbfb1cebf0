import { type EntityManager, In } from 'typeorm';
import type { AssignedEntry } from '../scoring/judge-desk.type.js';
import { Sheet } from '../scoring/sheet.entity.js';
import { marksOfSheets } from '../scoring/sheet.queries.js';
import { latestRubric, criteriaOf } from '../scoring/rubric.service.js';
import type { ScoreDesk, ScoreRow } from './score-workbook.type.js';

/** What a judge's desk shows, with the sheets as they are: four statements. Null: the stage has no rubric. */
export async function scoreDesk(
  db: EntityManager,
  stage: string,
  assignments: readonly AssignedEntry[],
): Promise<Omit<ScoreDesk, 'fileName'> | null> {
  const rubric = await latestRubric(db, stage);
  if (!rubric) return null;
  const criteria = await criteriaOf(db, rubric.id);
  const sheets = await db.getRepository(Sheet).findBy({ assignmentId: In(assignments.map(({ assignment }) => assignment)) });
  const sheetOf = new Map(sheets.map((sheet) => [sheet.assignmentId, sheet]));
  const marks = Map.groupBy(
    await marksOfSheets(
      db,
      sheets.map(({ id }) => id),
    ),
    ({ sheetId }) => sheetId,
  );
  const rows = assignments.map(({ assignment, code, title, isAbsent }): ScoreRow => {
    const sheet = sheetOf.get(assignment);
    const given = sheet ? (marks.get(sheet.id) ?? []) : [];
    return {
      assignment,
      code,
      title,
      isAbsent,
      state: sheet?.state ?? null,
      savedAt: sheet?.updatedAt ?? null,
      revision: sheet?.revision ?? 0,
      comment: sheet?.comment ?? '',
      marks: given.map(({ criterion, points, comment }) => ({ criterion: criterion.key, points, comment })),
    };
  });
  return { stage, rubricVersion: rubric.version, criteria, rows };
}
