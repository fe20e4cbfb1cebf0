import { expect, test } from '@jest/globals';
import { Refused } from '../../../src/domain/refusal.js';
import type { FileKind } from '../../../src/platform/files/file-kind.js';
import { scrub } from '../../../src/platform/files/scrub.js';
import { scrubApart } from '../../../src/platform/files/scrub-apart.js';
import { anHwpx, aPdf } from '../../support/documents.js';

/** 276 bytes whose table of objects has more lines than can ever be counted, of no bytes each. */
const endlessPdf = Buffer.from(
  `%PDF-1.7
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[]/Count 0>>
endobj
3 0 obj
<</Type/XRef/W[0 0 0]/Size 99999999999/Root 1 0 R/Length 1>>
stream
x
endstream
endobj
xref
0 1
0000000000 65535 f
trailer
<</Root 1 0 R/Size 4>>
startxref
175
%%EOF
`,
);

const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'NOT_REFUSED',
    (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)),
  );

/** How often anything else had its turn while `work` ran, of once in ten milliseconds. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  const tick = setInterval(() => turns++, 10);
  await work;
  clearInterval(tick);
  return turns;
}

test.each<[FileKind, () => Promise<Buffer>]>([
  ['PDF', () => aPdf({ properties: { Author: '김민지' } })],
  ['HWPX', () => anHwpx({ properties: { creator: '김민지' } })],
  ['PNG', () => Promise.resolve(Buffer.from('no picture'))],
])('%s: the same as without a thread', async (kind, document) => {
  const bytes = await document();
  expect(await scrubApart(kind, bytes)).toEqual(await scrub(kind, bytes));
});

test.each<[string, FileKind, () => Promise<Buffer>]>([
  ['FILE_ENCRYPTED', 'PDF', () => aPdf({ password: 'secret' })],
  ['FILE_DAMAGED', 'HWPX', () => Promise.resolve(Buffer.from('no archive'))],
])('%s comes through', async (code, kind, document) => {
  expect(await codeOf(scrubApart(kind, await document()))).toBe(code);
});

test('a document that never ends is stopped, and keeps nobody waiting meanwhile', async () => {
  const attempt = codeOf(scrubApart('PDF', endlessPdf, 2_500));
  // Without a thread it would be none.
  expect(await turnsDuring(attempt)).toBeGreaterThan(20);
  expect(await attempt).toBe('FILE_DAMAGED');
});

test('a thread goes on to the next document, whatever the one before was', async () => {
  const pdf = await aPdf({ properties: { Author: '김민지' } });
  const expected = await scrub('PDF', pdf);
  for (const before of [pdf, Buffer.from('no document'), pdf]) {
    await codeOf(scrubApart('PDF', before));
    expect(await scrubApart('PDF', pdf)).toEqual(expected);
  }
  expect(await Promise.all([pdf, pdf, pdf].map((bytes) => scrubApart('PDF', bytes)))).toEqual([expected, expected, expected]);
});
