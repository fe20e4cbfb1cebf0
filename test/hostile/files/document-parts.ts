import { deflateRawSync } from 'node:zlib';
import * as documents from '../../support/documents.js';
import { unzipped, zipOf, type Parts } from '../../support/zip.js';

export const bytes = (hex: string, length = 600) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(length, 7)]);
export const program = Buffer.concat([bytes('4d5a90000300000004000000ffff0000'), Buffer.from('This program cannot be run in DOS mode')]);
export const withParts = async (document: Promise<Buffer>, parts: Parts): Promise<Buffer> =>
  zipOf({ ...(await unzipped(await document)), ...parts });

export const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.';
export const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';
export const slides = 'application/vnd.openxmlformats-officedocument.presentationml.';
export const office = (type: string, part = 'a.xml') =>
  zipOf({ '[Content_Types].xml': `<Types><Override PartName="/${part}" ContentType="${type}"/></Types>`, [part]: '<a/>' });
export const odf = (type: string) => zipOf({ mimetype: `application/vnd.oasis.opendocument.${type}`, 'content.xml': '<a/>' });

/** Two pieces of text each behind its length, packed, as HWP 5 has it. */
export const jscript = (frame: string, source: string): Buffer => {
  const piece = (text: string) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    return Buffer.concat([length, Buffer.from(text, 'utf16le')]);
  };
  return deflateRawSync(Buffer.concat([piece(frame), piece(source), piece(''), piece(''), Buffer.alloc(4, 0xff)]));
};
export const frame = 'var Documents = XHwpDocuments;\r\nvar Document = Documents.Active_XHwpDocument;\r\n';
export const handlers = 'function OnDocument_New()\r\n{\r\n\t//todo : \r\n}\r\n\r\nfunction OnDocument_Open()\r\n{\r\n\t//todo : \r\n}\r\n';
export const running = 'function OnDocument_Open()\r\n{\r\n\tDocument.SaveAs("a");\r\n}\r\n';
export const wide = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

export function anHwpWith(streams: Record<string, Buffer>, flags = 1): Buffer {
  const header = Buffer.alloc(256);
  header.write('HWP Document File', 'latin1');
  header.writeUInt32LE(flags, 36);
  return documents.compoundFile({ FileHeader: header, DocInfo: Buffer.alloc(200, 1), ...streams });
}

export const dropped = documents.compoundFile({
  '\x01Ole10Native': Buffer.concat([Buffer.alloc(4), Buffer.from('\x02\0tool.exe\0C:\\tool.exe\0', 'latin1'), program]),
});
