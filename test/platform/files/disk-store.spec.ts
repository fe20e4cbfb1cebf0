import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { DiskStore } from '../../../src/platform/files/disk-store.js';
import { isStorageKey, newStorageKey, type FileStore } from '../../../src/platform/files/file-store.js';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder.js';

let folder: string;
let store: FileStore;

beforeEach(async () => {
  folder = await temporaryFolder();
  store = new DiskStore(join(folder, 'uploads'));
});
afterEach(() => removeFolder(folder));

const content = Buffer.from('빈집 1,208채의 분포');
async function keysOf(): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.keys()) keys.push(key);
  return keys.toSorted();
}
const filesIn = async (path: string) =>
  (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);

describe('what is written', () => {
  test('can be read whole and in parts, with its size and its hash', async () => {
    const key = newStorageKey();
    expect(await store.write(key, Readable.from([content.subarray(0, 5), content.subarray(5)]))).toEqual({
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
    expect(await store.size(key)).toBe(content.length);
    expect(await buffer(await store.read(key))).toEqual(content);
    expect(await buffer(await store.read(key, { start: 3, end: 8 }))).toEqual(content.subarray(3, 9));
    expect(await keysOf()).toEqual([key]);
  });

  test('is for its owner alone, in a subfolder named by the key', async () => {
    const key = newStorageKey();
    await store.write(key, Readable.from([content]));
    const path = join(folder, 'uploads', key.slice(0, 2), key);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
  });

  test('is not written again under the same key', async () => {
    const key = newStorageKey();
    await store.write(key, Readable.from([content]));
    await expect(store.write(key, Readable.from(['other']))).rejects.toThrow('A storage key is written once.');
    expect(await buffer(await store.read(key))).toEqual(content);
  });

  test('does not mix with what is written at the same time', async () => {
    const files = Array.from({ length: 20 }, (_, index) => ({ key: newStorageKey(), content: Buffer.alloc(50_000 + index, index) }));
    await Promise.all(
      files.map((file) => store.write(file.key, Readable.from([file.content.subarray(0, 100), file.content.subarray(100)]))),
    );
    expect(await keysOf()).toEqual(files.map(({ key }) => key).toSorted());
    for (const file of files) expect(await buffer(await store.read(file.key))).toEqual(file.content);
  });
});

async function* cutOff() {
  yield content;
  throw new Error('the client has gone');
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

describe('what was not written to its end', () => {
  test('leaves nothing behind, and its error reaches the caller as it was', async () => {
    const key = newStorageKey();
    await expect(store.write(key, Readable.from(cutOff()))).rejects.toThrow('the client has gone');
    expect(await store.size(key)).toBeNull();
    expect(await keysOf()).toEqual([]);
    expect(await filesIn(folder)).toEqual([]);
  });

  test('cannot be seen while it is under way', async () => {
    const key = newStorageKey();
    const source = new Readable({ read: () => undefined });
    source.push(content);
    const writing = store.write(key, source);
    while ((await filesIn(folder)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await store.size(key)).toBeNull();
    await expect(store.read(key)).rejects.toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    expect(await keysOf()).toEqual([]);
    source.push(null);
    await writing;
    expect(await keysOf()).toEqual([key]);
  });

  test('is swept away a day after its process was killed', async () => {
    const unfinished = join(folder, 'uploads', '.unfinished');
    await mkdir(unfinished, { recursive: true });
    for (const [name, hours] of [
      ['old', 25],
      ['recent', 23],
    ] as const) {
      await writeFile(join(unfinished, name), 'half');
      await utimes(join(unfinished, name), hoursAgo(hours), hoursAgo(hours));
    }
    await store.write(newStorageKey(), Readable.from([content]));
    expect(await readdir(unfinished)).toEqual(['recent']);
  });
});

test('removing works, and works again', async () => {
  const key = newStorageKey();
  await store.write(key, Readable.from([content]));
  await store.remove(key);
  await store.remove(key);
  expect(await store.size(key)).toBeNull();
  expect(await filesIn(folder)).toEqual([]);
});

test.each(['../../../etc/passwd', '..', '', 'a'.repeat(31), 'A'.repeat(32), `${'a'.repeat(31)}/`, `${'a'.repeat(32)}\n`])(
  '%j is not a key, whatever is asked for it',
  async (key) => {
    expect(isStorageKey(key)).toBe(false);
    for (const asked of [store.write(key, Readable.from([content])), store.read(key), store.size(key), store.remove(key)]) {
      await expect(asked).rejects.toThrow('Not a storage key.');
    }
    expect(await readdir(folder)).toEqual([]);
  },
);

test('a folder that cannot be written refuses without naming it', async () => {
  await writeFile(join(folder, 'uploads'), 'a file where the folder should be');
  const refused = await store.write(newStorageKey(), Readable.from([content])).catch((error: unknown) => error);
  expect(refused).toMatchObject({ refusal: { code: 'STORAGE_UNAVAILABLE' } });
  expect(`${String(refused)} ${JSON.stringify(refused)}`).not.toContain(folder);
});

test('a store without any file yet has no keys', async () => {
  expect(await keysOf()).toEqual([]);
});
