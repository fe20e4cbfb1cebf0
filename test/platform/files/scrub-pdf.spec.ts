import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFContext, type PDFDict } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import PDFKit from 'pdfkit';

import { neutralName, scrub } from '../../../src/platform/files/scrub.js';
import { aJpeg, aPdf } from '../../support/documents.js';
import { pdfStreams, placesOf } from '../../support/hidden-text.js';

const name = 'Haerin Kang';
const text = (value: string) => PDFHexString.fromText(value);

/** Two pages with a picture, a note, an attached file and properties, as pdfkit writes them. */
async function drawn(): Promise<Buffer> {
  const document = new PDFKit({ info: { Title: name, Author: name, Subject: name, Keywords: name, CreationDate: new Date(0) } });
  document.text('Vacant houses');
  document.image(aJpeg([[0xe1, `Exif\0\0MM\0*\0\0\0\x08\0\0${name}`]]), 100, 200);
  document.note(100, 300, 20, 20, 'look here', { T: text(name) as never });
  document.file(Buffer.from(`by ${name}`), { name: `${name}.txt`, description: name });
  document.addPage().text('Second page');
  document.end();
  return buffer(document);
}

/** The same with everything else that can tell a name, and with an earlier revision below. */
async function planted(): Promise<Buffer> {
  const document = await PDFDocument.load(await drawn(), { updateMetadata: false });
  const { context, catalog } = document;
  const [page] = document.getPages();
  const metadata = () =>
    context.register(context.flateStream(`<x:xmpmeta><dc:creator>${name}</dc:creator></x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' }));
  catalog.set(PDFName.of('Metadata'), metadata());
  page!.node.set(PDFName.of('Metadata'), metadata());
  page!.node.set(PDFName.of('PieceInfo'), context.obj({ Editor: { Private: text(name) } }));
  page!.node.set(PDFName.of('LastModified'), PDFString.of(name));
  page!.node.set(PDFName.of('AA'), context.obj({ O: { S: 'JavaScript', JS: text(name) } }));
  catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'Launch', F: text(`C:\\${name}`) }));
  catalog.set(PDFName.of('AF'), context.obj([{ Type: 'Filespec', F: text(name) }]));
  catalog.set(PDFName.of('Threads'), context.obj([{ I: { Author: text(name) } }]));
  catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [], D: { Creator: text(name) } }));
  addFields(context, catalog, page!.node);
  context.trailerInfo.ID = context.obj([text(name), text(name)]);
  const first = Buffer.from(await document.save({ useObjectStreams: true, updateFieldAppearances: false, addDefaultPage: false }));
  const later = await PDFDocument.load(first, { updateMetadata: false, forIncrementalUpdate: true });
  later.setTitle('Without a name');
  later.setAuthor('');
  return Buffer.from(await later.save({ useObjectStreams: false }));
}

function addFields(context: PDFContext, catalog: PDFDict, page: PDFDict): void {
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      ByteRange: [0, 1, 2, 3],
      Contents: text(name),
      Name: text(name),
      Location: text(name),
    }),
  );
  const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { S: 'GoToR', F: text(`/home/${name}/a.pdf`), D: text(name) } };
  const stamp = { Type: 'Annot', Subtype: 'Stamp', Rect: [0, 0, 9, 9], T: text(name), M: text(name), Contents: text('a stamp') };
  const file = { Type: 'Annot', Subtype: 'FileAttachment', Rect: [0, 0, 9, 9], FS: { Type: 'Filespec', F: text(name), UF: text(name) } };
  const field = { Type: 'Annot', Subtype: 'Widget', Rect: [0, 0, 9, 9], FT: 'Sig', T: text('approval'), V: signature };
  const annotations = [link, stamp, file, field].map((annotation) => context.register(context.obj(annotation as never)));
  const earlier = page.lookup(PDFName.of('Annots'));
  page.set(PDFName.of('Annots'), context.obj([...((earlier as never as { asArray(): never[] }).asArray() ?? []), ...annotations]));
  catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [annotations[3]!], SigFlags: 3, XFA: text(name) }));
}

let before: Buffer;
let scrubbed: Buffer;
beforeAll(async () => {
  before = await planted();
  scrubbed = (await scrub('PDF', before))!;
});

describe('a PDF for judges', () => {
  test('has the name in no byte, packed or not', async () => {
    expect((await placesOf(name, before)).length).toBeGreaterThan(4);
    expect(await placesOf(name, scrubbed)).toEqual([]);
  });

  test('has no properties, no identity and one revision', () => {
    const written = scrubbed.toString('latin1');
    for (const gone of ['/Info', '/ID', '/Metadata', '/PieceInfo', '/EmbeddedFile', '/Producer', '/JavaScript', '/ByteRange', '/Threads']) {
      expect([gone, written.includes(gone)]).toEqual([gone, false]);
    }
    expect(written.match(/%%EOF/g)).toHaveLength(1);
  });

  test('keeps its pages, its notes and the names of its fields', async () => {
    const document = await PDFDocument.load(scrubbed, { updateMetadata: false });
    expect(document.getPageCount()).toBe(2);
    const pages = pdfStreams(scrubbed).map((stream) => stream.toString('latin1'));
    // pdfkit writes a text as hexadecimal digits, in pieces where letters are moved closer.
    expect(pages.filter((page) => page.includes('BT'))).toEqual(
      pdfStreams(await drawn())
        .map((stream) => stream.toString('latin1'))
        .filter((page) => page.includes('BT')),
    );
    const written = scrubbed.toString('latin1').toLowerCase();
    const kept = (value: string) => written.includes(Buffer.from(value, 'utf16le').swap16().toString('hex'));
    expect([kept('a stamp'), kept('approval'), scrubbed.includes('look here')]).toEqual([true, true, true]);
    expect(scrubbed.includes(aJpeg())).toBe(true);
  });

  test('comes out the same each time, and out of itself', async () => {
    expect(await scrub('PDF', before)).toEqual(scrubbed);
    expect(await scrub('PDF', scrubbed)).toEqual(scrubbed);
  });
});

test('a Korean name among the properties goes as well, and fonts named like properties stay', async () => {
  const korean = '강해린';
  const document = await PDFDocument.load(await aPdf({ properties: { Title: korean, Author: korean } }), { updateMetadata: false });
  const resources = document.getPages()[0]!.node.Resources()!;
  const fonts = resources.lookup(PDFName.of('Font')) as PDFDict;
  fonts.set(PDFName.of('AA'), fonts.values()[0]!);
  const content = Buffer.from(await document.save({ useObjectStreams: false }));
  expect(await placesOf(korean, content)).toEqual(['bytes']);
  const clean = (await scrub('PDF', content))!;
  expect(await placesOf(korean, clean)).toEqual([]);
  expect(clean.toString('latin1')).toContain('/AA ');
});

test('a PDF with a password, or half a PDF, is refused', async () => {
  await expect(scrub('PDF', await aPdf({ password: 'secret' }))).rejects.toMatchObject({ refusal: { code: 'FILE_ENCRYPTED' } });
  await expect(scrub('PDF', (await aPdf()).subarray(0, 500))).rejects.toMatchObject({ refusal: { code: 'FILE_DAMAGED' } });
});

test('other kinds cannot be scrubbed yet', async () => {
  expect(await scrub('DOCX', Buffer.from('PK'))).toBeNull();
});

test.each([
  ['REPORT', 'PDF', 'K7Q2-report.pdf'],
  ['DATA_SAMPLE', 'JPEG', 'K7Q2-data-sample.jpg'],
  ['summary', 'HWPX', 'K7Q2-summary.hwpx'],
] as const)('%s in %s is offered as %s', (slot, kind, expected) => {
  expect(neutralName('K7Q2', slot, kind)).toBe(expected);
});
