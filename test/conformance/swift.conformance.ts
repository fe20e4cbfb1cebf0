import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { newStorageKey } from '../../src/platform/files/file-store.js';
import { S3Store } from '../../src/platform/files/s3-store.js';
import { readStorageUrl, type S3Place } from '../../src/platform/files/storage-place.js';
import { tryStorage } from '../../src/platform/files/try-storage.js';
import { keepsTheContract } from '../support/store-contract.js';
import { aSwift } from './swift.js';

const placeOf = (url: string) => readStorageUrl(url) as S3Place;

let swift: Awaited<ReturnType<typeof aSwift>>;
beforeAll(async () => {
  swift = await aSwift();
  // Python takes its time on a busy machine.
}, 300_000);
afterAll(() => swift.close());

keepsTheContract("a store on Debian's OpenStack Swift", async () => ({
  store: new S3Store(placeOf(swift.url)),
  leftovers: () => swift.leftovers(),
  close: async () => undefined,
}));

test('the start finds a store that is in order, and says what is wrong with one that is not', async () => {
  await tryStorage(placeOf(swift.url));
  await expect(tryStorage(placeOf(swift.urlWithWrongSecret))).rejects.toThrow('may not use the bucket pado-files (SignatureDoesNotMatch)');
  await expect(tryStorage(placeOf(swift.urlOfMissingBucket))).rejects.toThrow('The bucket pado-nowhere of STORAGE_URL does not exist');
  expect(await swift.leftovers()).toEqual(expect.not.arrayContaining([expect.stringContaining('probe')]));
});

test('more keys than a page has are all told', async () => {
  const store = new S3Store(placeOf(swift.urlOfPrefix('many')));
  const keys = Array.from({ length: 1_050 }, newStorageKey);
  for (let at = 0; at < keys.length; at += 25) {
    await Promise.all(
      keys.slice(at, at + 25).map((key) => swift.client.putObject({ Bucket: swift.bucket, Key: `many/${key}`, Body: 'a' })),
    );
  }
  const told: string[] = [];
  for await (const key of store.keys()) told.push(key);
  expect(told.toSorted()).toEqual(keys.toSorted());
});

test('ten uploads of 200 MB at the same time hold no more than a part of each, and come whole', async () => {
  const store = new S3Store(placeOf(swift.urlOfPrefix('large')));
  const chunk = Buffer.alloc(65_536, 'a');
  async function* large() {
    for (let sent = 0; sent < 3_200; sent += 1) yield chunk;
  }
  await store.write(newStorageKey(), Readable.from(large(), { objectMode: false }));
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const startedAt = Date.now();
  const written = await Promise.all(
    Array.from({ length: 10 }, () => store.write(newStorageKey(), Readable.from(large(), { objectMode: false }))),
  );
  clearInterval(timer);
  expect(new Set(written.map(({ size }) => size))).toEqual(new Set([209_715_200]));
  const [rise, seconds] = [Math.round((peak - before) / 1e6), Math.round((Date.now() - startedAt) / 1000)];
  process.stdout.write(`Swift: ten uploads of 200 MB in ${seconds} s; this process, which holds nothing else, grew by ${rise} MB.\n`);
  expect(rise).toBeLessThan(150);
}, 600_000);
