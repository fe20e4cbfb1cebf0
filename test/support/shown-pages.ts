import { Readable } from 'node:stream';
import { ShownCopy, ShownPage } from '../../src/features/entries/shown-copy.entity.js';
import { timeOrderedId } from '../../src/platform/database/ids.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../src/platform/files/file-store.js';
import { bundle } from '../../src/platform/files/page-bundle.js';
import { StoredFile } from '../../src/platform/files/stored-file.entity.js';
import type { TestApp } from './app.js';

/** Pages of HTML for what a judge copy is the door to, besides the copy that is there. */
export async function shownPages(it: TestApp, judgeCopy: string, texts: string[]): Promise<void> {
  const [{ originalId }] = await it.db.query(
    `select stored_file_id as "originalId" from judge_copy join entry_file on entry_file.id = entry_file_id where judge_copy.id = $1`,
    [judgeCopy],
  );
  const mediaType = 'text/html; charset=utf-8';
  const { bytes, pages } = bundle(texts.map((text) => ({ mediaType, bytes: Buffer.from(text) })));
  const storageKey = newStorageKey();
  const stored = await it.app.get<FileStore>(FILE_STORE).write(storageKey, Readable.from([Buffer.from(bytes)]));
  const id = timeOrderedId();
  const file = {
    id,
    storageKey,
    ...stored,
    size: String(stored.size),
    kind: 'PAGES',
    mediaType: 'application/gzip',
    derivedFrom: originalId,
  } as const;
  await it.db.getRepository(StoredFile).insert(file);
  await it.db.getRepository(ShownCopy).update({ originalId }, { pagesId: id });
  const places = pages.map((place, index) => ({ ...place, originalId, ordinal: index + 1, start: String(place.start) }));
  await it.db.getRepository(ShownPage).insert(places);
}
