import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { maySetQuotas } from '../../domain/permission/advance.js';
import { problemsOfRepeats, refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { transaction } from '../../platform/database/transaction.js';
import { AdvanceQuota } from './advance-quota.entity.js';
import type { SetAdvanceQuotasInput } from './advance-quota.input.js';
import { Track } from './competition.entity.js';
import { Stage } from './stage.entity.js';
import { lockStage, stageForOrganizers } from './stage.service.js';

@Injectable()
export class AdvanceQuotaService {
  constructor(private readonly db: DataSource) {}

  /** Announces how many entries of each track go on from a stage, again if need be until judging begins. */
  async set(actor: Actor, wish: SetAdvanceQuotasInput): Promise<Stage> {
    const { competitionId } = await stageForOrganizers(this.db, actor, wish.stage);
    const repeats = problemsOfRepeats(
      wish.quotas.map(({ track }) => track),
      (index) => `quotas.${index}.track`,
    );
    refuseProblems(repeats);
    return transaction(this.db, async (tx) => {
      const stage = await lockStage(tx, wish.stage, 'pessimistic_write');
      const isLast = !(await tx.getRepository(Stage).existsBy({ competitionId, ordinal: MoreThan(stage.ordinal) }));
      refuse(maySetQuotas({ state: stage.state, isLast }));
      const tracks = new Set((await tx.getRepository(Track).findBy({ competitionId })).map(({ id }) => id));
      if (wish.quotas.some(({ track }) => !tracks.has(track))) throw new Refused(refusal('NOT_FOUND'));
      const quotas = wish.quotas.map(({ track, quota, tieRule }) => ({
        stageId: stage.id,
        trackId: track,
        quota,
        tieRule: tieRule ?? null,
      }));
      await tx.getRepository(AdvanceQuota).delete({ stageId: stage.id });
      if (quotas.length > 0) await tx.getRepository(AdvanceQuota).insert(quotas);
      const announced = quotas.map(({ trackId, quota, tieRule }) => ({ track: trackId, quota, tieRule }));
      await record(tx, { actor, as: 'ORGANIZER' }, 'stage.quotas_set', stage.id, { quotas: announced });
      return stage;
    });
  }
}
