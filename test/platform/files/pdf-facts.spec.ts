import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PDFDocument } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';

import { Refused } from '../../../src/domain/refusal.js';
import { factsOfPdf, type PdfFacts } from '../../../src/platform/files/pdf-facts.js';
import { unpackedStream } from '../../../src/platform/files/pdf-stream.js';
import { aPdf, aScriptedPdf } from '../../support/documents.js';
import { aFileStore, type Content } from '../../support/file-store.js';

let files: Awaited<ReturnType<typeof aFileStore>>;
beforeAll(async () => {
  files = await aFileStore();
});
afterAll(() => files.close());

const factsOf = async (content: Content): Promise<PdfFacts> => factsOfPdf(await files.bytesOf(await content));

/** Written anew, with object streams or without. */
async function rewritten(pdf: Buffer, useObjectStreams: boolean): Promise<Buffer> {
  const document = await PDFDocument.load(new Uint8Array(pdf));
  return Buffer.from(await document.save({ useObjectStreams }));
}

/** A PDF of these objects, numbered from 1, the first one being the catalogue. */
function written(objects: readonly string[], trailer = ''): string {
  let text = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const entries = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  return `${text}${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`;
}

/** Appended as editors do it: another catalogue, in a section of its own that goes on with the one before. */
function updated(pdf: string, number: number, object: string): string {
  const before = /startxref\n(\d+)/.exec(pdf)![1];
  const body = `${number} 0 obj\n${object}\nendobj\n`;
  const section = `xref\n${number} 1\n${String(pdf.length).padStart(10, '0')} 00000 n \ntrailer\n<</Size 9/Root 1 0 R/Prev ${before}>>\n`;
  return `${pdf}${body}${section}startxref\n${pdf.length + body.length}\n%%EOF\n`;
}

/** With an order that cannot be found. Of these texts each character is a byte. */
const broken = (pdf: string): Buffer => Buffer.from(pdf.replaceAll(/startxref\n\d+/g, 'startxref\n12'), 'latin1');

/** Three pages in an object stream, found by a cross-reference stream with the predictor that most programs use. */
function withStreamedReference(): Buffer {
  const inside = ['<</Type/Catalog/Pages 2 0 R>>', '<</Kids[3 0 R 4 0 R 5 0 R]>>', page, page, page];
  const body = inside.join(' ');
  const pairs = inside.map((object, index) => `${index + 1} ${body.indexOf(object, index < 3 ? 0 : body.lastIndexOf(object))}`).join(' ');
  const packed = deflateSync(Buffer.from(`${pairs} ${body}`));
  const first = pairs.length + 1;
  const head = Buffer.from(
    `%PDF-1.5\n6 0 obj\n<</Type/ObjStm/N 5/First ${first}/Filter[/FlateDecode]/Length ${packed.length}>>\nstream\r\n`,
  );
  const objects = Buffer.concat([head, packed, Buffer.from('\nendstream\nendobj\n')]);
  const rows = [[0, 0, 0, 0], ...inside.map((_, index) => [2, 0, 6, index]), [1, 0, 9, 0], [1, 0, 0, 0]];
  rows[7] = [1, objects.length >> 8, objects.length & 255, 0];
  const up = rows.flatMap((row, index) => [2, ...row.map((byte, column) => (byte - (rows[index - 1]?.[column] ?? 0)) & 255)]);
  const table = deflateSync(Buffer.from(up));
  const entries = `/Type/XRef/Size 8/Root 1 0 R/W[1 2 1]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>/Length ${table.length}`;
  const reference = Buffer.concat([Buffer.from(`7 0 obj\n<<${entries}>>\nstream\n`), table, Buffer.from('\nendstream\nendobj\n')]);
  return Buffer.concat([objects, reference, Buffer.from(`startxref\n${objects.length}\n%%EOF\n`)]);
}

const page = '<</Type/Page/Parent 2 0 R>>';
const catalogue = '<</Type/Catalog/Pages 2 0 R>>';
const threePages = [catalogue, '<</Type/Pages/Count 3/Kids[3 0 R 4 0 R 5 0 R]>>', page, page, page];

