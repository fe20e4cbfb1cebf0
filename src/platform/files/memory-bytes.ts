import { Readable } from 'node:stream';
import type { ByteRange, FileStore } from './file-store.js';
import { StoredBytes } from './stored-bytes.js';

/** Bytes that are in memory already, for whoever reads stored ones. */
export function memoryBytes(content: Buffer): StoredBytes {
  const read = (_: string, range?: ByteRange) =>
    Promise.resolve(Readable.from([content.subarray(range?.start ?? 0, range && range.end + 1)], { objectMode: false }));
  return new StoredBytes({ read } satisfies Pick<FileStore, 'read'> as FileStore, '', content.length);
}
