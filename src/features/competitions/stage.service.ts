import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { Stage } from './stage.entity.js';

/** A stage for whoever organises its edition; to everybody else there is none. */
export async function stageForOrganizers(db: DataSource, actor: Actor, id: string): Promise<Stage> {
  const stage = await db.getRepository(Stage).findOneBy({ id });
  if (!stage) throw new Refused(refusal('NOT_FOUND'));
  refuse(mayOrganize(actor, stage.competitionId));
  return stage;
}

/** Loads and locks a stage: after its edition, if that is locked too, and before anything that stands below it. */
export async function lockStage(tx: EntityManager, id: string, mode: 'pessimistic_read' | 'pessimistic_write'): Promise<Stage> {
  const stage = await tx.getRepository(Stage).findOne({ where: { id }, lock: { mode } });
  if (!stage) throw new Refused(refusal('NOT_FOUND'));
  return stage;
}
