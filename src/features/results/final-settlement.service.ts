import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { FINAL_ENGINE_VERSION } from '../../domain/engine.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { maySettleFinal } from '../../domain/permission/final.js';
import { maySettleAgain } from '../../domain/permission/result.js';
import { refuse } from '../../domain/refusal.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { auditHead } from '../../platform/audit/sealer.js';
import { SealerService } from '../../platform/audit/sealer.service.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { Stage } from '../competitions/stage.entity.js';
import { FinalSettlement } from './final-settlement.entity.js';
import { factsOfFinal, type FinalFacts, finalHashNow, inputsOfFinal, preparationOf, standingsFrom } from './final-inputs.queries.js';

@Injectable()
export class FinalSettlementService {
  constructor(
    private readonly db: DataSource,
    private readonly sealer: SealerService,
  ) {}

  /**
   * Works the settled stages of an edition, its imported scores and its confirmed penalties into the final places by the announced rule,
   * and again beside that once any of them has changed.
   */
  async settle(actor: Actor, competitionId: string): Promise<FinalSettlement> {
    refuse(mayOrganize(actor, competitionId));
    await this.sealer.seal();
    return transaction(this.db, async (tx) => {
      // Imports and penalties wait for the edition, settlements for its stages.
      await lockCompetition(tx, competitionId, 'pessimistic_write');
      await lockStages(tx, competitionId);
      const facts = await factsOfFinal(tx, competitionId);
      refuse(maySettleFinal(preparationOf(facts)));
      const latest = await latestFinalSettlement(tx, competitionId);
      refuse(maySettleAgain(latest && { hasChanged: finalHashNow(facts!) !== latest.inputsHash }));
      return write(tx, actor, facts!, (latest?.ordinal ?? 0) + 1);
    });
  }

  /** The final settlements of an edition, oldest first. */
  ofCompetition(competitionId: string): Promise<FinalSettlement[]> {
    return this.db.getRepository(FinalSettlement).find({ where: { competitionId }, order: { ordinal: 'ASC' } });
  }
}

/** The final settlement that counts for an edition: a change makes another one beside it. */
export const latestFinalSettlement = (tx: EntityManager, competitionId: string): Promise<FinalSettlement | null> =>
  tx.getRepository(FinalSettlement).findOne({ where: { competitionId }, order: { ordinal: 'DESC' } });

/** Nobody settles a stage meanwhile. */
export const lockStages = (tx: EntityManager, competitionId: string): Promise<Stage[]> =>
  tx.getRepository(Stage).find({ where: { competitionId }, order: { ordinal: 'ASC' }, lock: { mode: 'pessimistic_read' } });

async function write(tx: EntityManager, actor: Actor, facts: FinalFacts, ordinal: number): Promise<FinalSettlement> {
  const [now, head] = [await databaseNow(tx), await auditHead(tx)];
  const { competitionId, announced } = facts;
  const { inputs, text, hash } = inputsOfFinal(facts);
  const settlement = tx.getRepository(FinalSettlement).create({
    id: timeOrderedId(),
    competitionId,
    ordinal,
    ruleId: announced.id,
    inputs: text,
    inputsHash: hash,
    engineVersion: FINAL_ENGINE_VERSION,
    rows: canonicalText(standingsFrom(inputs)),
    auditSeq: String(head.seq),
    auditHash: head.hash,
    settledAt: now,
    settledBy: actor.accountId,
  });
  await tx.getRepository(FinalSettlement).insert(settlement);
  const { id, inputsHash, rows, engineVersion } = settlement;
  const data = { finalSettlement: id, inputsHash, rowsHash: sha256(rows), engineVersion, ordinal };
  await record(tx, { actor, as: 'ORGANIZER' }, 'final.settled', competitionId, data);
  return settlement;
}
