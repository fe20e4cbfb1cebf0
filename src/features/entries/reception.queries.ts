import type { EntityManager } from 'typeorm';
import { isInTime } from '../../domain/phase.js';
import type { Reception } from '../../domain/reception.js';
import type { Competition } from '../competitions/competition.entity.js';

/** What of the receiving of entries is not over at a moment. With the edition locked none of it begins anew meanwhile. */
export async function receptionOf(tx: EntityManager, { id, submissionsCloseAt }: Competition, now: Date): Promise<Reception> {
  const later = await tx.query<Reception['extended']>(
    `select id as team, name, extended_until as until from team
      where competition_id = $1 and state in ('FORMING', 'REGISTERED') and extended_until > $2
      order by name collate "ko-x-icu", id`,
    [id, submissionsCloseAt],
  );
  return { extended: later.filter(({ until }) => isInTime(until, now)) };
}
