import type { EntityManager } from 'typeorm';
import type { TextPart } from '../../domain/document.js';
import type { Keyset } from '../../platform/graphql/connection.js';
import type { FileSlot } from './entry-file.entity.js';

/** What an entry's last version says in one of its places; of a file its text page by page. */
export interface SaidByEntry {
  entryId: string;
  versionId: string;
  competitionId: string;
  title: string;
  summary: string;
  /** In the order of the slots. */
  files: { slot: FileSlot; parts: TextPart[] }[];
}

/** What the last versions of entries say, by their order. Files that were not read, or are destroyed, say nothing. */
export const saidByEntries = (db: EntityManager, entryIds: readonly string[]): Promise<SaidByEntry[]> =>
  db.query(
    `select entry.id as "entryId", latest.id as "versionId", entry.competition_id as "competitionId", latest.title, latest.summary,
            coalesce((select json_agg(json_build_object('slot', entry_file.slot, 'parts', file_text.parts)
                                      order by array_position('{REPORT,SUMMARY,SLIDES,CODE,DATA,EVIDENCE}'::text[], entry_file.slot))
                        from entry_file join file_text on file_text.stored_file_id = entry_file.stored_file_id and file_text.state = 'READY'
                       where entry_file.version_id = latest.id), '[]') as files
       from unnest($1::uuid[]) with ordinality as wanted (id, place)
       join entry on entry.id = wanted.id
       join lateral (select * from entry_version where entry_id = entry.id order by ordinal desc limit 1) as latest on true
      order by wanted.place`,
    [entryIds],
  );

/** Keeps the texts of an entry's files from being destroyed until this is committed: then what was made of them goes too. */
export const holdTexts = (tx: EntityManager, entryId: string): Promise<unknown> =>
  tx.query(
    `select from file_text where stored_file_id in (select stored_file_id from entry_file where entry_id = $1 and version_id is not null)
      order by stored_file_id for share`,
    [entryId],
  );

/** The entries whose last version holds a file. */
export const entriesHolding = (db: EntityManager, storedFileId: string): Promise<{ id: string }[]> =>
  db.query(
    `select distinct entry_version.entry_id as id
       from entry_file join entry_version on entry_version.id = entry_file.version_id
      where entry_file.stored_file_id = $1
        and not exists (select from entry_version as later where later.entry_id = entry_version.entry_id and later.ordinal > entry_version.ordinal)`,
    [storedFileId],
  );

/** Submitted entries that cannot be found: older than the search, or a file of theirs was destroyed. */
export const entriesNotIndexed = (db: EntityManager): Promise<{ id: string }[]> =>
  db.query(
    `select distinct entry_version.entry_id as id from entry_version
      where not exists (select from entry_search where entry_search.entry_id = entry_version.entry_id)`,
  );

/** What an entry has to say: all of these pairs and triples, and every one of these words, for which the triples only stand in. */
interface Wanted {
  pairs: readonly number[];
  triples: readonly number[];
  words: readonly string[];
}

/**
 * The first entries of a competition, by number and after a keyset, that say what is wanted. An index cannot look for nothing, so it is not
 * asked to; each is asked by itself, or the arrays of all that one finds would be read for the other. Texts are looked through one by one
 * in that order, and no further than `limit`.
 */
export async function entriesSaying(
  tx: EntityManager,
  competitionId: string,
  { pairs, triples, words }: Wanted,
  after: Keyset | null,
  limit: number,
): Promise<{ id: string; number: string }[]> {
  const holding = [
    ...(pairs.length > 0 ? ['select entry_id from entry_search where pairs @> $2::int[]'] : []),
    ...(triples.length > 0 ? ['select entry_id from entry_search where triples @> $3::int[]'] : []),
  ].join(' intersect ');
  const says = `(select bool_and(position(word in folded) > 0) from entry_search, unnest($6::text[]) as word where entry_id = ordered.id)`;
  // What a row weighs does not count in a plan: reading all of the long arrays would seem cheaper than the indexes on them.
  await tx.query(`set local enable_seqscan = off`);
  return tx.query(
    `with found as materialized (${holding})
     select id, number
       from (select entry.id, entry.number from found join entry on entry.id = found.entry_id
              where entry.competition_id = $1 and $2::int[] is not null and $3::int[] is not null
                and ($4::text is null or (entry.number, entry.id::text) > ($4, $5))
              order by entry.number, entry.id offset 0) as ordered
      where ${words.length > 0 ? says : '$6::text[] is not null'}
      order by number, id limit $7`,
    [competitionId, pairs, triples, ...(after ?? [null, null]), words, limit],
  );
}
