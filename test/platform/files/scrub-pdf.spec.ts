import { PDFDocument, PDFName, PDFRawStream, PDFString, type PDFDict } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import PDFKit from 'pdfkit';

import { memoryBytes } from '../../../src/platform/files/memory-bytes.js';
import { factsOfPdf } from '../../../src/platform/files/pdf-facts.js';
import { neutralName } from '../../../src/platform/files/neutral-name.js';
import { scrub } from '../../../src/platform/files/scrub.js';
import { aJpeg, aPdf } from '../../support/documents.js';
import { aJpeg2000 } from '../../support/embedded.js';
import { hidden, hiding, set } from '../../support/hiding-pdf.js';
import { pdfStreams, placesOf } from '../../support/hidden-text.js';

const name = '강해린';
test('a name in an earlier revision does not come through', async () => {
  const first = await hiding(({ page }) => set(page, 'PieceInfo', hidden(name)));
  const document = await PDFDocument.load(first, { updateMetadata: false, forIncrementalUpdate: true });
  document.getPages()[0]!.node.delete(PDFName.of('PieceInfo'));
  const later = Buffer.from(await document.save());
  expect(later.subarray(0, first.length)).toEqual(first);
  const clean = (await scrub('PDF', later))!;
  expect([await placesOf(name, clean), clean.toString('latin1').match(/%%EOF/g)]).toEqual([[], ['%%EOF']]);
});

test('a comment in what a page draws does not come through, and its texts do', async () => {
  const commented = await hiding(({ page, context }) => {
    const stream = context.register(context.flateStream(`q % ${Buffer.from(name).toString('latin1')}\n(a % b) Tj Q`));
    set(page, 'Contents', context.obj([stream]));
  });
  const clean = pdfStreams((await scrub('PDF', commented))!).map(String);
  expect([await placesOf(name, commented), clean]).toEqual([[expect.any(String)], expect.arrayContaining(['q \n(a % b) Tj Q'])]);
});

describe('a report as it is really written', () => {
  let before: Buffer;
  let scrubbed: Buffer;
  beforeAll(async () => {
    const document = new PDFKit({ info: { Title: name, Author: name, CreationDate: new Date(0) } });
    document.text('Vacant houses');
    document.image(aJpeg([[0xe1, `Exif\0\0MM\0*\0\0\0\x08\0\0${name}`]]), 100, 200);
    document.note(100, 300, 20, 20, 'look here');
    document.file(Buffer.from(`by ${name}`), { name: 'data.txt', description: 'data' });
    document.addPage().text('Second page').end();
    before = await buffer(document);
    scrubbed = (await scrub('PDF', before))!;
  });

  test('loses its properties, its attachment and what the camera wrote', async () => {
    expect((await placesOf(name, before)).length).toBe(2);
    expect(await placesOf(name, scrubbed)).toEqual([]);
    for (const gone of ['/Info', '/ID', '/Producer', '/EmbeddedFile', '/Filespec']) {
      expect([gone, before.includes(gone), scrubbed.includes(gone)]).toEqual([gone, true, false]);
    }
  });

  test('keeps its pages, its picture and its note', async () => {
    const pages = (content: Buffer) =>
      pdfStreams(content)
        .map(String)
        .filter((stream) => stream.includes('BT'));
    expect((await PDFDocument.load(scrubbed, { updateMetadata: false })).getPageCount()).toBe(2);
    expect(pages(scrubbed)).toHaveLength(2);
    expect(pages(scrubbed)).toEqual(pages(before));
    expect([scrubbed.includes(aJpeg()), scrubbed.includes('look here')]).toEqual([true, true]);
  });

  test('comes out the same each time, and out of itself', async () => {
    expect(await scrub('PDF', before)).toEqual(scrubbed);
    expect(await scrub('PDF', scrubbed)).toEqual(scrubbed);
  });
});

