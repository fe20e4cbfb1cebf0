import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayChangePanel } from '../../domain/permission/panel.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { lockStage, stageForOrganizers } from '../competitions/stage.service.js';
import { Entry } from '../entries/entry.entity.js';
import { EntryDemand } from './assignment-run.entity.js';
import type { SetEntryDemandInput } from './assignment-run.input.js';
import type { EntryCoverage } from './judging.type.js';
import { preparedEntries } from './judging.queries.js';

@Injectable()
export class EntryDemandService {
  constructor(private readonly db: DataSource) {}

  /** Gives an entry a number of judges of its own in a stage, or takes that back. */
  async set(actor: Actor, wish: SetEntryDemandInput): Promise<EntryCoverage> {
    const { competitionId } = await stageForOrganizers(this.db, actor, wish.stage);
    return transaction(this.db, async (tx) => {
      // Exclusive: readiness, closing and plans read it under this lock.
      const stage = await lockStage(tx, wish.stage, 'pessimistic_write');
      refuse(mayChangePanel(stage.state));
      if (!(await tx.getRepository(Entry).existsBy({ id: wish.entry, competitionId }))) throw new Refused(refusal('NOT_FOUND'));
      refuseProblems(problemsOfReason(wish.reason));
      const key = { stageId: stage.id, entryId: wish.entry };
      const demands = tx.getRepository(EntryDemand);
      const set = { reason: clean(wish.reason), setAt: await databaseNow(tx), setBy: actor.accountId };
      if (wish.judges === null) await demands.delete(key);
      else await demands.upsert({ ...key, judges: wish.judges, ...set }, ['stageId', 'entryId']);
      await record(tx, { actor, as: 'ORGANIZER' }, 'entry.demand-set', wish.entry, { stage: stage.id, judges: wish.judges });
      const covered = (await preparedEntries(tx, stage.id)).find(({ id }) => id === wish.entry);
      if (!covered) throw new Refused(refusal('NOT_FOUND'));
      const { number, judges, barred, needed } = covered;
      return { entry: wish.entry, entryNumber: number, judges, barred, needed };
    });
  }
}
