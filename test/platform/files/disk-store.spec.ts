import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { DiskStore } from '../../../src/platform/files/disk-store.js';
import { newStorageKey, type FileStore } from '../../../src/platform/files/file-store.js';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder.js';

let folder: string;
let store: FileStore;

beforeEach(async () => {
  folder = await temporaryFolder();
  store = new DiskStore(join(folder, 'uploads'));
});
afterEach(() => removeFolder(folder));

const content = Buffer.from('빈집 1,208채의 분포');

// What every store does is in stores.spec.ts.

test('what is written is for its owner alone, in a subfolder named by the key', async () => {
  const key = newStorageKey();
  await store.write(key, Readable.from([content]));
  const path = join(folder, 'uploads', key.slice(0, 2), key);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
});

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

test('what was not written to its end is swept away a day after its process was killed', async () => {
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

test('a folder that cannot be written refuses without naming it', async () => {
  await writeFile(join(folder, 'uploads'), 'a file where the folder should be');
  const refused = await store.write(newStorageKey(), Readable.from([content])).catch((error: unknown) => error);
  expect(refused).toMatchObject({ refusal: { code: 'STORAGE_UNAVAILABLE' } });
  expect(`${String(refused)} ${JSON.stringify(refused)}`).not.toContain(folder);
});
