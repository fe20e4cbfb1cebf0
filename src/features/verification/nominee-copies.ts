import type { EntityManager } from 'typeorm';
import type { Nominee } from './verification.entity.js';

type Copy = Pick<Nominee, 'entryNumber' | 'title' | 'trackKo' | 'trackEn'>;

/** What the public is told of entries, by their ids: as they were submitted last. */
export async function copiesOf(tx: EntityManager, entryIds: readonly string[]): Promise<Map<string, Copy>> {
  const rows = await tx.query<(Copy & { id: string })[]>(
    `select entry.id, entry.number as "entryNumber", latest.title, track.name_ko as "trackKo", track.name_en as "trackEn"
       from entry join track on track.id = entry.track_id
       join lateral (select title from entry_version where entry_id = entry.id order by ordinal desc limit 1) as latest on true
      where entry.id = any($1::uuid[])`,
    [entryIds],
  );
  return new Map(rows.map(({ id, ...copy }) => [id, copy]));
}
