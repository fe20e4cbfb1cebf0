import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayChangePanel } from '../../domain/permission/panel.js';
import { refuseProblems } from '../../domain/problem.js';
import { refuse } from '../../domain/refusal.js';
import { clean, problemsOfLine } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { lockStage } from '../competitions/stage.service.js';
import { Judge } from './panel.entity.js';
import type { ChangeJudgeInput } from './panel.input.js';
import { judgeForOrganizers } from './panel.service.js';

@Injectable()
export class SeatChangeService {
  constructor(private readonly db: DataSource) {}

  /** Changes how much a judge takes, what the judge knows of, and whether the judge is still there. Nothing is taken away by it. */
  async change(actor: Actor, wish: ChangeJudgeInput): Promise<Judge> {
    const { stageId } = await judgeForOrganizers(this.db.manager, actor, wish.judge);
    const words = wish.expertise?.map(clean);
    refuseProblems((words ?? []).flatMap((word, index) => problemsOfLine(`expertise.${index}`, word, { max: 50, required: true })));
    return transaction(this.db, async (tx) => {
      const stage = await lockStage(tx, stageId, 'pessimistic_read');
      refuse(mayChangePanel(stage.state));
      const judges = tx.getRepository(Judge);
      const judge = await judges.findOneOrFail({ where: { id: wish.judge }, lock: { mode: 'pessimistic_write' } });
      const leftAt = wish.hasLeft ? (judge.leftAt ?? (await databaseNow(tx))) : null;
      const changes: Partial<Pick<Judge, 'maxLoad' | 'expertise' | 'leftAt'>> = {
        ...(wish.maxLoad !== undefined && { maxLoad: wish.maxLoad }),
        ...(words && { expertise: [...new Set(words)] }),
        ...(wish.hasLeft != null && { leftAt }),
      };
      if (Object.keys(changes).length === 0) return judge;
      await judges.update({ id: judge.id }, changes);
      await record(tx, { actor, as: 'ORGANIZER' }, 'judge.changed', judge.id, {
        stage: stage.id,
        ...(wish.maxLoad !== undefined && { maxLoad: wish.maxLoad }),
        ...(words && { words: words.length }),
        ...(wish.hasLeft != null && { hasLeft: wish.hasLeft }),
      });
      return { ...judge, ...changes };
    });
  }
}
