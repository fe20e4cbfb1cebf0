import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Refused } from '../../../src/domain/refusal.js';
import { storeAndJudge } from '../../../src/platform/files/store-and-judge.js';
import { aFileStore } from '../../support/file-store.js';
import { hostileArchives } from './archives.js';
import { hostileDocuments } from './documents.js';
import type { HostileFile } from './hostile-file.js';
import { otherFiles } from './other-files.js';

const all: HostileFile[] = [...hostileArchives, ...hostileDocuments, ...otherFiles];
const largestGrowth = 256 * 1024 * 1024;

let files: Awaited<ReturnType<typeof aFileStore>>;
const spent: { what: string; ms: number }[] = [];
beforeAll(async () => {
  files = await aFileStore();
});
afterAll(async () => {
  const slowest = spent.toSorted((a, b) => b.ms - a.ms)[0]!;
  process.stdout.write(`${spent.length} hostile files; the slowest, ${slowest.what}, took ${Math.round(slowest.ms)} ms\n`);
  await files.close();
});

async function* inChunks(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
}

const keys = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const key of files.store.keys()) found.push(key);
  return found;
};

/** What becomes of a file, and how much the process grew meanwhile. */
async function received(name: string, content: Buffer): Promise<{ outcome: string; grown: number }> {
  const before = process.memoryUsage().arrayBuffers;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 2);
  try {
    const { kind, holdsMacros, storageKey } = await storeAndJudge(files.store, name, inChunks(content));
    await files.store.remove(storageKey);
    return { outcome: holdsMacros ? `${kind} macros` : kind, grown: most - before };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { outcome: error.refusal.code, grown: most - before };
  } finally {
    clearInterval(watch);
  }
}

test('there are two hundred hostile files and more, each with a name of its own', () => {
  const hostile = all.filter(([, , , expected]) => expected.startsWith('FILE_') || expected.endsWith(' macros'));
  expect(hostile.length).toBeGreaterThanOrEqual(200);
  expect(new Set(all.map(([what, name]) => `${what} ${name}`)).size).toBe(all.length);
});

describe.each([
  ['archives', hostileArchives],
  ['documents', hostileDocuments],
  ['other files', otherFiles],
])('%s', (_, rows) => {
  // Making some of them takes longer than judging them; one that never ends fails all the same.
  test.each(rows)(
    '%s',
    async (what, name, make, expected) => {
      const content = Buffer.from((await make()) as Buffer);
      const began = performance.now();
      const { outcome, grown } = await received(name, content);
      spent.push({ what, ms: performance.now() - began });
      expect({ outcome, left: await keys(), isBounded: grown < largestGrowth }).toEqual({ outcome: expected, left: [], isBounded: true });
    },
    60_000,
  );
});
