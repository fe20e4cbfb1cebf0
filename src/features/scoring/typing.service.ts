import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import {
  mayCheckTyped,
  mayConfirmTyped,
  mayOvertype,
  mayReturnTyped,
  mayTypeSheet,
  type TypingFacts,
  typingRole,
} from '../../domain/permission/typing.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { type Refusal, Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { finished } from './finished-sheet.js';
import { lockAssignment } from './lock-assignment.js';
import { refuseNames } from './refuse-names.js';
import { criteriaOf, latestRubric } from './rubric.service.js';
import { Sheet, SheetState } from './sheet.entity.js';
import { marksIn } from './sheet-content.js';
import { SheetTyping } from './typing.entity.js';
import type { ReturnTypedSheetInput, TypeSheetInput } from './typing.input.js';
import { type PaperSheetRow, paperSheetsOf, sheetStanding, typingsOf } from './typing.queries.js';
import { moveSheet, writeDraft } from './write-sheet.js';

/** Paper sheets become sheets: a secretary types one, its judge or a second person confirms it. */
@Injectable()
export class TypingService {
  constructor(private readonly db: DataSource) {}

  /** Types a finished paper sheet of a judge who has not begun one here. It counts for nothing yet. */
  async type(actor: Actor, wish: TypeSheetInput): Promise<SheetTyping> {
    return transaction(
      this.db,
      async (tx) => {
        const assignment = await lockAssignment(tx, actor, wish.assignment, mayTypeSheet);
        refuse(mayOvertype(await sheetStanding(tx, wish.assignment)));
        const rubric = (await latestRubric(tx, assignment.stageId))!;
        const comment = (wish.comment ?? '').normalize('NFC');
        const marks = wish.marks.map((mark) => ({ ...mark, comment: mark.comment?.normalize('NFC') }));
        const content = await finished(tx, assignment.stageId, await criteriaOf(tx, rubric.id), { marks, comment });
        await refuseNames(tx, assignment.judgeAccountId, { marks, comment }, wish);
        const typing = tx.getRepository(SheetTyping).create({
          id: randomId(),
          assignmentId: wish.assignment,
          rubricId: rubric.id,
          state: 'TYPED',
          content,
          salt: randomBytes(16).toString('hex'),
          typedBy: actor.accountId,
          typedAt: await databaseNow(tx),
          checkerId: null,
          decidedAt: null,
          returnReason: null,
        });
        await tx.getRepository(SheetTyping).insert(typing);
        const told = { assignment: wish.assignment, hash: sha256(typing.salt + content) };
        await record(tx, { actor, as: typingRole(actor, assignment.competitionId)! }, 'sheet.typed', typing.id, told);
        return typing;
      },
      { sheet_typing_one_waiting: 'TYPING_WAITS' },
    );
  }

  /** Takes a typed sheet to compare it with the paper: from then on it is this person's, and shown to no third one. */
  async check(actor: Actor, id: string): Promise<SheetTyping> {
    return transaction(this.db, async (tx) => {
      const { typing, as } = await lockTyping(tx, actor, id, mayCheckTyped);
      if (typing.checkerId !== null) return typing;
      const taken = { checkerId: actor.accountId };
      await tx.getRepository(SheetTyping).update({ id }, taken);
      await record(tx, { actor, as }, 'typed_sheet.taken', id, { assignment: typing.assignmentId });
      return { ...typing, ...taken };
    });
  }

  /** Makes what was typed the submitted sheet of its judge, in the way in which judges submit. */
  async confirm(actor: Actor, id: string): Promise<SheetTyping> {
    return transaction(this.db, async (tx) => {
      const { typing, as, stageId } = await lockTyping(tx, actor, id, mayConfirmTyped);
      const { assignmentId, rubricId } = typing;
      const sheet = await tx.getRepository(Sheet).findOne({ where: { assignmentId }, lock: { mode: 'pessimistic_write' } });
      refuse(mayOvertype(await sheetStanding(tx, assignmentId)));
      const [criteria, said] = [await criteriaOf(tx, rubricId), marksIn(typing.content)];
      const content = await finished(tx, stageId, criteria, said);
      const draft = await writeDraft(tx, sheet, { assignmentId, rubricId, criteria, ...said });
      await moveSheet(tx, { actor, as }, draft, SheetState.SUBMITTED, { content, reason: null }, { typed: id });
      return decided(tx, actor, typing, { state: 'CONFIRMED', returnReason: null });
    });
  }

  /** Sends a typed sheet back with a reason; it may be typed again. */
  async return(actor: Actor, { typedSheet: id, reason }: ReturnTypedSheetInput): Promise<SheetTyping> {
    return transaction(this.db, async (tx) => {
      const { typing, as } = await lockTyping(tx, actor, id, mayReturnTyped);
      refuseProblems(problemsOfReason(reason));
      await record(tx, { actor, as }, 'typed_sheet.returned', id, { assignment: typing.assignmentId });
      return decided(tx, actor, typing, { state: 'RETURNED', returnReason: clean(reason) });
    });
  }

  /** What may be typed in a stage of an edition, each with how it was typed last. Whoever calls has asked who is looking. */
  async paperSheets(competitionId: string, stageId: string): Promise<(PaperSheetRow & { typing: SheetTyping | null })[]> {
    const sheets = await paperSheetsOf(this.db.manager, competitionId, stageId);
    const typings = Map.groupBy(
      await typingsOf(
        this.db.manager,
        sheets.map(({ assignment }) => assignment),
      ),
      ({ assignmentId }) => assignmentId,
    );
    return sheets.map((sheet) => ({ ...sheet, typing: typings.get(sheet.assignment)?.[0] ?? null }));
  }
}

/** A typed sheet, with its assignment locked, for whoever `may`; and in which role. Whatever happens to one happens under that lock. */
async function lockTyping(tx: EntityManager, actor: Actor, id: string, may: (actor: Actor, typing: TypingFacts) => Refusal | null) {
  const found = await tx.getRepository(SheetTyping).findOneBy({ id });
  if (!found) throw new Refused(refusal('NOT_FOUND'));
  const assignment = await lockAssignment(tx, actor, found.assignmentId, (who, facts) => may(who, { ...found, assignment: facts }));
  const typing = await tx.getRepository(SheetTyping).findOneByOrFail({ id });
  refuse(may(actor, { ...typing, assignment }));
  const as = assignment.judgeAccountId === actor.accountId ? 'JUDGE' : typingRole(actor, assignment.competitionId)!;
  return { typing, as, stageId: assignment.stageId } as const;
}

async function decided(
  tx: EntityManager,
  { accountId }: Actor,
  typing: SheetTyping,
  decision: Pick<SheetTyping, 'state' | 'returnReason'>,
): Promise<SheetTyping> {
  const changes = { ...decision, decidedBy: accountId, decidedAt: await databaseNow(tx) };
  await tx.getRepository(SheetTyping).update({ id: typing.id }, changes);
  return { ...typing, ...changes };
}
