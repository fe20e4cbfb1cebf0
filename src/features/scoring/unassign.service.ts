import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayUnassign } from '../../domain/permission/panel.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { transaction } from '../../platform/database/transaction.js';
import { lockStage } from '../competitions/stage.service.js';
import { Assignment, type Judge } from '../panels/panel.entity.js';
import { judgeForOrganizers } from '../panels/panel.service.js';
import type { UnassignJudgeInput } from './judging.input.js';
import { Sheet, SheetRevision } from './sheet.entity.js';

/** Takes entries from judges. It stands here, above the panels, because what a judge has written decides whether it may. */
@Injectable()
export class UnassignService {
  constructor(private readonly db: DataSource) {}

  /** Takes an entry from a judge. A draft goes with it; a sheet that was ever submitted keeps it where it is. */
  async unassign(actor: Actor, wish: UnassignJudgeInput): Promise<Judge> {
    const { judge, stageId } = await judgeForOrganizers(this.db.manager, actor, wish.judge);
    return transaction(this.db, async (tx) => {
      const stage = await lockStage(tx, stageId, 'pessimistic_read');
      const pair = { judgeId: wish.judge, entryId: wish.entry };
      const assignment = await tx.getRepository(Assignment).findOne({ where: pair, lock: { mode: 'pessimistic_write' } });
      if (!assignment) throw new Refused(refusal('NOT_FOUND'));
      const sheet = await tx.getRepository(Sheet).findOne({ where: { assignmentId: assignment.id }, lock: { mode: 'pessimistic_write' } });
      const wasSubmitted = sheet !== null && (await tx.getRepository(SheetRevision).existsBy({ sheetId: sheet.id }));
      refuse(mayUnassign(stage.state, { wasSubmitted }));
      if (sheet) await tx.getRepository(Sheet).delete({ id: sheet.id });
      await tx.getRepository(Assignment).delete({ id: assignment.id });
      const data = { stage: stageId, judge: wish.judge, entry: wish.entry, hadDraft: sheet !== null };
      await record(tx, { actor, as: 'ORGANIZER' }, 'judge.unassigned', assignment.id, data);
      return judge;
    });
  }
}
