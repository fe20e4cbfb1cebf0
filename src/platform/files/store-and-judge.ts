import { Readable } from 'node:stream';
import { fileKinds, kindOf, type FileKind } from './file-kind.js';
import { newStorageKey, type FileStore } from './file-store.js';
import { originalName } from './original-name.js';
import { StoredBytes } from './stored-bytes.js';

export interface ReceivedFile {
  storageKey: string;
  /** In bytes. */
  size: number;
  sha256: string;
  mediaType: string;
  kind: FileKind;
  originalName: string;
}

/**
 * Puts bytes into the store under a key of their own and says what they are; `sentName` is as it was sent. However they came, this is how
 * they are judged. If they are refused, nothing is left: with the refusals of `kindOf`, of the store, and what the bytes' source throws.
 */
export async function storeAndJudge(store: FileStore, sentName: string, bytes: AsyncIterable<Buffer>): Promise<ReceivedFile> {
  const storageKey = newStorageKey();
  const name = originalName(sentName);
  const { size, sha256 } = await store.write(storageKey, Readable.from(bytes, { objectMode: false }));
  try {
    const kind = await kindOf(new StoredBytes(store, storageKey, size), name);
    return { storageKey, size, sha256, mediaType: fileKinds[kind].mediaType, kind, originalName: name };
  } catch (error) {
    await store.remove(storageKey);
    throw error;
  }
}
