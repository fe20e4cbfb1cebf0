import { describe, expect, test } from '@jest/globals';
import type { FileKind } from '../../../src/platform/files/file-kind.js';
import { readApart } from '../../../src/platform/files/read-apart.js';
import type { Reading } from '../../../src/platform/files/reading.js';
import { hwpPlaces, hwpxPlaces, plantedKorean } from '../../support/planted-korean.js';
import {
  docxPlaces,
  type Places,
  type Planted,
  plantedDocx,
  plantedPptx,
  plantedXlsx,
  pptxPlaces,
  xlsxPlaces,
} from '../../support/planted-office.js';
import { pdfPlaces, plantedPdf } from '../../support/planted-pdf.js';

interface Case {
  kind: FileKind;
  places: Places;
  make: (planted: Planted) => Promise<Buffer>;
  pages: number | null;
}
const cases: Case[] = [
  { kind: 'DOCX', places: docxPlaces, make: plantedDocx, pages: 7 },
  { kind: 'PPTX', places: pptxPlaces, make: plantedPptx, pages: 2 },
  { kind: 'XLSX', places: xlsxPlaces, make: plantedXlsx, pages: null },
  { kind: 'PDF', places: pdfPlaces, make: plantedPdf, pages: 2 },
  { kind: 'HWP', places: hwpPlaces, make: (planted) => plantedKorean('HWP', planted), pages: 1 },
  { kind: 'HWPX', places: hwpxPlaces, make: (planted) => plantedKorean('HWPX', planted), pages: 1 },
];

/** Other syllables in each place, so that none is found by another one's. */
const syllables = (place: number) => [0, 1, 2, 3, 4, 5].map((at) => String.fromCodePoint(0xac00 + place * 97 + at * 331)).join('');

describe.each(cases)('$kind', ({ kind, places: { shown, hidden }, make, pages }) => {
  const planted: Planted = Object.fromEntries([...shown, ...hidden].map((place, index) => [place, syllables(index)]));
  let reading: Reading;
  const found = (place: string) => reading.parts.filter(({ text }) => text.includes(planted[place]!)).map(({ where }) => where);

  test('is read, and its pages are counted', async () => {
    const answer = await readApart(kind, await make(planted));
    expect(answer).toMatchObject({ pageCount: pages });
    reading = answer as Reading;
  });

  test.each(shown)('%s is found in the text', (place) => {
    expect(found(place)).toContain('TEXT');
  });

  test.each(hidden)('%s is found, and not in the text', (place) => {
    expect(found(place)).not.toEqual([]);
    expect(found(place)).not.toContain('TEXT');
  });
});
