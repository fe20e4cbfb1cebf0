import { beforeAll, describe, expect, test } from '@jest/globals';
import type { HwpDocument } from '@rhwp/core';
import CFB from 'cfb';
import { inflateRawSync } from 'node:zlib';
import type { FileKind } from '../../../src/platform/files/file-kind.js';
import { preview } from '../../../src/platform/files/preview.js';
import { scrub } from '../../../src/platform/files/scrub.js';
import { aPng } from '../../support/documents.js';
import { aRealHwp } from '../../support/hwp.js';
import { plantedKinds, secretOf, visible } from '../../support/planted.js';
import { hwpPlaces, hwpxPlaces, plantedKorean } from '../../support/planted-korean.js';
import type { Places } from '../../support/planted-office.js';

/** Names of the same length, none of which is a part of another. */
const nameOf = (index: number): string => `강해린${String(index).padStart(3, '0')}`;

/** Everything that can be read in a page: in its bytes, in its text letter after letter, and in the pictures that it holds. */
function layersOf(page: Buffer): string[] {
  const text = page.toString('utf8');
  const held = [...text.matchAll(/base64,([\w+/=]+)/g)].flatMap(([, data]) => layersOf(Buffer.from(data!, 'base64')));
  return [text, text.replace(/<[^>]*>/g, '').replace(/\s/g, ''), page.toString('utf16le'), ...held];
}

/** What judges see of a document: pages made as the job makes them. */
async function readIn(kind: FileKind, content: Buffer): Promise<string> {
  const made = await preview(kind, (await scrub(kind, content)) ?? content);
  return (made?.pages ?? []).flatMap(({ bytes }) => layersOf(bytes)).join('\n');
}

const kinds: [FileKind, Places, (planted: Record<string, string>) => Promise<Buffer>][] = [
  ['HWP', hwpPlaces, (planted) => plantedKorean('HWP', planted)],
  ['HWPX', hwpxPlaces, (planted) => plantedKorean('HWPX', planted)],
];

// What was deleted in an HWPX is struck out on the page, as the word processor shows it.
const struckOut = 'deleted';

describe.each(kinds)('pages of a %s', (kind, { shown, hidden }, make) => {
  const named = Object.fromEntries([...shown, ...hidden].map((place, index) => [place, nameOf(index)]));
  let read: string;
  beforeAll(async () => {
    read = await readIn(kind, await make(named));
  }, 60_000);

  test('say what the document says', () => {
    expect(shown.filter((place) => !read.includes(named[place]!))).toEqual([]);
  });

  test.each(hidden.filter((place) => kind !== 'HWPX' || place !== struckOut))('do not have the name in its %s', (place) => {
    expect(read.includes(named[place]!)).toBe(false);
  });
});

test('a name in any stream of an HWP file but its text is on no page of it', async () => {
  const paths = ['HwpSummaryInformation', 'DocOptions/_LinkDoc', 'PrvText', 'PrvImage', 'Scripts/DefaultJScript', 'DocHistory/VersionLog0'];
  const name = nameOf(0);
  const streams = Object.fromEntries(
    [...paths, 'XMLTemplate/Schema', 'Bibliography/Bib0'].map((path) => [path, Buffer.from(name, 'utf16le')]),
  );
  const read = await readIn('HWP', await aRealHwp({ text: '빈집이 늘어날 곳', streams }));
  expect([read.includes('빈집이늘어날곳'), read.includes(name)]).toEqual([true, false]);
});

/** Whether one of the packed streams of a compound file has this text. */
const isPackedIn = (content: Buffer, text: string): boolean =>
  CFB.read(content, { type: 'buffer' }).FileIndex.some(({ content: stream }) => {
    try {
      return inflateRawSync(Buffer.from(stream ?? [])).includes(text);
    } catch {
      return false;
    }
  });

test('a picture in an HWP file comes without what its camera wrote', async () => {
  const photo = aPng([['tEXt', 'Author\0Haerin Kang']]);
  const change = (document: HwpDocument) =>
    document.insertPicture(0, 0, 0, '[]', photo, 5_000, 5_000, 10, 10, 'png', nameOf(1), null, null);
  const content = await aRealHwp({ change });
  const read = await readIn('HWP', content);
  expect([
    isPackedIn(content, 'Haerin Kang'),
    read.includes('data:image/png;base64,'),
    read.includes('Haerin Kang'),
    read.includes(nameOf(1)),
  ]).toEqual([true, true, false, false]);
});

describe.each(Object.entries(plantedKinds))('pages made from the copy of a %s', (kind, { places, make }) => {
  test('say what it says, and have no name from any of the places where a document can hide one', async () => {
    const read = await readIn(kind as FileKind, await make());
    expect(places.filter((_, index) => read.includes(secretOf(index)))).toEqual([]);
    expect(read.includes(visible.replace(/\s/g, ''))).toBe(!['PDF', 'PNG', 'JPEG'].includes(kind));
  });
});
