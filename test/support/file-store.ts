import { join } from 'node:path';
import { Readable } from 'node:stream';

import { DiskStore } from '../../src/platform/files/disk-store.js';
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
