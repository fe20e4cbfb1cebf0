import type { DataSource, EntityManager } from 'typeorm';
import { addJobs, keysToAskAgain } from '../../platform/jobs/add-job.js';
import type { PlacedPage } from '../../platform/http/send-page.js';
import type { FileKind } from '../../platform/files/file-kind.js';
import { neutralName } from '../../platform/files/neutral-name.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import type { EntryFile } from './entry-file.entity.js';
import { JudgeCopyState, ShownCopy } from './shown-copy.entity.js';
import type { ShownFile } from './shown-file.type.js';

const keyOf = (file: string) => `make-judge-copies:${file}`;

/** Asks for what is to be shown of files, if nobody did before. */
export async function askForCopies(tx: EntityManager, originalIds: readonly string[]): Promise<void> {
  if (originalIds.length === 0) return;
  await tx
    .getRepository(ShownCopy)
    .createQueryBuilder()
    .insert()
    .values(originalIds.map((originalId) => ({ originalId })))
    .orIgnore()
    .execute();
  await addJobs(
    tx,
    'make-judge-copies',
    originalIds.map((file) => ({ payload: { file }, key: keyOf(file) })),
    { isPatient: true },
  );
}

/** The files of which something is still to be made: one file, those of a version, or slides. */
export const waitingCopies = (db: EntityManager, { file, version, slides }: Record<string, unknown>): Promise<StoredFile[]> =>
  db
    .getRepository(StoredFile)
    .createQueryBuilder('file')
    .innerJoin(ShownCopy, 'shown', `shown.original_id = file.id and shown.state = 'PENDING'`)
    .where(
      `file.id in (select id from stored_file where id = :file
                   union all select stored_file_id from entry_file where version_id = :version
                   union all select stored_file_id from slides where id = :slides)`,
      { file: file ?? null, version: version ?? null, slides: slides ?? null },
    )
    .orderBy('file.id')
    .getMany();

/** All files that lie in entries, of which nothing is made yet and for which no job waits. */
export async function unmadeCopies(db: EntityManager): Promise<string[]> {
  const rows = await db.query<{ id: string }[]>(
    `select distinct stored_file.id
       from (select stored_file_id from entry_file union all select stored_file_id from slides) as held
       join stored_file on stored_file.id = held.stored_file_id
       left join shown_copy on shown_copy.original_id = stored_file.id
      where coalesce(shown_copy.state, 'PENDING') = 'PENDING' and stored_file.destroyed_at is null
      order by stored_file.id`,
  );
  const ids = rows.map(({ id }) => id);
  const again = await keysToAskAgain(db, ids.map(keyOf));
  return ids.filter((id) => again.has(keyOf(id)));
}

/** One page, counted from 1 and named by that number as it stands in the address, of what is shown of a file; null: there is none. */
export async function placedPage(db: EntityManager, originalId: string, ordinal: string): Promise<PlacedPage | null> {
  if (!/^[1-9]\d{0,5}$/.test(ordinal)) return null;
  const [page] = await db.query<(Omit<PlacedPage, 'start'> & { start: string })[]>(
    `select stored_file.storage_key as "storageKey", stored_file.scan_state as "scanState",
            shown_page.media_type as "mediaType", shown_page.start, shown_page.length
       from shown_page join shown_copy using (original_id) join stored_file on stored_file.id = shown_copy.pages_id
      where original_id = $1 and ordinal = $2`,
    [originalId, ordinal],
  );
  return page ? { ...page, start: Number(page.start) } : null;
}

/** Stands where judges see the code that an entry has in their stage. */
export const codePlaceholder = 'CODE';

/** What is shown of files, by the id of the stored file; nothing of one for which nobody asked yet. */
export async function shownOf(
  db: DataSource,
  files: readonly Pick<EntryFile, 'storedFileId' | 'storedFile' | 'slot'>[],
): Promise<Map<string, { judgeCopy: JudgeCopyState; shown: ShownFile | null }>> {
  const fileOf = new Map(files.map((file) => [file.storedFileId, file]));
  const rows = await db.query<ShownRow[]>(
    `select shown_copy.original_id as id, shown_copy.state, copy.size, page.count as pages, page."mediaType" as "pageMediaType"
       from shown_copy left join stored_file as copy on copy.id = shown_copy.copy_id
      cross join lateral (select count(*)::int as count, min(media_type) as "mediaType"
                            from shown_page where shown_page.original_id = shown_copy.original_id) page
      where shown_copy.original_id = any($1)`,
    [[...fileOf.keys()]],
  );
  return new Map(
    rows.map(({ id, state, size, pages, pageMediaType }) => {
      const { slot, storedFile } = fileOf.get(id)!;
      const kind = storedFile.kind as FileKind;
      const shown = {
        name: neutralName(codePlaceholder, slot, kind),
        kind,
        size: size === null ? null : Number(size),
        pages,
        pageMediaType,
      };
      return [id, { judgeCopy: state, shown: state === JudgeCopyState.READY ? shown : null }];
    }),
  );
}

interface ShownRow {
  id: string;
  state: JudgeCopyState;
  size: string | null;
  pages: number;
  pageMediaType: string | null;
}
