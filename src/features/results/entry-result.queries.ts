import type { EntityManager } from 'typeorm';
import { IS_WITHDRAWN, WAS_PUBLIC } from './public-now.queries.js';
import { Settlement } from './settlement.entity.js';

/**
 * The settlements that stood behind the published results of the edition of an entry, in the order of the stages, for a member of its
 * team; none for anybody else, and none while nothing is public. What was settled after what is public was made is not.
 */
export const publishedSettlementsFor = (tx: EntityManager, { entryId, accountId }: { entryId: string; accountId: string }) =>
  tx
    .getRepository(Settlement)
    .createQueryBuilder('settlement')
    .innerJoin('settlement.stage', 'stage')
    .where(
      `settlement.id in (
         select distinct on (judged.stage_id) judged.id
           from entry
           join team_member on team_member.team_id = entry.team_id and team_member.account_id = :accountId and team_member.state = 'JOINED'
           join stage as own on own.competition_id = entry.competition_id
           join settlement as judged on judged.stage_id = own.id
          where entry.id = :entryId
            and judged.settled_at <= (select case when ${IS_WITHDRAWN} then null else decided_at end
                                        from publication where publication.competition_id = entry.competition_id and ${WAS_PUBLIC}
                                       order by publication.ordinal desc limit 1)
          order by judged.stage_id, judged.ordinal desc)`,
      { entryId, accountId },
    )
    .orderBy('stage.ordinal')
    .getMany();
