import { Readable } from 'node:stream';
import { newStorageKey, type FileStore } from './file-store.js';
import { judgeFile, type JudgedFile } from './judge-file.js';
import { originalName } from './original-name.js';
import { StoredBytes } from './stored-bytes.js';

export interface ReceivedFile extends JudgedFile {
  storageKey: string;
  /** In bytes. */
  size: number;
  sha256: string;
  originalName: string;
}

/**
 * Puts bytes into the store under a key of their own and says what they are; `sentName` is as it was sent. However they came, this is how
 * they are judged. If they are refused, nothing is left: with the refusals of `judgeFile`, of the store, and what the bytes' source throws.
 */
export async function storeAndJudge(store: FileStore, sentName: string, bytes: AsyncIterable<Buffer>): Promise<ReceivedFile> {
  const storageKey = newStorageKey();
  const name = originalName(sentName);
  const { size, sha256 } = await store.write(storageKey, Readable.from(bytes, { objectMode: false }));
  try {
    const judged = await judgeFile(new StoredBytes(store, storageKey, size), name);
    return { ...judged, storageKey, size, sha256, originalName: name };
  } catch (error) {
    await store.remove(storageKey);
    throw error;
  }
}
