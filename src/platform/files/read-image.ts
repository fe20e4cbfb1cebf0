import { inflateSync } from 'node:zlib';
import { readExif } from './read-exif.js';
import { utf8OrCp949 } from './read-plain.js';
import { readXmlProperties } from './read-properties.js';
import type { TextCollector } from './text-collector.js';

const largestProfile = 4 * 1024 * 1024;

/** What a picture says of itself: text chunks, XMP and EXIF of a PNG. */
export function readPng(content: Buffer, into: TextCollector): void {
  for (let at = 8; at + 12 <= content.length;) {
    const end = at + 8 + content.readUInt32BE(at);
    const type = content.toString('latin1', at + 4, at + 8);
    const body = content.subarray(at + 8, Math.min(end, content.length));
    if (/^[tzi](TXt|EXt)$/.test(type)) readTextChunk(type, body, into);
    if (type === 'eXIf') readExif(body, into);
    at = end + 4;
  }
}

function readTextChunk(type: string, body: Buffer, into: TextCollector): void {
  const name = body.indexOf(0);
  if (name < 0) return;
  const label = body.toString('latin1', 0, name);
  // iTXt: whether it is packed, how, its language and its name in that language go before the text.
  const start = type === 'iTXt' ? body.indexOf(0, body.indexOf(0, name + 3) + 1) + 1 : name + (type === 'zTXt' ? 2 : 1);
  const isPacked = type === 'zTXt' || (type === 'iTXt' && body[name + 1] === 1);
  const text = utf8OrCp949(isPacked ? unpacked(body.subarray(start)) : body.subarray(start));
  if (label === 'XML:com.adobe.xmp') readXmlProperties(text, into);
  else into.add('PROPERTY', text, { label });
}

function unpacked(content: Buffer): Buffer {
  try {
    return inflateSync(content, { maxOutputLength: largestProfile });
  } catch {
    return Buffer.alloc(0);
  }
}

const xmpHeader = 'http://ns.adobe.com/xap/1.0/\0';
const photoshopHeader = 'Photoshop 3.0\0';

/** The same of a JPEG: comments, EXIF, XMP and IPTC. */
export function readJpeg(content: Buffer, into: TextCollector): void {
  for (let at = 2; at + 4 <= content.length && content[at] === 0xff;) {
    const marker = content[at + 1]!;
    if (marker === 0xda || marker === 0xd9) return;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + content.readUInt16BE(at + 2);
    const body = content.subarray(at + 4, end);
    const head = body.toString('latin1', 0, 40);
    if (marker === 0xfe) into.add('PROPERTY', utf8OrCp949(body), { label: 'comment' });
    if (marker === 0xe1 && head.startsWith('Exif\0\0')) readExif(body.subarray(6), into);
    if (marker === 0xe1 && head.startsWith(xmpHeader)) readXmlProperties(body.toString('utf8', xmpHeader.length), into);
    if (marker === 0xed && head.startsWith(photoshopHeader)) readIptc(body, into);
    at = end;
  }
}

/** Each data set of IPTC: 0x1c, its record and number, and its length. */
function readIptc(body: Buffer, into: TextCollector): void {
  for (let at = body.indexOf(0x1c); at >= 0 && at + 5 <= body.length;) {
    const length = body.readUInt16BE(at + 3);
    const isText = body[at + 1] === 2 && body[at + 2] !== 0 && length < 0x8000 && at + 5 + length <= body.length;
    if (isText) into.add('PROPERTY', utf8OrCp949(body.subarray(at + 5, at + 5 + length)), { label: `IPTC 2:${body[at + 2]}` });
    at = body.indexOf(0x1c, at + (isText ? 5 + length : 1));
  }
}