describe('the pages of a PDF', () => {
  test.each<[string, () => Content, number | null]>([
    ['one', () => aPdf(), 1],
    ['twelve', () => aPdf({ pages: 12 }), 12],
    ['a hundred and forty', () => aPdf({ pages: 140 }), 140],
    ['twelve in object streams', async () => rewritten(await aPdf({ pages: 12 }), true), 12],
    ['three, written by hand', () => written(threePages), 3],
    ['three behind a little before the header', () => `\r\n\r\n${written(threePages)}`, 3],
    ['a count that lies low', () => written([catalogue, '<</Type/Pages/Count 1/Kids[3 0 R 4 0 R 5 0 R]>>', page, page, page]), 3],
    ['a count that lies high', () => written([catalogue, '<</Type/Pages/Count 9999/Kids[3 0 R]>>', page]), 1],
    ['no count', () => written([catalogue, '<</Type/Pages/Kids[3 0 R]>>', page]), 1],
    ['branches', () => written([catalogue, '<</Kids[3 0 R 4 0 R]>>', '<</Kids[5 0 R 6 0 R]>>', page, page, page]), 3],
    ['branches that lead back', () => written([catalogue, '<</Kids[3 0 R 2 0 R]>>', '<</Kids[2 0 R 4 0 R 3 0 R]>>', page]), 1],
    ['kids that are not there', () => written([catalogue, '<</Kids[3 0 R 7 0 R 99 0 R]>>', page]), 1],
    ['names written in code', () => written(['<</P#61ges 2 0 R>>', '<</K#69ds[3 0 R]>>', page]), 1],
    ['comments between', () => written(['<</Pages % here\n2 0 R>>', '<</Kids 4 0 R>>', page, '[3 0 R]']), 1],
    ['an update with another tree', () => updated(written(threePages), 2, '<</Type/Pages/Kids[3 0 R]>>'), 1],
    [
      'a thousand and more',
      () =>
        written([
          catalogue,
          `<</Kids[${Array.from({ length: 3000 }, (_, at) => `${at + 3} 0 R `).join('')}]>>`,
          ...Array<string>(3000).fill(page),
        ]),
      1001,
    ],
    ['a tree that is no tree', () => written([catalogue, '(pages)']), 0],
    ['no catalogue', () => written(['(x)']), null],
    ['no table where it should be', () => written(threePages).replace(/startxref\n\d+/, 'startxref\n12'), 3],
    ['a table behind the end', () => written(threePages).replace(/startxref\n\d+/, 'startxref\n99999999'), 3],
    ['a table that points elsewhere', () => written(threePages).replace(/(?<=0000000000 65535 f \n)\d{10}/, '0000000003'), 3],
    ['a broken table, and an update with another tree', () => broken(updated(written(threePages), 2, '<</Type/Pages/Kids[3 0 R]>>')), 1],
    ['a broken table and no trailer', () => broken(written(threePages).replace('trailer', 'nothing')), 3],
    ['a broken cross-reference in a stream', () => broken(withStreamedReference().toString('latin1')), 3],
    ['objects in streams, and none that says where', () => broken(withStreamedReference().toString('latin1').replace('/XRef', '/None')), 3],
    ['two roots, one of them with more pages', () => broken(written([...threePages, '<</Type/Catalog/Pages 3 0 R>>'])), 3],
    ['branches without end', () => written([catalogue, `<</Kids[3 0 R ${'<</Kids[]>>'.repeat(20_001)}]>>`, page]), 1001],
    ['sections in a circle', () => written(threePages, `/Prev ${written(threePages).lastIndexOf('xref\n0')}`), 3],
    ['a cross-reference in a stream, packed as pictures are', () => withStreamedReference(), 3],
    ['brackets without an end', () => written([catalogue.replace('>>', '['.repeat(5000))]), null],
  ])('%s', async (_, make, pages) => {
    expect((await factsOf(make())).pageCount).toBe(pages);
  });

  test('a stream that grows without end is not unpacked', async () => {
    const zeros = deflateSync(Buffer.alloc(40 * 1024 * 1024));
    expect(await unpackedStream(new Map([['/Filter', '/FlateDecode']]), zeros)).toBeNull();
  });

  test('a lock that only an older part of the file names is found', async () => {
    const locked = updated(written(threePages, '/Encrypt 5 0 R'), 2, '<</Kids[3 0 R]>>');
    await expect(factsOf(locked)).rejects.toMatchObject({ refusal: { code: 'FILE_ENCRYPTED' } } satisfies Partial<Refused>);
  });
});

describe('what a PDF runs when it is opened', () => {
  const opening = (entries: string, ...more: string[]): string =>
    written([`<</Pages 2 0 R${entries}>>`, '<</Kids[3 0 R]>>', page, ...more]);
  test.each<[string, string, boolean]>([
    ['nothing', opening(''), false],
    ['a page to begin with', opening('/OpenAction[3 0 R/Fit]'), false],
    ['going to a page', opening('/OpenAction<</S/GoTo/D[3 0 R/Fit]>>'), false],
    ['a script', opening('/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>'), true],
    ['a script somewhere else', opening('/OpenAction 4 0 R', '<</S 5 0 R>>', '/JavaScript'), true],
    ['a program', opening('/OpenAction<</S/Launch/F(cmd.exe)>>'), true],
    ['scripts by name', opening('/Names<</JavaScript<</Names[]>>>>'), true],
    ['names of places', opening('/Names<</Dests<</Names[]>>>>'), false],
    ['a script at its closing', opening('/AA<</WC<</S/JavaScript/JS(1)>>>>'), true],
  ])('%s', async (_, pdf, holdsMacros) => {
    expect(await factsOf(pdf)).toEqual({ pageCount: 1, holdsMacros });
  });

  test('found in object streams too', async () => {
    expect(await factsOf(await rewritten(await aScriptedPdf(), true))).toEqual({ pageCount: 1, holdsMacros: true });
  });
});