const picturesHiding: [string, Buffer, Buffer, string[], object][] = [
  ['a JPEG', aJpeg([[0xfe, name]]), aJpeg(), ['DCTDecode'], {}],
  ['a JPEG packed once more', deflateSync(aJpeg([[0xfe, name]])), aJpeg(), ['FlateDecode', 'DCTDecode'], {}],
  ['a JPEG with parameters', deflateSync(aJpeg([[0xfe, name]])), aJpeg(), ['FlateDecode', 'DCTDecode'], { DecodeParms: [null, null] }],
  ['a JPEG in digits', Buffer.from(`${aJpeg([[0xfe, name]]).toString('hex')}>`), aJpeg(), ['ASCIIHexDecode', 'DCTDecode'], {}],
  ['a JPEG 2000', aJpeg2000(name), Buffer.from('jp2h'), ['JPXDecode'], {}],
  ['a JPEG 2000 packed once more', deflateSync(aJpeg2000(name)), Buffer.from('jp2h'), ['FlateDecode', 'JPXDecode'], {}],
  ['a picture that is none', Buffer.from(name), Buffer.from('/Image'), ['DCTDecode'], {}],
];

test.each(picturesHiding)('a name in %s does not come through', async (_, content, expected, codings, decoding) => {
  const before = await hiding(({ context, page }) => {
    const dictionary = context.obj({ Type: 'XObject', Subtype: 'Image', Width: 1, Height: 1, Filter: codings, ...decoding });
    const pictures = context.obj({ P: context.register(PDFRawStream.of(dictionary, content)) });
    set(page.lookup(PDFName.of('Resources')) as PDFDict, 'XObject', pictures);
  });
  const scrubbed = (await scrub('PDF', before))!;
  expect([await placesOf(name, scrubbed), scrubbed.includes(expected)]).toEqual([[], true]);
  expect((await scrub('PDF', scrubbed))!.equals(scrubbed)).toBe(true);
});

test('form fields go by numbers, and fonts that are named like properties stay', async () => {
  const content = await hiding(({ annotate, page }) => {
    annotate({ Subtype: 'Widget', FT: 'Tx', T: PDFString.of('approval') });
    const fonts = (page.lookup(PDFName.of('Resources')) as PDFDict).lookup(PDFName.of('Font')) as PDFDict;
    set(fonts, 'AA', fonts.values()[0]!);
  });
  const clean = (await scrub('PDF', content))!.toString('latin1');
  expect([clean.includes('/T (1)'), /\/AA \d+ 0 R/.test(clean)]).toEqual([true, true]);
});

test('a PDF with a password, or half a PDF, is refused', async () => {
  await expect(scrub('PDF', await aPdf({ password: 'secret' }))).rejects.toMatchObject({ refusal: { code: 'FILE_ENCRYPTED' } });
  await expect(scrub('PDF', (await aPdf()).subarray(0, 500))).rejects.toMatchObject({ refusal: { code: 'FILE_DAMAGED' } });
});

test('pages that the order of the file hides, and a reader who takes the last of each object would show, are refused', async () => {
  const shown = await aPdf({ pages: 2 });
  const text = shown.toString('latin1');
  const [all, root, , , last] = /(\d+) 0 obj\n<<\n\/Type \/Pages\n(\/Count 2\n)(\/Kids \[)([^\]]*)\]/.exec(text)!;
  // Before the cross-reference, which goes on to say where the first one is.
  const more = `${all.replace(last!, `${last} ${`<</Type/Page/Parent ${root} 0 R>> `.repeat(30)}`)}\n>>\nendobj\n`;
  const at = text.lastIndexOf('xref\n0');
  const later = `${text.slice(0, at)}${more}${text.slice(at)}`.replace(/startxref\n\d+/, `startxref\n${at + more.length}`);
  expect((await factsOfPdf(memoryBytes(Buffer.from(later, 'latin1')))).pageCount).toBe(2);
  await expect(scrub('PDF', Buffer.from(later, 'latin1'))).rejects.toMatchObject({ refusal: { code: 'FILE_DAMAGED' } });
  expect(await scrub('PDF', shown)).not.toBeNull();
});

test.each([
  ['REPORT', 'PDF', 'K7Q2-report.pdf'],
  ['DATA_SAMPLE', 'JPEG', 'K7Q2-data-sample.jpg'],
  ['summary', 'HWPX', 'K7Q2-summary.hwpx'],
] as const)('%s in %s is offered as %s', (slot, kind, expected) => {
  expect(neutralName('K7Q2', slot, kind)).toBe(expected);
});
