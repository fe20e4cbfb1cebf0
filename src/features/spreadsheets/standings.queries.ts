import type { EntityManager } from 'typeorm';
import { Stage } from '../competitions/stage.entity.js';

/** The last stage whose ranking is settled; null where there is none, and where the final ranking, which is over stages, counts instead. */
export const stageThatCounts = (db: EntityManager, competitionId: string): Promise<Stage | null> =>
  db
    .createQueryBuilder(Stage, 'stage')
    .where('stage.competition_id = :competitionId', { competitionId })
    .andWhere('exists (select from settlement where settlement.stage_id = stage.id)')
    .andWhere('not exists (select from final_settlement where final_settlement.competition_id = stage.competition_id)')
    .orderBy('stage.ordinal', 'DESC')
    .getOne();
