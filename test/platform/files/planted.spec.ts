import { beforeAll, describe, expect, test } from '@jest/globals';
import { scrub } from '../../../src/platform/files/scrub.js';
import { namesIn } from '../../support/hidden-text.js';
import { faultsOfOffice } from '../../support/office-consistency.js';
import { plantedKinds, secretOf, visible } from '../../support/planted.js';

// For each kind of file, a document with another name in each place that its format has for one. Judges get none of them.

const isOffice = (kind: string): boolean => ['DOCX', 'PPTX', 'XLSX'].includes(kind);

/** Pictures say nothing, and the letters of a PDF are not those of its bytes. */
const isReadable = (kind: string): boolean => !['PNG', 'JPEG', 'PDF'].includes(kind);

describe.each(Object.entries(plantedKinds))('a copy of a %s', (kind, { places, make }) => {
  const names = places.map((_, index) => secretOf(index));
  let foundBefore: string[];
  let foundAfter: string[];
  let copy: Buffer;
  let again: Buffer;
  beforeAll(async () => {
    const planted = await make();
    copy = (await scrub(kind as keyof typeof plantedKinds, planted))!;
    again = (await scrub(kind as keyof typeof plantedKinds, planted))!;
    [foundBefore, foundAfter] = [await namesIn(planted, names), await namesIn(copy, names)];
  }, 60_000);

  test.each(places.map((place, index) => [place, secretOf(index)]))('does not have the name in %s', (_, name) => {
    expect([foundBefore.includes(name), foundAfter.includes(name)]).toEqual([true, false]);
  });

  test('has what everyone sees, is whole, comes out the same each time, and out of itself', async () => {
    if (isReadable(kind)) expect(await namesIn(copy, [visible])).toEqual([visible]);
    if (isOffice(kind)) expect(await faultsOfOffice(copy)).toEqual([]);
    expect(again.equals(copy)).toBe(true);
    expect((await scrub(kind as keyof typeof plantedKinds, copy))!.equals(copy)).toBe(true);
  });
});
