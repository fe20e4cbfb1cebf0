import { join } from 'node:path';
import { Readable } from 'node:stream';

import { Refused } from '../../src/domain/refusal.js';
import { DiskStore } from '../../src/platform/files/disk-store.js';
import { judgeFile } from '../../src/platform/files/judge-file.js';
import { newStorageKey } from '../../src/platform/files/file-store.js';
import { StoredBytes } from '../../src/platform/files/stored-bytes.js';
import { removeFolder, temporaryFolder } from './temporary-folder.js';

/** A store on disk in a folder of its own, gone when it is closed. */
export async function aFileStore() {
  const folder = await temporaryFolder();
  const store = new DiskStore(join(folder, 'uploads'));
  return {
    folder,
    store,
    close: () => removeFolder(folder),
    async bytesOf(content: string | Buffer): Promise<StoredBytes> {
      const key = newStorageKey();
      const { size } = await store.write(key, Readable.from([Buffer.from(content)]));
      return new StoredBytes(store, key, size);
    },
  };
}

export type Content = string | Buffer | Promise<Buffer>;

/** The kind of a file of this content and name, or the code of the refusal. */
export async function judged(files: Awaited<ReturnType<typeof aFileStore>>, content: Content, name = 'report'): Promise<string> {
  const bytes = await files.bytesOf(await content);
  try {
    return (await judgeFile(bytes, name)).kind;
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code;
    throw error;
  }
}
