import type { EntityManager } from 'typeorm';
import { timeOrderedId } from '../../platform/database/ids.js';
import type { SheetCorrection } from './correction.entity.js';
import { criteriaOf } from './rubric.service.js';
import { Sheet, SheetRevision } from './sheet.entity.js';
import { replaceMarks } from './sheet.queries.js';
import { marksIn } from './sheet-content.js';

/** Makes a sheet say what was approved, as a revision of its own; what it said before stays with the revisions. Answers the revision. */
export async function applyCorrection(tx: EntityManager, sheet: Sheet, { after, reason }: SheetCorrection, at: Date): Promise<number> {
  const { comment, marks } = marksIn(after);
  const criteria = await criteriaOf(tx, sheet.rubricId);
  const revision = sheet.revision + 1;
  await tx.getRepository(Sheet).update({ id: sheet.id }, { revision, comment, updatedAt: at });
  await replaceMarks(tx, sheet.id, criteria, marks);
  const kept = { id: timeOrderedId(), sheetId: sheet.id, revision, event: 'CORRECTED', content: after, reason, at } as const;
  await tx.getRepository(SheetRevision).insert(kept);
  return revision;
}
