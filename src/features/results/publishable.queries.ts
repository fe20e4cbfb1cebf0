import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { isBelowFloor } from '../../domain/final.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import type { RankingStand } from '../../domain/permission/publication.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { Stage } from '../competitions/stage.entity.js';
import { latestFinalRule } from '../scoring/final-rule.queries.js';
import { latestSettlement } from './advancement.queries.js';
import { penaltiesPending } from './final.queries.js';
import { factsOfFinal, finalHashNow, type FinalTrackStanding } from './final-inputs.queries.js';
import { FinalSettlement } from './final-settlement.entity.js';
import { latestFinalSettlement } from './final-settlement.service.js';
import { Settlement } from './settlement.entity.js';
import { factsOfStages, hasChanged } from './settlement-inputs.queries.js';
import type { TrackStanding } from './settlement.service.js';

/** A ranking that may be made public: that of a stage, or the final one. */
export type Publishable = { competitionId: string } & (
  { isFinal: false; settlement: Settlement; stage: Stage } | { isFinal: true; settlement: FinalSettlement }
);

/** A line of it, as far as it may be told. */
export interface PublishableStanding extends Pick<TrackStanding, 'entry' | 'track' | 'place' | 'score' | 'tieBrokenBy'> {
  belowFloor: boolean;
}

/** The ranking with this id; null: there is none. */
export async function publishableRanking(db: DataSource | EntityManager, id: string): Promise<Publishable | null> {
  const settlement = await db.getRepository(Settlement).findOne({ where: { id }, relations: { stage: true } });
  if (settlement) return { competitionId: settlement.stage.competitionId, isFinal: false, settlement, stage: settlement.stage };
  const final = await db.getRepository(FinalSettlement).findOneBy({ id });
  return final && { competitionId: final.competitionId, isFinal: true, settlement: final };
}

/** The same for whoever organises its edition; to everybody else there is none. */
export async function publishableForOrganizers(db: DataSource, actor: Actor, id: string): Promise<Publishable> {
  const ranking = await publishableRanking(db, id);
  if (!ranking) throw new Refused(refusal('NOT_FOUND'));
  refuse(mayOrganize(actor, ranking.competitionId));
  return ranking;
}

/** The ranking that awards and publication follow: the latest final where a final rule was announced, else the latest of the last stage. */
export async function rankingThatCounts(tx: EntityManager, competitionId: string): Promise<Publishable | null> {
  if (await latestFinalRule(tx, competitionId)) {
    const settlement = await latestFinalSettlement(tx, competitionId);
    return settlement && { competitionId, isFinal: true, settlement };
  }
  const stage = await tx.getRepository(Stage).findOne({ where: { competitionId }, order: { ordinal: 'DESC' } });
  const settlement = stage && (await latestSettlement(tx, stage.id));
  return settlement && { competitionId, isFinal: false, settlement, stage };
}

export function standingsOf(ranking: Publishable): PublishableStanding[] {
  const { rows } = ranking.settlement;
  return ranking.isFinal
    ? (JSON.parse(rows) as FinalTrackStanding[]).map((line) => ({ ...line, belowFloor: isBelowFloor(line) }))
    : (JSON.parse(rows) as TrackStanding[]).map((line) => ({ ...line, belowFloor: (line.belowFloors ?? []).length > 0 }));
}

/** How a ranking stands to what it was made from, and to the others of its edition. */
export async function standOf(tx: EntityManager, ranking: Publishable): Promise<RankingStand> {
  const { competitionId, isFinal, settlement } = ranking;
  const hasFinalRule = (await latestFinalRule(tx, competitionId)) !== null;
  if (isFinal) {
    const latest = await latestFinalSettlement(tx, competitionId);
    const facts = await factsOfFinal(tx, competitionId);
    const isOutdated = finalHashNow(facts!) !== settlement.inputsHash;
    return {
      isFinal,
      hasFinalRule,
      counts: latest?.id === settlement.id,
      pendingPenalties: await penaltiesPending(tx, competitionId),
      isOutdated,
    };
  }
  const { stageId } = ranking.settlement;
  const latest = await latestSettlement(tx, stageId);
  const last = await tx.getRepository(Stage).findOne({ where: { competitionId }, order: { ordinal: 'DESC' } });
  const isOutdated = hasChanged((await factsOfStages(tx, [stageId])).get(stageId), ranking.settlement);
  return { isFinal, hasFinalRule, counts: latest?.id === settlement.id && last?.id === stageId, pendingPenalties: 0, isOutdated };
}
