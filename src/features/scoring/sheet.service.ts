import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayReopenSheet, maySaveSheet, maySubmitSheet } from '../../domain/permission/sheet.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { problemsOfDraft, submitSheet } from '../../domain/sheet.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId, timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { lockSheet } from './lock-sheet.js';
import { dutiesOf } from './rubric.service.js';
import { Sheet, SheetRevision, SheetState } from './sheet.entity.js';
import type { ReopenSheetInput, SaveSheetInput, SubmitSheetInput } from './sheet.input.js';
import { marksOfSheets, replaceMarks } from './sheet.queries.js';
import { contentOf, draftOf } from './sheet-content.js';

/** A sheet's own columns: what marks it has, a loader tells. */
type SheetRow = Omit<Sheet, 'assignment' | 'rubric'>;

/** Judges write, submit and reopen their sheets while the stage is open. */
@Injectable()
export class SheetService {
  constructor(private readonly db: DataSource) {}

  /** Makes the draft exactly what was sent, if it builds on the sheet as it is. */
  async save(actor: Actor, wish: SaveSheetInput): Promise<SheetRow> {
    return transaction(this.db, async (tx) => {
      const { sheet, criteria, rubricId } = await lockSheet(tx, actor, wish);
      refuse(maySaveSheet(sheet));
      const comment = (wish.comment ?? '').normalize('NFC');
      refuseProblems(problemsOfDraft({ criteria }, { marks: wish.marks, comment }));
      const changes = { revision: wish.revision + 1, comment, updatedAt: await databaseNow(tx) };
      const saved = sheet ? { ...sheet, ...changes } : newSheet(wish.assignment, rubricId, changes);
      if (sheet) await tx.getRepository(Sheet).update({ id: sheet.id }, changes);
      else await tx.getRepository(Sheet).insert(saved);
      await replaceMarks(tx, saved.id, criteria, wish.marks);
      return saved;
    });
  }

  /** Hands a complete sheet in: it counts, and stays as it is unless it is reopened. */
  async submit(actor: Actor, wish: SubmitSheetInput): Promise<SheetRow> {
    return transaction(this.db, async (tx) => {
      const { sheet: found, criteria, assignment } = await lockSheet(tx, actor, wish);
      refuse(maySubmitSheet(found));
      const sheet = found!;
      const draft = { marks: (await marksOfSheets(tx, [sheet.id])).map(draftOf), comment: sheet.comment };
      const submitted = submitSheet({ criteria }, draft, await dutiesOf(tx, assignment.stageId));
      if ('problems' in submitted) throw new Refused(refusal('INVALID_INPUT', { problems: submitted.problems }));
      const content = canonicalText(contentOf(sheet.comment, submitted.marks));
      return move(tx, actor, sheet, SheetState.SUBMITTED, { content, reason: null });
    });
  }

  /** Takes a submitted sheet back for changes; the reason stays with it. */
  async reopen(actor: Actor, wish: ReopenSheetInput): Promise<SheetRow> {
    return transaction(this.db, async (tx) => {
      const { sheet: found } = await lockSheet(tx, actor, wish);
      refuse(mayReopenSheet(found));
      const sheet = found!;
      refuseProblems(problemsOfReason(wish.reason));
      const submitted = await tx.getRepository(SheetRevision).findOneByOrFail({ sheetId: sheet.id, revision: sheet.revision });
      const reason = wish.reason.normalize('NFC').trim();
      return move(tx, actor, sheet, SheetState.DRAFT, { content: submitted.content, reason });
    });
  }
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

/** Submits or reopens a sheet: a revision of its own, kept for good, of which the trail tells neither words nor marks. */
async function move(
  tx: EntityManager,
  actor: Actor,
  sheet: Sheet,
  to: SheetState,
  { content, reason }: { content: string; reason: string | null },
) {
  const at = await databaseNow(tx);
  const isSubmitted = to === SheetState.SUBMITTED;
  const changes = { state: to, revision: sheet.revision + 1, submittedAt: isSubmitted ? at : null, updatedAt: at };
  await tx.getRepository(Sheet).update({ id: sheet.id }, changes);
  const event = isSubmitted ? 'SUBMITTED' : 'REOPENED';
  const kept = { id: timeOrderedId(), sheetId: sheet.id, revision: changes.revision, event, content, reason, at } as const;
  await tx.getRepository(SheetRevision).insert(kept);
  const hash = sha256(sheet.salt + (reason ?? content));
  await record(tx, { actor, as: 'JUDGE' }, isSubmitted ? 'sheet.submitted' : 'sheet.reopened', sheet.id, { revision: kept.revision, hash });
  return { ...sheet, ...changes };
}
