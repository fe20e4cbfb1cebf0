import type { DataSource } from 'typeorm';
import type { FileStore } from './file-store.js';
import { StoredFile } from './stored-file.entity.js';

/**
 * Removes stored bytes that no record names. The record is looked for, because a connection that broke at the commit leaves open whether
 * there is one; while that cannot be told the bytes stay. Stray bytes are better than a record without bytes.
 */
export async function removeUnlessOnRecord(db: DataSource, store: FileStore, storageKey: string): Promise<void> {
  if (!(await db.getRepository(StoredFile).existsBy({ storageKey }))) await store.remove(storageKey);
}
