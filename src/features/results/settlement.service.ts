import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { ENGINE_VERSION } from '../../domain/engine.js';
import { maySettle, maySettleAgain } from '../../domain/permission/result.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import type { Standing } from '../../domain/settlement/standing.js';
import type { TrackSummary } from '../../domain/settlement/track-summary.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { auditHead } from '../../platform/audit/sealer.js';
import { SealerService } from '../../platform/audit/sealer.service.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { Stage, StageState } from '../competitions/stage.entity.js';
import { lockStage, stageForOrganizers } from '../competitions/stage.service.js';
import { latestSettlement } from './advancement.queries.js';
import { settledTexts } from './settle-apart.js';
import { Settlement } from './settlement.entity.js';
import { factsOfStages, hasChanged, inputsOf, type StageFacts } from './settlement-inputs.queries.js';

/** A standing with the track that it is a place in. */
export type TrackStanding = Standing & { track: string };

/** What the standings of a track follow from, with the track. */
export type TrackSummaryOf = TrackSummary & { track: string };

@Injectable()
export class SettlementService {
  constructor(
    private readonly db: DataSource,
    private readonly sealer: SealerService,
  ) {}

  /**
   * Works a stage's sheets into its ranking by the announced rule, once judging is over, and again beside that when a correction or
   * anything else that it follows from has changed.
   */
  async settle(actor: Actor, stageId: string): Promise<Settlement> {
    await stageForOrganizers(this.db, actor, stageId);
    await this.sealer.seal();
    return transaction(this.db, async (tx) => {
      const stage = await lockStage(tx, stageId, 'pessimistic_write');
      refuse(maySettle(stage.state));
      const facts = (await factsOfStages(tx, [stageId])).get(stageId);
      if (!facts) throw new Refused(refusal('STAGE_HAS_NO_RULE'));
      const latest = await latestSettlement(tx, stageId);
      refuse(maySettleAgain(latest && { hasChanged: hasChanged(facts, latest) }));
      const settlement = await this.write(tx, actor, facts, (latest?.ordinal ?? 0) + 1);
      await tx.getRepository(Stage).update({ id: stageId }, { state: StageState.SETTLED });
      return settlement;
    });
  }

  /** The settlements of an edition's stages, oldest first. */
  async ofCompetition(competitionId: string): Promise<Settlement[]> {
    return this.db
      .getRepository(Settlement)
      .createQueryBuilder('settlement')
      .innerJoin(Stage, 'stage', 'stage.id = settlement.stage_id')
      .where('stage.competition_id = :competitionId', { competitionId })
      .orderBy('stage.ordinal')
      .addOrderBy('settlement.ordinal')
      .getMany();
  }

  private async write(tx: EntityManager, actor: Actor, facts: StageFacts, ordinal: number): Promise<Settlement> {
    const [now, head] = [await databaseNow(tx), await auditHead(tx)];
    const { stageId, rule, rubric } = facts;
    const { inputs, text, hash } = inputsOf(facts, ENGINE_VERSION);
    const { rows, summary } = await settledTexts(inputs.tracks);
    const settlement = tx.getRepository(Settlement).create({
      id: timeOrderedId(),
      stageId,
      ordinal,
      ruleId: rule.id,
      rubricId: rubric.id,
      inputs: text,
      inputsHash: hash,
      engineVersion: ENGINE_VERSION,
      rows,
      summary,
      auditSeq: String(head.seq),
      auditHash: head.hash,
      settledAt: now,
      settledBy: actor.accountId,
    });
    await tx.getRepository(Settlement).insert(settlement);
    const { id, inputsHash, engineVersion } = settlement;
    const hashes = { inputsHash, rowsHash: sha256(rows), summaryHash: sha256(summary) };
    const data = { settlement: id, ...hashes, engineVersion, ...(ordinal > 1 && { ordinal }) };
    await record(tx, { actor, as: 'ORGANIZER' }, 'stage.settled', stageId, data);
    return settlement;
  }
}
