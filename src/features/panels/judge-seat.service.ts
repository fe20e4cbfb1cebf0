import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { maySignPledge, maySit } from '../../domain/permission/panel.js';
import { pledgeText } from '../../domain/pledge.js';
import { refuse } from '../../domain/refusal.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { lockStage } from '../competitions/stage.service.js';
import { Judge } from './panel.entity.js';
import type { SignPledgeInput } from './panel.input.js';
import type { JudgeSeat, PledgeText } from './panel.type.js';

/** The pledge as it is to be signed now. */
export const currentPledge: PledgeText = { ...pledgeText, hash: sha256(pledgeText.ko) };

/** What judges know of their own appointments. */
@Injectable()
export class JudgeSeatService {
  constructor(private readonly db: DataSource) {}

  /** Where a person judges, newest edition first. */
  async seatsOf(actor: Actor): Promise<JudgeSeat[]> {
    const seats = await seatsIn(this.db.manager, actor.accountId);
    return seats.filter(({ competition }) => maySit(actor, { competitionId: competition.id }) === null);
  }

  /** What a judge is in a stage. To everybody else there is no such stage. */
  async seatIn(actor: Actor, stageId: string, db: EntityManager = this.db.manager): Promise<JudgeSeat> {
    const [seat] = await seatsIn(db, actor.accountId, stageId);
    refuse(maySit(actor, seat ? { competitionId: seat.competition.id } : null));
    return seat!;
  }

  /** Signs the pledge for a stage, once; signing again changes nothing. */
  async sign(actor: Actor, wish: SignPledgeInput): Promise<JudgeSeat> {
    await this.seatIn(actor, wish.stage);
    return transaction(this.db, async (tx) => {
      const stage = await lockStage(tx, wish.stage, 'pessimistic_read');
      refuse(maySignPledge(stage.state, { textHash: wish.textHash, currentHash: currentPledge.hash }));
      const now = await databaseNow(tx);
      const { judgeIds } = await this.seatIn(actor, wish.stage, tx);
      const pledge = { pledgedAt: now, pledgeTextHash: wish.textHash };
      const { affected } = await tx.getRepository(Judge).update({ id: In(judgeIds), pledgedAt: IsNull() }, pledge);
      if (affected) await record(tx, { actor, as: 'JUDGE' }, 'pledge.signed', stage.id, { seats: judgeIds, textHash: wish.textHash });
      return this.seatIn(actor, wish.stage, tx);
    });
  }
}

/** The seats of a person, those of one stage together. */
async function seatsIn(db: EntityManager, accountId: string, stageId?: string): Promise<JudgeSeat[]> {
  const judges = await db.getRepository(Judge).find({
    where: { accountId, ...(stageId === undefined ? {} : { panel: { stageId } }) },
    relations: { panel: { stage: { competition: true }, track: true } },
    order: { panel: { stage: { competition: { year: 'DESC', slug: 'ASC' }, ordinal: 'ASC' }, track: { ordinal: 'ASC' } } },
  });
  return [...Map.groupBy(judges, ({ panel }) => panel.stageId).values()].map((ofStage) => {
    const { stage } = ofStage[0]!.panel;
    const pledges = ofStage.map(({ pledgedAt }) => pledgedAt);
    return {
      competition: stage.competition,
      stage,
      tracks: ofStage.map(({ panel }) => panel.track),
      pledgedAt: pledges.includes(null) ? null : pledges[0]!,
      judgeIds: ofStage.map(({ id }) => id),
    };
  });
}
