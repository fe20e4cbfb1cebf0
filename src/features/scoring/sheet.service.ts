import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayReopenSheet, maySaveSheet, maySubmitSheet } from '../../domain/permission/sheet.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { refuse } from '../../domain/refusal.js';
import { problemsOfDraft } from '../../domain/sheet.js';
import { clean } from '../../domain/text.js';
import { transaction } from '../../platform/database/transaction.js';
import { finished } from './finished-sheet.js';
import { lockSheet } from './lock-sheet.js';
import { refuseNames } from './refuse-names.js';
import { type DraftOutcome, type SaveManyWish, saveSheets } from './save-sheets.js';
import { SheetRevision, SheetState } from './sheet.entity.js';
import type { ReopenSheetInput, SaveSheetInput, SubmitSheetInput } from './sheet.input.js';
import { marksOfSheets } from './sheet.queries.js';
import { draftOf } from './sheet-content.js';
import { moveSheet, type SheetRow, writeDraft } from './write-sheet.js';

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
      await refuseNames(tx, actor.accountId, { marks: wish.marks, comment }, wish);
      return writeDraft(tx, sheet, { assignmentId: wish.assignment, rubricId, criteria, marks: wish.marks, comment });
    });
  }

  /** Saves many drafts at once, those that can be: see `saveSheets`. */
  async saveMany(actor: Actor, wish: SaveManyWish): Promise<DraftOutcome[]> {
    return transaction(this.db, (tx) => saveSheets(tx, actor, wish));
  }

  /** Hands a complete sheet in: it counts, and stays as it is unless it is reopened. */
  async submit(actor: Actor, wish: SubmitSheetInput): Promise<SheetRow> {
    return transaction(this.db, async (tx) => {
      const { sheet: found, criteria, assignment } = await lockSheet(tx, actor, wish);
      refuse(maySubmitSheet(found));
      const sheet = found!;
      const draft = { marks: (await marksOfSheets(tx, [sheet.id])).map(draftOf), comment: sheet.comment };
      const content = await finished(tx, assignment.stageId, criteria, draft);
      await refuseNames(tx, actor.accountId, draft, wish);
      return moveSheet(tx, { actor, as: 'JUDGE' }, sheet, SheetState.SUBMITTED, { content, reason: null });
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
      const reason = clean(wish.reason);
      return moveSheet(tx, { actor, as: 'JUDGE' }, sheet, SheetState.DRAFT, { content: submitted.content, reason });
    });
  }
}
