import { type EntityManager, In, IsNull } from 'typeorm';
import type { AdvancementSource, StageSettlementInputs } from '../../domain/bundle/bundle-source.js';
import { AdvanceQuota } from '../competitions/advance-quota.entity.js';
import { Advancement } from '../results/advancement.entity.js';
import type { AdvancedLine, DecidedTie } from '../results/advancement.type.js';
import type { TrackStanding } from '../results/settlement.service.js';

/** The advancements of an edition that hold, with the places that each followed from. */
export async function advancementsOfEdition(tx: EntityManager, competitionId: string): Promise<AdvancementSource[]> {
  const advancements = await tx.getRepository(Advancement).find({
    where: { fromStage: { competitionId }, undoneAt: IsNull() },
    relations: { fromStage: true, toStage: true, settlement: true },
  });
  const quotas = await tx.getRepository(AdvanceQuota).findBy({ stageId: In(advancements.map(({ fromStageId }) => fromStageId)) });
  return advancements.map((advancement) =>
    sourceOf(
      advancement,
      quotas.filter(({ stageId }) => stageId === advancement.fromStageId),
    ),
  );
}

function sourceOf({ fromStage, toStage, settlement, rows, ties }: Advancement, quotas: readonly AdvanceQuota[]): AdvancementSource {
  const decided = JSON.parse(ties) as DecidedTie[];
  const { tracks } = JSON.parse(settlement.inputs) as StageSettlementInputs;
  const submittedAt = new Map(tracks.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry.submittedAt] as const)));
  return {
    stage: fromStage.ordinal,
    to: toStage.ordinal,
    settlement: settlement.id,
    quotas: quotas.map(({ trackId: track, quota, tieRule }) => {
      return { track, quota, tieRule, decision: decided.find((tie) => tie.track === track)?.decision ?? null };
    }),
    candidates: (JSON.parse(settlement.rows) as TrackStanding[]).flatMap(({ entry, track, place, belowFloors = [] }) =>
      place === null || belowFloors.length > 0 ? [] : [{ entry, track, place, submittedAt: submittedAt.get(entry)! }],
    ),
    tied: decided.flatMap(({ entries }) => entries),
    advanced: (JSON.parse(rows) as AdvancedLine[]).map(({ entry }) => entry),
  };
}
