import type { EntityManager } from 'typeorm';
import { FinalRule } from './final-rule.entity.js';

/** The rule by which an edition's final is settled; null: none was announced, and its last stage decides. */
export const latestFinalRule = (tx: EntityManager, competitionId: string): Promise<FinalRule | null> =>
  tx.getRepository(FinalRule).findOne({ where: { competitionId }, order: { version: 'DESC' } });
