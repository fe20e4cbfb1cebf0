import type { EntityManager } from 'typeorm';
import type { Keyset } from '../../platform/graphql/connection.js';
import { Penalty } from './penalty.entity.js';

/** One penalty more than the page holds, newest first. */
export function penaltiesAfter(db: EntityManager, competitionId: string, first: number, after: Keyset | null): Promise<Penalty[]> {
  const penalties = db.getRepository(Penalty).createQueryBuilder('penalty').where({ competitionId });
  if (after) penalties.andWhere(`(penalty.recorded_at, penalty.id) < (:at, :id)`, { at: after[0], id: after[1] });
  return penalties
    .orderBy('penalty.recorded_at', 'DESC')
    .addOrderBy('penalty.id', 'DESC')
    .limit(first + 1)
    .getMany();
}
