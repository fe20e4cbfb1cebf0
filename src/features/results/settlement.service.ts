import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { ENGINE_VERSION } from '../../domain/engine.js';
import { maySettle } from '../../domain/permission/result.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { canonicalInputs, settleStage, type StageInputs, type Standing } from '../../domain/settle.js';
import type { StageRule as Rule } from '../../domain/stage-rule.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { auditHead } from '../../platform/audit/sealer.js';
import { SealerService } from '../../platform/audit/sealer.service.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { Stage, type StageRule, StageState } from '../competitions/stage.entity.js';
import { lockStage, stageForOrganizers } from '../competitions/stage.service.js';
import type { Rubric } from '../scoring/rubric.entity.js';
import { criteriaOf, latestRubric, latestRule } from '../scoring/rubric.service.js';
import { Settlement } from './settlement.entity.js';
import { type ExceptedSheet, exceptedSheets, judgedEntries } from './settlement.queries.js';

/** A standing with the track that it is a place in. */
export type TrackStanding = Standing & { track: string };

/** What a settlement follows from: its canonical text is hashed. Tracks are ranked apart. */
interface SettlementInputs {
  stage: string;
  engineVersion: string;
  tracks: ({ track: string } & StageInputs)[];
  /** The sheets that the stage was closed without; there is no such key where none was missing. */
  exceptions?: ExceptedSheet[];
}

@Injectable()
export class SettlementService {
  constructor(
    private readonly db: DataSource,
    private readonly sealer: SealerService,
  ) {}

  /** Works a closed stage's sheets into its ranking by the announced rule, once and for all. */
  async settle(actor: Actor, stageId: string): Promise<Settlement> {
    await stageForOrganizers(this.db, actor, stageId);
    await this.sealer.seal();
    return transaction(this.db, async (tx) => {
      const stage = await lockStage(tx, stageId, 'pessimistic_write');
      refuse(maySettle(stage.state));
      const rule = await latestRule(tx, stageId);
      const rubric = await latestRubric(tx, stageId);
      if (!rule || !rubric) throw new Refused(refusal('STAGE_HAS_NO_RULE'));
      const inputs = await inputsOf(tx, stageId, rule, rubric);
      const settlement = await this.write(tx, actor, { stageId, rule, rubric, inputs });
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

  private async write(
    tx: EntityManager,
    actor: Actor,
    { stageId, rule, rubric, inputs }: { stageId: string; rule: StageRule; rubric: Rubric; inputs: SettlementInputs },
  ): Promise<Settlement> {
    const [now, head] = [await databaseNow(tx), await auditHead(tx)];
    const text = canonicalText(inputs);
    const rows: TrackStanding[] = inputs.tracks.flatMap(({ track, ...ofTrack }) => settleStage(ofTrack).map((row) => ({ ...row, track })));
    const settlement = tx.getRepository(Settlement).create({
      id: timeOrderedId(),
      stageId,
      ordinal: (await tx.getRepository(Settlement).countBy({ stageId })) + 1,
      ruleId: rule.id,
      rubricId: rubric.id,
      inputs: text,
      inputsHash: sha256(text),
      engineVersion: ENGINE_VERSION,
      rows: canonicalText(rows),
      auditSeq: String(head.seq),
      auditHash: head.hash,
      settledAt: now,
      settledBy: actor.accountId,
    });
    await tx.getRepository(Settlement).insert(settlement);
    const { id, inputsHash, engineVersion } = settlement;
    await record(tx, { actor, as: 'ORGANIZER' }, 'stage.settled', stageId, { settlement: id, inputsHash, engineVersion });
    return settlement;
  }
}

async function inputsOf(tx: EntityManager, stageId: string, stageRule: StageRule, rubric: Rubric): Promise<SettlementInputs> {
  const criteria = await criteriaOf(tx, rubric.id);
  const rule = JSON.parse(stageRule.rule) as Rule;
  const byTrack = Map.groupBy(await judgedEntries(tx, stageId, rubric.id), (entry) => entry.track);
  const tracks = [...byTrack.keys()].toSorted();
  const exceptions = await exceptedSheets(tx, stageId);
  return {
    stage: stageId,
    engineVersion: ENGINE_VERSION,
    tracks: tracks.map((track) => ({ track, ...canonicalInputs({ rule, rubric: { criteria }, entries: byTrack.get(track)! }) })),
    ...(exceptions.length > 0 && { exceptions }),
  };
}
