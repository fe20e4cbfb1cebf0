import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mostWaiting, problemsOfAnswer, problemsOfDataCorrection } from '../../domain/data-correction.js';
import { mayAnswerDataCorrection, mayReadDataCorrections, mayReadOwnData, subjectsAnsweredBy } from '../../domain/permission/personal.js';
import { refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { DataCorrection } from './data-correction.entity.js';
import type { AnswerDataCorrectionInput, RequestDataCorrectionInput } from './data-correction.input.js';

@Injectable()
export class DataCorrectionService {
  constructor(private readonly db: DataSource) {}

  ask(actor: Actor, { subject, text }: RequestDataCorrectionInput): Promise<DataCorrection> {
    refuse(mayReadOwnData(actor));
    refuseProblems(problemsOfDataCorrection(text));
    return transaction(this.db, async (tx) => {
      // One after another, so that they are counted right.
      await tx.query(`select from account where id = $1 for no key update`, [actor.accountId]);
      const waiting = await tx.getRepository(DataCorrection).countBy({ accountId: actor.accountId, state: 'WAITING' });
      refuse(waiting < mostWaiting ? null : refusal('DATA_CORRECTIONS_WAITING', { most: mostWaiting }));
      const [id, askedAt] = [timeOrderedId(), await databaseNow(tx)];
      await tx.getRepository(DataCorrection).insert({ id, accountId: actor.accountId, subject, text, askedAt });
      await record(tx, { actor, as: 'PERSON' }, 'data_correction.requested', id, { subject });
      return tx.getRepository(DataCorrection).findOneByOrFail({ id });
    });
  }

  /** One's own, newest first: those that wait are few, and a person asks rarely. */
  ofActor(actor: Actor): Promise<DataCorrection[]> {
    refuse(mayReadOwnData(actor));
    return this.db.getRepository(DataCorrection).find({
      where: { accountId: actor.accountId },
      order: { askedAt: 'DESC', id: 'DESC' },
      take: 200,
    });
  }

  async waiting(actor: Actor, { first, after }: PageArgs): Promise<Page<DataCorrection>> {
    refuse(mayReadDataCorrections(actor));
    const cursor = decodeCursor(after, 'INSTANT');
    const waiting = this.db
      .getRepository(DataCorrection)
      .createQueryBuilder('request')
      .where(`request.state = 'WAITING' and request.subject = any(:subjects)`, { subjects: subjectsAnsweredBy(actor) });
    const total = await waiting.getCount();
    if (cursor) waiting.andWhere('(request.asked_at, request.id) > (:at::timestamptz, :id::uuid)', { at: cursor[0], id: cursor[1] });
    const rows = await waiting
      .orderBy('request.asked_at', 'ASC')
      .addOrderBy('request.id', 'ASC')
      .limit(first + 1)
      .getMany();
    return pageOf(rows, first, total, ({ askedAt, id }) => [askedAt.toISOString(), id]);
  }

  answer(actor: Actor, { request: id, decision, reason }: AnswerDataCorrectionInput): Promise<DataCorrection> {
    return transaction(this.db, async (tx) => {
      const requests = tx.getRepository(DataCorrection);
      const request = await requests.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!request) throw new Refused(refusal('NOT_FOUND'));
      refuse(mayAnswerDataCorrection(actor, request));
      refuseProblems(problemsOfAnswer(decision, reason));
      const answered = { state: decision, answer: reason, answeredBy: actor.accountId, answeredAt: await databaseNow(tx) };
      await requests.update({ id }, answered);
      await record(tx, { actor, as: 'PERSON' }, 'data_correction.answered', id, { decision, subject: request.subject });
      return requests.findOneByOrFail({ id });
    });
  }
}
