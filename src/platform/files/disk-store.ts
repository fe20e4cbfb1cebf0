import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

import { refusal, Refused } from '../../domain/refusal.js';
import { makeFolder } from '../make-folder.js';
import { isStorageKey, type ByteRange, type FileStore } from './file-store.js';

/** An upload cannot take this long, so an unfinished file of this age was left by a killed process. */
const unfinishedForHours = 24;

/** Files in subfolders of one folder, which must never be served as static files. */
export class DiskStore implements FileStore {
  private readonly durableShards = new Set<string>();
  private swept = false;

  constructor(private readonly folder: string) {}

  async write(key: string, stream: Readable): Promise<{ size: number; sha256: string }> {
    const path = this.pathOf(key);
    if ((await this.size(key)) !== null) throw new Error('A storage key is written once.');
    // In the same file system as the final place, or the rename would be a copy.
    const unfinished = join(this.unfinishedFolder, `${key}.${randomBytes(6).toString('hex')}`);
    let place = unfinished;
    try {
      await this.prepareFor(path);
      const written = await writeThrough(unfinished, stream);
      await fromDisk(() => rename(unfinished, path));
      place = path;
      await fromDisk(() => syncFolder(dirname(path)));
      return written;
    } catch (error) {
      stream.destroy();
      await rm(place, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const path = this.pathOf(key);
    const handle = await fromDisk(() => unlessMissing(open(path, 'r')));
    if (handle === null) throw new Refused(refusal('NOT_FOUND'));
    return handle.createReadStream(range);
  }

  async size(key: string): Promise<number | null> {
    const path = this.pathOf(key);
    const found = await fromDisk(() => unlessMissing(stat(path)));
    return found?.size ?? null;
  }

  async remove(key: string): Promise<void> {
    const path = this.pathOf(key);
    await fromDisk(() => rm(path, { force: true }));
  }

  async *keys(): AsyncGenerator<string> {
    for (const shard of await namesIn(this.folder)) {
      if (!/^[0-9a-f]{2}$/.test(shard)) continue;
      for (const name of await namesIn(join(this.folder, shard))) {
        if (isStorageKey(name) && name.startsWith(shard)) yield name;
      }
    }
  }

  private get unfinishedFolder(): string {
    return join(this.folder, '.unfinished');
  }

  private pathOf(key: string): string {
    if (!isStorageKey(key)) throw new Error('Not a storage key.');
    return join(this.folder, key.slice(0, 2), key);
  }

  private async prepareFor(path: string): Promise<void> {
    const shard = dirname(path);
    await fromDisk(async () => {
      await makeFolder(this.unfinishedFolder, { mode: 0o700 });
      await makeFolder(shard, { mode: 0o700 });
      // A file is only as durable as the folder entries that lead to it.
      if (!this.durableShards.has(shard)) {
        await syncFolder(this.folder);
        await syncFolder(dirname(this.folder));
      }
      this.durableShards.add(shard);
    });
    if (!this.swept) await this.sweep();
    this.swept = true;
  }

  private async sweep(): Promise<void> {
    const oldest = Date.now() - unfinishedForHours * 3_600_000;
    for (const name of await namesIn(this.unfinishedFolder)) {
      const path = join(this.unfinishedFolder, name);
      await fromDisk(async () => {
        const found = await unlessMissing(stat(path));
        if (found && found.mtimeMs < oldest) await rm(path, { force: true });
      });
    }
  }
}

async function writeThrough(path: string, stream: Readable): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const handle = await fromDisk(() => open(path, 'wx', 0o600));
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
      await fromDisk(() => handle.appendFile(chunk));
    }
    await fromDisk(() => handle.sync());
  } finally {
    await closeQuietly(handle);
  }
  return { size, sha256: hash.digest('hex') };
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await closeQuietly(handle);
  }
}

// After a sync there is nothing that closing could still lose.
const closeQuietly = (handle: FileHandle) => handle.close().catch(() => undefined);

async function namesIn(folder: string): Promise<string[]> {
  return (await fromDisk(() => unlessMissing(readdir(folder)))) ?? [];
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

const codeOf = (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'UNKNOWN');

/** Errors of the file system name paths; what leaves the store names only the kind of trouble. */
async function fromDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new Refused(refusal('STORAGE_FULL'));
    throw new Refused(refusal('STORAGE_UNAVAILABLE', { errno: code }));
  }
}
