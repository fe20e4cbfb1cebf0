import type { EntityManager } from 'typeorm';
import { Penalty } from './penalty.entity.js';
import { ScoreImport } from './score-import.entity.js';
import { Settlement } from './settlement.entity.js';
import { TieDecision } from './tie-decision.entity.js';

/** The settlements that count for the stages of an edition, with their stages. */
export const settlementsThatCount = (tx: EntityManager, competitionId: string): Promise<Settlement[]> =>
  tx
    .getRepository(Settlement)
    .createQueryBuilder('settlement')
    .innerJoinAndSelect('settlement.stage', 'stage')
    .where('stage.competition_id = :competitionId', { competitionId })
    .andWhere(`settlement.ordinal = (select max(ordinal) from settlement as later where later.stage_id = settlement.stage_id)`)
    .orderBy('stage.ordinal')
    .getMany();

/** The imports that count: the latest of each part. */
export const importsThatCount = (tx: EntityManager, competitionId: string): Promise<ScoreImport[]> =>
  tx
    .getRepository(ScoreImport)
    .createQueryBuilder('import')
    .where({ competitionId })
    .andWhere(
      `import.version = (select max(version) from score_import as later
                          where later.competition_id = import.competition_id and later.part = import.part)`,
    )
    .getMany();

/** The penalties that count, oldest first. */
export const penaltiesThatCount = (tx: EntityManager, competitionId: string): Promise<Penalty[]> =>
  tx.getRepository(Penalty).find({ where: { competitionId, state: 'CONFIRMED' }, order: { recordedAt: 'ASC', id: 'ASC' } });

/** What people decided on ties of an edition, newest first. */
export const tieDecisions = (tx: EntityManager, competitionId: string): Promise<TieDecision[]> =>
  tx.getRepository(TieDecision).find({ where: { competitionId }, order: { decidedAt: 'DESC', id: 'DESC' } });

/** How many penalties of an edition wait for a second organiser. */
export const penaltiesPending = (tx: EntityManager, competitionId: string): Promise<number> =>
  tx.getRepository(Penalty).countBy({ competitionId, state: 'RECORDED' });
