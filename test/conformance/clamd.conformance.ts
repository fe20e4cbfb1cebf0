import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { ClamdScanner } from '../../src/platform/files/clamd-scanner.js';
import { uploaded } from '../features/entries/an-edition.js';
import { startTestApp } from '../support/app.js';
import { aCsv, aPdf, aPptx } from '../support/documents.js';
import { EICAR } from '../support/eicar.js';
import { eventually } from '../support/story.js';
import { zipOf } from '../support/zip.js';
import { aClamd } from './clamd.js';

let clamd: Awaited<ReturnType<typeof aClamd>>;
let small: Awaited<ReturnType<typeof aClamd>>;
beforeAll(async () => {
  [clamd, small] = [await aClamd(), await aClamd('1M')];
});
afterAll(async () => {
  await clamd.close();
  await small.close();
});

async function* inChunks(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
const scan = (bytes: Buffer | string, { place } = clamd) =>
  new ClamdScanner(place).scan(Readable.from(inChunks(Buffer.from(bytes)), { objectMode: false }));

describe('clamd', () => {
  test.each<[string, () => Promise<Buffer> | Buffer | string]>([
    ['EICAR itself', () => EICAR],
    ['a PDF with EICAR behind it', async () => Buffer.concat([await aPdf(), Buffer.from(`\n% ${EICAR}\n`)])],
    ['a ZIP with EICAR packed in it', () => zipOf({ '자료/빈집.csv': aCsv(), '자료/설명.txt': EICAR })],
  ])('finds %s', async (_, make) => {
    expect(await scan(await make())).toEqual({ verdict: 'INFECTED', found: expect.stringMatching(/^Eicar-(Whole|Within)\.UNOFFICIAL$/) });
  });

  test.each<[string, () => Promise<Buffer> | Buffer | string]>([
    ['a PDF', () => aPdf()],
    ['slides', () => aPptx()],
    ['a table', () => aCsv()],
    ['16 MB of noise', () => randomBytes(16_000_000)],
  ])('finds nothing in %s', async (_, make) => {
    expect(await scan(await make())).toEqual({ verdict: 'CLEAN', found: null });
  });

  test('tells of a stream over StreamMaxLength, however much of it is still to come', async () => {
    for (const size of [1024 * 1024 + 1, 3_000_000, 60_000_000]) {
      expect([size, await scan(Buffer.alloc(size), small)]).toEqual([size, { verdict: 'TOO_LARGE', found: null }]);
    }
  });

  test('tells of an archive that unpacks to more than it looks at', async () => {
    const { verdict } = await scan(await zipOf({ 'a.csv': Buffer.alloc(120_000_000), 'b.csv': aCsv() }));
    expect(verdict).toBe('TOO_LARGE');
  });

  test('looks at many files at once, each for itself', async () => {
    const startedAt = Date.now();
    const verdicts = await Promise.all(Array.from({ length: 60 }, (_, index) => scan(index % 3 ? aCsv() : EICAR)));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(verdicts.map((_, index) => (index % 3 ? 'CLEAN' : 'INFECTED')));
    process.stdout.write(`clamd: 60 small files in ${Date.now() - startedAt} ms.\n`);
  });
});

test('an upload over HTTP is given out once clamd has found it clean, and an infected one never', async () => {
  const it = await startTestApp({ SCANNER_URL: clamd.url });
  try {
    const person = await it.person('uploader@busan.example');
    const clean = await uploaded(person, aCsv(), '빈집.csv');
    const bad = await uploaded(person, await zipOf({ '설명.txt': EICAR }), '자료.zip');
    const answers = async () => [(await person.get(`/files/${clean.id}`)).status, (await person.get(`/files/${bad.id}`)).status];
    await eventually(async () => !(await answers()).includes(409), 'the verdicts');
    expect(await answers()).toEqual([200, 403]);
  } finally {
    await it.close();
  }
});
