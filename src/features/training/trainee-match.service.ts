import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayMatchTrainees } from '../../domain/permission/training.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { addJob } from '../../platform/jobs/add-job.js';
import { TraineeMatch } from './trainee-match.entity.js';
import { countDecided, countWaiting, decidedAfter, isCandidate, waitingAfter } from './trainee-match.queries.js';
import type { DecideTraineeMatchInput, WaitingTrainee } from './trainee-match.type.js';
import { Trainee } from './training-record.entity.js';

/** Whose records those are that agency and employee number lead to nobody: a training officer decides, and nothing is guessed. */
@Injectable()
export class TraineeMatchService {
  constructor(private readonly db: DataSource) {}

  /** A page of those who wait. Whoever calls has asked who is looking. */
  async waiting({ first, after }: PageArgs): Promise<Page<WaitingTrainee>> {
    const rows = await waitingAfter(this.db.manager, first, decodeCursor(after, 'TEXT'));
    return pageOf(rows, first, await countWaiting(this.db.manager), ({ name, id }) => [name, id]);
  }

  /** A page of those who were decided upon, the last one first. Whoever calls has asked who is looking. */
  async decided({ first, after }: PageArgs): Promise<Page<WaitingTrainee>> {
    const rows = await decidedAfter(this.db.manager, first, decodeCursor(after, 'INSTANT'));
    return pageOf(rows, first, await countDecided(this.db.manager), ({ decidedAt, id }) => [decidedAt.toISOString(), id]);
  }

  /** Decides on one pair, also otherwise than before. Higher features hear of it by the job `training-changed`. */
  async decide(actor: Actor, { trainee: traineeId, account: accountId, isSame }: DecideTraineeMatchInput): Promise<void> {
    refuse(mayMatchTrainees(actor));
    await transaction(this.db, async (tx) => {
      const trainees = tx.getRepository(Trainee);
      const trainee = await trainees.findOne({ where: { id: traineeId }, lock: { mode: 'pessimistic_write' } });
      if (!trainee || !(await isCandidate(tx, traineeId, accountId))) throw new Refused(refusal('NOT_FOUND'));
      if (isSame && trainee.accountId !== null && trainee.accountId !== accountId) throw new Refused(refusal('TRAINEE_MATCHED'));
      await write(tx, { traineeId, accountId, isSame, decidedAt: await databaseNow(tx), decidedBy: actor.accountId });
      if (isSame) await trainees.update({ id: traineeId }, { accountId });
      else if (trainee.accountId === accountId) await trainees.update({ id: traineeId }, { accountId: null });
      await record(tx, { actor, as: 'TRAINING_OFFICER' }, 'training.trainee_matched', traineeId, { account: accountId, isSame });
      await addJob(tx, 'training-changed', {}, 'training-changed');
    });
  }
}

const write = (tx: EntityManager, decision: Omit<TraineeMatch, 'trainee' | 'account' | 'decidedByAccount'>) =>
  tx.getRepository(TraineeMatch).upsert(decision, ['traineeId', 'accountId']);
