import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayAskCorrection, mayCorrectSheet, mayDecideCorrection, mayWithdrawCorrection } from '../../domain/permission/correction.js';
import { problem, refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { applyCorrection } from './apply-correction.js';
import { SheetCorrection } from './correction.entity.js';
import type { AskCorrectionInput, CorrectionArgs, DecideCorrectionInput, WithdrawCorrectionInput } from './correction.input.js';
import { correctionById, type CorrectionRow, correctionsAfter, countCorrections } from './correction.queries.js';
import { finished } from './finished-sheet.js';
import { lockCorrection, lockSheet } from './lock-sheet.js';
import { refuseNames } from './refuse-names.js';
import { marksOfSheets } from './sheet.queries.js';
import { contentOf, draftOf } from './sheet-content.js';

/** Once judging is over a sheet changes only so: its judge asks, with a reason, and an organiser decides. Both contents are kept. */
@Injectable()
export class CorrectionService {
  constructor(private readonly db: DataSource) {}

  /** Asks that the own sheet say something else. It stays as it is until that is approved. */
  async ask(actor: Actor, wish: AskCorrectionInput): Promise<CorrectionRow> {
    return transaction(
      this.db,
      async (tx) => {
        const { sheet, criteria, assignment } = await lockSheet(tx, actor, wish, mayAskCorrection);
        refuse(mayCorrectSheet(sheet));
        refuseProblems(problemsOfReason(wish.reason));
        const comment = (wish.comment ?? '').normalize('NFC');
        const marks = wish.marks.map((mark) => ({ ...mark, comment: mark.comment?.normalize('NFC') }));
        const after = await finished(tx, assignment.stageId, criteria, { marks, comment });
        await refuseNames(tx, actor.accountId, { marks, comment }, wish);
        const standing = (await marksOfSheets(tx, [sheet!.id])).map(draftOf).map((mark) => ({ ...mark, points: `${mark.points}` }));
        const before = canonicalText(contentOf(sheet!.comment, standing));
        refuseProblems(before === after ? [unchanged] : []);
        const reason = clean(wish.reason);
        const correction = {
          id: randomId(),
          sheetId: sheet!.id,
          state: 'PENDING',
          before,
          after,
          reason,
          askedAt: await databaseNow(tx),
        } as const;
        await tx.getRepository(SheetCorrection).insert(correction);
        const hash = sha256(sheet!.salt + after);
        await record(tx, { actor, as: 'JUDGE' }, 'correction.asked', correction.id, { sheet: sheet!.id, revision: sheet!.revision, hash });
        return told(tx, correction.id);
      },
      { sheet_correction_one_pending: 'CORRECTION_PENDING' },
    );
  }

  /** Takes the own request back. */
  async withdraw(actor: Actor, { correction: id }: WithdrawCorrectionInput): Promise<CorrectionRow> {
    return transaction(this.db, async (tx) => {
      const { correction } = await lockCorrection(tx, actor, id, mayWithdrawCorrection);
      const decided = { state: 'WITHDRAWN', decidedBy: actor.accountId, decidedAt: await databaseNow(tx) } as const;
      await tx.getRepository(SheetCorrection).update({ id: correction.id }, decided);
      await record(tx, { actor, as: 'JUDGE' }, 'correction.withdrawn', correction.id, { sheet: correction.sheetId });
      return told(tx, correction.id);
    });
  }

  /** Approves or rejects what a judge asked for. Once approved it is what the sheet says, for settlements from then on. */
  async decide(actor: Actor, { correction: id, decision, reason }: DecideCorrectionInput): Promise<CorrectionRow> {
    return transaction(this.db, async (tx) => {
      const { correction, sheet } = await lockCorrection(tx, actor, id, mayDecideCorrection);
      refuseProblems(problemsOfReason(reason));
      const [now, isApproved] = [await databaseNow(tx), decision === 'APPROVE'];
      await tx.getRepository(SheetCorrection).update(
        { id: correction.id },
        {
          state: isApproved ? 'APPROVED' : 'REJECTED',
          decidedBy: actor.accountId,
          decidedAt: now,
          decisionReason: clean(reason),
        },
      );
      const revision = isApproved ? await applyCorrection(tx, sheet, correction, now) : sheet.revision;
      const action = isApproved ? 'correction.approved' : 'correction.rejected';
      const hash = sha256(sheet.salt + correction.after);
      await record(tx, { actor, as: 'ORGANIZER' }, action, correction.id, { sheet: sheet.id, revision, hash });
      return told(tx, correction.id);
    });
  }

  /** A page of what the judges of an edition asked for, oldest first. */
  async ofCompetition(competitionId: string, { state = null, first, after }: CorrectionArgs) {
    const rows = await correctionsAfter(this.db.manager, competitionId, state, decodeCursor(after, 'INSTANT'), first + 1);
    const total = await countCorrections(this.db.manager, competitionId, state);
    return pageOf(rows, first, total, ({ askedAt, id }) => [askedAt.toISOString(), id]);
  }
}

const told = async (tx: EntityManager, id: string): Promise<CorrectionRow> => (await correctionById(tx, id))!;

const unchanged = problem('marks', 'UNCHANGED', '지금 채점표와 같은 내용입니다.', 'This is what the sheet says already.');
