import type { EntityManager } from 'typeorm';
import { AwardDecision } from './award-decision.entity.js';
import { AwardRule } from './award-rule.entity.js';

/** The awards that hold for an edition; null: none were announced. */
export const latestAwardRule = (tx: EntityManager, competitionId: string): Promise<AwardRule | null> =>
  tx.getRepository(AwardRule).findOne({ where: { competitionId }, order: { version: 'DESC' } });

/** The latest decision that two people made on the awards of an edition; null: there is none. */
export const decisionThatCounts = (tx: EntityManager, competitionId: string): Promise<AwardDecision | null> =>
  tx.getRepository(AwardDecision).findOne({ where: { competitionId, state: 'CONFIRMED' }, order: { version: 'DESC' } });
