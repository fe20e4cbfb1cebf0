import { PDFDocument } from '@cantoo/pdf-lib';
import CFB from 'cfb';
import { buffer } from 'node:stream/consumers';
import { crc32, deflateSync } from 'node:zlib';
import PDFKit from 'pdfkit';

import { unzipped, zipOf, type Parts } from './zip.js';

export type DocumentProperties = Partial<Record<'title' | 'creator' | 'subject' | 'description' | 'lastsaveby' | 'keyword', string>>;

/** A real HWPX of this text (Markdown), with the properties that the word processor would write. */
export async function anHwpx({
  text = '# 분석 보고서\n\n본문입니다.',
  properties = {},
}: { text?: string; properties?: DocumentProperties } = {}): Promise<Buffer> {
  process.env['KORDOC_OFFLINE'] = '1';
  const { markdownToHwpx } = await import('kordoc');
  const parts: Parts = await unzipped(Buffer.from(await markdownToHwpx(text)));
  const { title = '', ...others } = properties;
  const metas = Object.entries(others).map(([name, value]) => `<opf:meta name="${name}" content="text">${value}</opf:meta>`);
  const metadata = `<opf:metadata><opf:title>${title}</opf:title><opf:language>ko</opf:language>${metas.join('')}</opf:metadata>`;
  parts['Contents/content.hpf'] = String(parts['Contents/content.hpf']).replace(/<opf:metadata>[\s\S]*<\/opf:metadata>/, metadata);
  return zipOf(parts);
}

/** A real PDF of this text, in Latin letters because the built-in fonts have no others. */
export async function aPdf({
  text = 'Analysis report',
  properties = {},
  password = '',
  attachment,
  pages = 1,
}: { text?: string; properties?: Record<string, string>; password?: string; attachment?: Buffer; pages?: number } = {}): Promise<Buffer> {
  const document = new PDFKit({ info: { ...properties, CreationDate: new Date(0) }, ...(password && { userPassword: password }) });
  if (attachment) document.file(attachment, { name: 'data.bin' });
  for (let page = 2; page <= pages; page += 1) document.text(text).addPage();
  document.text(text).end();
  return buffer(document);
}

/** A PDF that runs a script when it is opened. */
export async function aScriptedPdf(): Promise<Buffer> {
  const document = await PDFDocument.load(new Uint8Array(await aPdf()));
  document.addJavaScript('greet', 'app.alert("x")');
  return Buffer.from(await document.save());
}

const office = (mainPart: string, type: string, root: string, parts: Parts = {}) =>
  zipOf({
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${mainPart}" ContentType="${type}"/></Types>`,
    '_rels/.rels': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${mainPart}"/></Relationships>`,
    [mainPart]: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`,
    ...parts,
  });

export const aDocx = (flavour = 'openxmlformats-officedocument.wordprocessingml.document') =>
  office(
    'word/document.xml',
    `application/vnd.${flavour}.main+xml`,
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>분석</w:t></w:r></w:p></w:body></w:document>',
  );

export const aPptx = () =>
  office(
    'ppt/presentation.xml',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
    '<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>',
  );

export const anXlsx = () =>
  office(
    'xl/workbook.xml',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="자료" sheetId="1" r:id="rId1"/></sheets></workbook>',
    {
      'xl/_rels/workbook.xml.rels': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml':
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
    },
  );

export const aZip = () => zipOf({ '자료/빈집.csv': aCsv(), '자료/설명.txt': '구·군에서 모은 빈집 자료입니다.' });

export const aCsv = () => '구군,빈집,비율\r\n중구,120,"1,2"\r\n서구,340,2.4\r\n동구,410,3.1\r\n';

/** The keys in the order in which Jupyter writes them. */
export const aNotebook = (source = 'print("빈집 {[")') =>
  JSON.stringify(
    {
      cells: [{ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: [source] }],
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
      nbformat_minor: 5,
    },
    null,
    1,
  );

/** One grey pixel; `chunks` (type and text) go before the picture's own data. */
export function aPng(chunks: [type: string, content: string | Buffer][] = []): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    ...chunks.map(([type, content]) => pngChunk(type, Buffer.from(content as string))),
    pngChunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  return Buffer.concat([uint32(content.length), body, uint32(crc32(body))]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** One grey pixel, baseline; `segments` (marker and text) go before the tables. */
export function aJpeg(segments: [marker: number, content: string | Buffer][] = []): Buffer {
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    jpegSegment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...segments.map(([marker, content]) => jpegSegment(marker, Buffer.from(content as string))),
    jpegSegment(0xdb, Buffer.from([0, ...Array<number>(64).fill(1)])),
    jpegSegment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
    // One code of one bit each: the difference zero, and the end of the block.
    jpegSegment(0xc4, Buffer.from([0x00, 1, ...Array<number>(15).fill(0), 0])),
    jpegSegment(0xc4, Buffer.from([0x10, 1, ...Array<number>(15).fill(0), 0])),
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from('3fffd9', 'hex'),
  ]);
}

function jpegSegment(marker: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]), content]);
}

/** A compound file with these streams, as HWP 5 and the older Office formats are. */
export function compoundFile(streams: Record<string, Buffer>): Buffer {
  const file = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, content);
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer);
}

/** An HWP 5 file as far as its header goes; `flags` are the properties of its FileHeader (bit 0 compressed, 1 password, 2 for distribution …). */
export function anHwp(flags = 1): Buffer {
  const header = Buffer.alloc(256);
  header.write('HWP Document File', 'latin1');
  header.writeUInt32LE(0x05_01_00_00, 32);
  header.writeUInt32LE(flags, 36);
  return compoundFile({ FileHeader: header, DocInfo: Buffer.alloc(200, 1), 'BodyText/Section0': Buffer.alloc(9000, 2) });
}
