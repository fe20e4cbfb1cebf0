import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { isStorageKey, newStorageKey, type FileStore } from '../../src/platform/files/file-store.js';

/** A store to try, empty, and what is there of it that its own operations do not tell: files and parts of unfinished uploads. */
export interface StoreOnTrial {
  store: FileStore;
  leftovers(): Promise<string[]>;
  close(): Promise<void>;
}

const content = Buffer.from('빈집 1,208채의 분포');
const megabyte = 1024 * 1024;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Bytes that repeat at no multiple of anything, so that swapped or lost pieces change them. */
function patterned(size: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0, value = seed; at < size; at += 1) {
    value = (value * 1_103_515_245 + 12_345) % 2_147_483_648;
    bytes[at] = value >>> 16;
  }
  return bytes;
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What every store does, whatever it is made of. */
export function keepsTheContract(name: string, open: () => Promise<StoreOnTrial>): void {
  describe(name, () => {
    let trial: StoreOnTrial;
    let store: FileStore;
    beforeAll(async () => {
      trial = await open();
      store = trial.store;
    });
    afterAll(() => trial.close());

    const written = async (bytes: Buffer) => {
      const key = newStorageKey();
      await store.write(key, Readable.from([bytes]));
      return key;
    };
    const allKeys = async () => {
      const keys: string[] = [];
      for await (const key of store.keys()) keys.push(key);
      return keys.toSorted();
    };
    const emptied = async () => {
      for (const key of await allKeys()) await store.remove(key);
    };

    test('a store without any file yet has no keys', async () => {
      expect(await allKeys()).toEqual([]);
    });

    test('what is written can be read whole and in parts, with its size and its hash', async () => {
      const key = newStorageKey();
      expect(await store.write(key, Readable.from([content.subarray(0, 5), content.subarray(5)]))).toEqual({
        size: content.length,
        sha256: sha256(content),
      });
      expect(await store.size(key)).toBe(content.length);
      expect(await buffer(await store.read(key))).toEqual(content);
      expect(await buffer(await store.read(key, { start: 3, end: 8 }))).toEqual(content.subarray(3, 9));
      expect(await buffer(await store.read(key, { start: content.length - 1, end: content.length - 1 }))).toEqual(content.subarray(-1));
      expect(await allKeys()).toContain(key);
    });

    // Around the sizes at which a store may cut what it sends.
    test.each([1, 16_384, 5 * megabyte - 1, 5 * megabyte, 5 * megabyte + 1, 10 * megabyte, 12 * megabyte + 7])(
      '%i bytes come back as they were',
      async (size) => {
        const bytes = patterned(size);
        const key = newStorageKey();
        const chunks = Readable.from(inChunks(bytes, 65_521), { objectMode: false });
        expect(await store.write(key, chunks)).toEqual({ size, sha256: sha256(bytes) });
        expect(await store.size(key)).toBe(size);
        expect(sha256(await buffer(await store.read(key)))).toBe(sha256(bytes));
        const range = { start: Math.floor(size * 0.4), end: Math.floor(size * 0.9) };
        expect(sha256(await buffer(await store.read(key, range)))).toBe(sha256(bytes.subarray(range.start, range.end + 1)));
        await store.remove(key);
      },
    );

    test('a key is written once', async () => {
      const key = await written(content);
      await expect(store.write(key, Readable.from([Buffer.from('other')]))).rejects.toThrow('A storage key is written once.');
      expect(await buffer(await store.read(key))).toEqual(content);
    });

    test('what is written at the same time does not mix', async () => {
      await emptied();
      const files = Array.from({ length: 20 }, (_, index) => ({ key: newStorageKey(), content: patterned(50_000 + index, index) }));
      await Promise.all(files.map((file) => store.write(file.key, Readable.from(inChunks(file.content, 7_001), { objectMode: false }))));
      expect(await allKeys()).toEqual(files.map(({ key }) => key).toSorted());
      for (const file of files) expect(await buffer(await store.read(file.key))).toEqual(file.content);
    });

    test.each([1, 6 * megabyte, 11 * megabyte])(
      'a stream that breaks after %i bytes leaves nothing, and its error is told',
      async (size) => {
        await emptied();
        const key = newStorageKey();
        async function* cutOff() {
          yield* inChunks(patterned(size), 65_536);
          throw new Error('the client has gone');
        }
        await expect(store.write(key, Readable.from(cutOff(), { objectMode: false }))).rejects.toThrow('the client has gone');
        expect([await store.size(key), await allKeys(), await trial.leftovers()]).toEqual([null, [], []]);
        await store.write(key, Readable.from([content]));
        expect(await buffer(await store.read(key))).toEqual(content);
      },
    );

    test('what is under way cannot be seen', async () => {
      await emptied();
      const key = newStorageKey();
      const source = new Readable({ read: () => undefined });
      const writing = store.write(key, source);
      source.push(patterned(6 * megabyte));
      // Taken up by the store, as far as it takes it before the end.
      while (source.readableLength > 0) await new Promise((resolve) => setTimeout(resolve, 5));
      expect([await store.size(key), await allKeys()]).toEqual([null, []]);
      await expect(store.read(key)).rejects.toMatchObject({ refusal: { code: 'NOT_FOUND' } });
      source.push(null);
      await writing;
      expect(await allKeys()).toEqual([key]);
    });

    test('reading may be given up half way', async () => {
      const key = await written(patterned(6 * megabyte));
      const reading = await store.read(key);
      for await (const chunk of reading) {
        expect((chunk as Buffer).length).toBeGreaterThan(0);
        break;
      }
      expect(reading.destroyed).toBe(true);
      await store.remove(key);
    });

    test('removing works, and works again', async () => {
      const key = await written(content);
      await store.remove(key);
      await store.remove(key);
      expect(await store.size(key)).toBeNull();
      await expect(store.read(key)).rejects.toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    });

    test.each(['../../../etc/passwd', '..', '', 'a'.repeat(31), 'A'.repeat(32), `${'a'.repeat(31)}/`, `${'a'.repeat(32)}\n`])(
      '%j is not a key, whatever is asked for it',
      async (key) => {
        expect(isStorageKey(key)).toBe(false);
        for (const asked of [store.write(key, Readable.from([content])), store.read(key), store.size(key), store.remove(key)]) {
          await expect(asked).rejects.toThrow('Not a storage key.');
        }
      },
    );
  });
}
