import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { DraftMark } from '../../domain/sheet.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { type ActingAs, record } from '../../platform/audit/record.js';
import { randomId, timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow } from '../../platform/database/transaction.js';
import type { Criterion } from './rubric.entity.js';
import { Sheet, SheetRevision, SheetState } from './sheet.entity.js';
import { replaceMarks } from './sheet.queries.js';

/** A sheet's own columns: what marks it has, a loader tells. */
export type SheetRow = Omit<Sheet, 'assignment' | 'rubric'>;

/** What a draft is to say, on the criteria of its rubric. */
interface DraftContent {
  assignmentId: string;
  rubricId: string;
  criteria: readonly Criterion[];
  marks: readonly DraftMark[];
  comment: string;
}

/** Makes the draft of an assignment say exactly this, as its next revision; without a sheet it gets one. */
export async function writeDraft(tx: EntityManager, sheet: Sheet | null, content: DraftContent): Promise<SheetRow> {
  const { assignmentId, rubricId, criteria, marks, comment } = content;
  const changes = { revision: (sheet?.revision ?? 0) + 1, comment, updatedAt: await databaseNow(tx) };
  const saved = sheet ? { ...sheet, ...changes } : newSheet(assignmentId, rubricId, changes);
  if (sheet) await tx.getRepository(Sheet).update({ id: sheet.id }, changes);
  else await tx.getRepository(Sheet).insert(saved);
  await replaceMarks(tx, saved.id, criteria, marks);
  return saved;
}

const newSheet = (assignmentId: string, rubricId: string, content: Pick<Sheet, 'revision' | 'comment' | 'updatedAt'>): SheetRow => ({
  id: randomId(),
  assignmentId,
  rubricId,
  state: SheetState.DRAFT,
  submittedAt: null,
  salt: randomBytes(16).toString('hex'),
  ...content,
});

/**
 * Submits or reopens a sheet: a revision of its own, kept for good, of which the trail tells neither words nor marks. `more` is told
 * beside it.
 */
export async function moveSheet(
  tx: EntityManager,
  who: ActingAs,
  sheet: SheetRow,
  to: SheetState,
  { content, reason }: { content: string; reason: string | null },
  more: Record<string, unknown> = {},
): Promise<SheetRow> {
  const at = await databaseNow(tx);
  const isSubmitted = to === SheetState.SUBMITTED;
  const changes = { state: to, revision: sheet.revision + 1, submittedAt: isSubmitted ? at : null, updatedAt: at };
  await tx.getRepository(Sheet).update({ id: sheet.id }, changes);
  const event = isSubmitted ? 'SUBMITTED' : 'REOPENED';
  const kept = { id: timeOrderedId(), sheetId: sheet.id, revision: changes.revision, event, content, reason, at } as const;
  await tx.getRepository(SheetRevision).insert(kept);
  const hash = sha256(sheet.salt + (reason ?? content));
  const action = isSubmitted ? 'sheet.submitted' : 'sheet.reopened';
  await record(tx, who, action, sheet.id, { revision: kept.revision, hash, ...more });
  return { ...sheet, ...changes };
}
