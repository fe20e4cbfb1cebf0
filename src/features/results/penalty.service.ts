import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { problemsOfPenalty } from '../../domain/penalty.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { mayConfirmPenalty, mayWithdrawPenalty } from '../../domain/permission/final.js';
import { canonicalPoints } from '../../domain/points.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { Entry } from '../entries/entry.entity.js';
import { lockFinalInTheMaking } from './final-edition.js';
import { Penalty } from './penalty.entity.js';
import type { RecordPenaltyInput, WithdrawPenaltyInput } from './penalty.input.js';
import { penaltiesAfter } from './penalty.queries.js';

/** Organisers take points off entries in the final (감점): one records, another one confirms. */
@Injectable()
export class PenaltyService {
  constructor(private readonly db: DataSource) {}

  /** Records what is to be taken off an entry. It counts once somebody else has confirmed it. */
  async record(actor: Actor, wish: RecordPenaltyInput): Promise<Penalty> {
    const entry = await this.db.getRepository(Entry).findOneBy({ id: wish.entry });
    refuse(entry ? mayOrganize(actor, entry.competitionId) : refusal('NOT_FOUND'));
    const { id: entryId, competitionId, number } = entry!;
    if (number === null) throw new Refused(refusal('NOT_FOUND'));
    return transaction(this.db, async (tx) => {
      const rule = await lockFinalInTheMaking(tx, competitionId, 'pessimistic_read');
      refuseProblems([...problemsOfPenalty(rule.penalties, wish), ...problemsOfReason(wish.reason)]);
      const made = tx.getRepository(Penalty).create({
        id: timeOrderedId(),
        competitionId,
        entryId,
        ground: wish.ground,
        points: canonicalPoints(wish.points),
        reason: clean(wish.reason),
        state: 'RECORDED',
        recordedAt: await databaseNow(tx),
        recordedBy: actor.accountId,
        confirmedAt: null,
        confirmedBy: null,
        withdrawnAt: null,
        withdrawnBy: null,
        withdrawalReason: null,
      });
      await tx.getRepository(Penalty).insert(made);
      await record(tx, { actor, as: 'ORGANIZER' }, 'penalty.recorded', entryId, { penalty: made.id, ground: made.ground });
      return made;
    });
  }

  /** The second organiser: from now on it counts. */
  confirm(actor: Actor, id: string): Promise<Penalty> {
    return this.change(actor, id, 'penalty.confirmed', (penalty, now) => {
      refuse(mayConfirmPenalty(actor, penalty));
      return { state: 'CONFIRMED', confirmedAt: now, confirmedBy: actor.accountId };
    });
  }

  /** Takes a penalty back, confirmed or not. It stays on record. */
  withdraw(actor: Actor, { penalty: id, reason }: WithdrawPenaltyInput): Promise<Penalty> {
    return this.change(actor, id, 'penalty.withdrawn', ({ state }, now) => {
      refuse(mayWithdrawPenalty(state));
      refuseProblems(problemsOfReason(reason));
      const withdrawn = { withdrawnAt: now, withdrawnBy: actor.accountId, withdrawalReason: clean(reason) };
      return { state: 'WITHDRAWN', ...withdrawn };
    });
  }

  /** A page of those of an edition, newest first. Whoever calls has asked who is looking. */
  async ofCompetition(competitionId: string, { first, after }: PageArgs): Promise<Page<Penalty>> {
    const rows = await penaltiesAfter(this.db.manager, competitionId, first, decodeCursor(after, 'INSTANT'));
    const total = await this.db.getRepository(Penalty).countBy({ competitionId });
    return pageOf(rows, first, total, ({ recordedAt, id }) => [recordedAt.toISOString(), id]);
  }

  private change(
    actor: Actor,
    id: string,
    action: string,
    changed: (penalty: Penalty, now: Date) => Partial<Omit<Penalty, 'competition' | 'entry'>>,
  ): Promise<Penalty> {
    return transaction(this.db, async (tx) => {
      const penalty = await lockPenalty(tx, actor, id);
      const changes = changed(penalty, await databaseNow(tx));
      await tx.getRepository(Penalty).update({ id }, changes);
      await record(tx, { actor, as: 'ORGANIZER' }, action, penalty.entryId, { penalty: id, ground: penalty.ground });
      return { ...penalty, ...changes };
    });
  }
}

/** A penalty on record, for whoever organises its edition; to everybody else there is none. */
async function lockPenalty(tx: EntityManager, actor: Actor, id: string): Promise<Penalty> {
  const penalties = tx.getRepository(Penalty);
  const found = await penalties.findOneBy({ id });
  refuse(found ? mayOrganize(actor, found.competitionId) : refusal('NOT_FOUND'));
  await lockFinalInTheMaking(tx, found!.competitionId, 'pessimistic_read');
  return penalties.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
}
