import { deflateSync } from 'node:zlib';
import { aJpeg, aPng } from './documents.js';

/** A colour profile with a description, a maker, a fingerprint and a tag of a vendor; its red is a number. */
function aProfile(description: string, vendor = description): Buffer {
  const words = (type: string, text: string) => Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), Buffer.from(text)]);
  const tags: [string, Buffer][] = [
    ['desc', words('desc', description)],
    ['cprt', words('text', description)],
    ['rXYZ', Buffer.from('58595a200000000000006fa2000038f500000390', 'hex')],
    ['dmdd', words('desc', vendor)],
    ['ownr', words('text', vendor)],
    ['wtpt', words('text', vendor)],
  ];
  const header = Buffer.alloc(128);
  header.write('RGB XYZ ', 16, 'latin1');
  header.write('acsp', 36, 'latin1');
  let at = 128 + 4 + 12 * tags.length;
  const table = tags.map(([name, content]) => {
    const line = Buffer.alloc(12);
    line.write(name, 0, 'latin1');
    line.writeUInt32BE(at, 4);
    line.writeUInt32BE(content.length, 8);
    at += content.length;
    return line;
  });
  header.writeUInt32BE(at, 0);
  const count = Buffer.alloc(4);
  count.writeUInt32BE(tags.length);
  return Buffer.concat([header, count, ...table, ...tags.map(([, content]) => content)]);
}

const packed = (text: string | Buffer) => deflateSync(text);

/** In which chunks of a PNG a name can be, and behind them. */
const chunks: [place: string, type: string, content: (secret: string) => string | Buffer][] = [
  ['a text', 'tEXt', (s) => `Author\0${s}`],
  ['the name of a text', 'tEXt', (s) => `${s}\0x`],
  ['a packed text', 'zTXt', (s) => Buffer.concat([Buffer.from('Comment\0\0'), packed(s)])],
  ['an international text', 'iTXt', (s) => `XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta><dc:creator>${s}</dc:creator></x:xmpmeta>`],
  ['a packed international text', 'iTXt', (s) => Buffer.concat([Buffer.from('Author\0\x01\0\0\0'), packed(s)])],
  ['EXIF', 'eXIf', (s) => `MM\0*${s}`],
  ['the name of the colour profile', 'iCCP', (s) => Buffer.concat([Buffer.from(`${s}\0\0`), packed(aProfile('sRGB'))])],
  ['the description of the colour profile', 'iCCP', (s) => Buffer.concat([Buffer.from('icc\0\0'), packed(aProfile(s, 'x'))])],
  ['what a vendor says of colours', 'iCCP', (s) => Buffer.concat([Buffer.from('icc\0\0'), packed(aProfile('x', s))])],
  ['a broken colour profile', 'iCCP', (s) => `icc\0\0${s}`],
  ['the palette that is suggested', 'sPLT', (s) => s],
  ['a chunk of a program', 'prVW', (s) => s],
  ['too long a chunk', 'gAMA', (s) => `0000${s}`],
];

export const placesInPng = [...chunks.map(([place]) => place), 'what lies behind the end'];

export const aPlantedPng = (secretOf: (index: number) => string): Buffer =>
  Buffer.concat([aPng(chunks.map(([, type, content], index) => [type, content(secretOf(index))])), Buffer.from(secretOf(chunks.length))]);

const segments: [place: string, marker: number, content: (secret: string) => string | Buffer][] = [
  ['the thumbnail of JFIF', 0xe0, (s) => `JFIF\0\x01\x01\0\0\x01\0\x01\x01\x05${s}`],
  ['an extension of JFIF', 0xe0, (s) => `JFXX\0\x10${s}`],
  ['EXIF', 0xe1, (s) => `Exif\0\0MM\0*${s}`],
  ['XMP', 0xe1, (s) => `http://ns.adobe.com/xap/1.0/\0<dc:creator>${s}</dc:creator>`],
  ['more XMP', 0xe1, (s) => `http://ns.adobe.com/xmp/extension/\0${s}`],
  ['the description of the colour profile', 0xe2, (s) => Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), aProfile(s)])],
  ['other pictures in one file', 0xe2, (s) => `MPF\0${s}`],
  ['FlashPix', 0xe2, (s) => `FPXR\0${s}`],
  ['IPTC', 0xed, (s) => `Photoshop 3.0\x008BIM\x04\x04${s}`],
  ['what follows the transform of colours', 0xee, (s) => `Adobe\0\x64\0\0\0\0\x01${s}`],
  ['a program of its own', 0xe7, (s) => s],
  ['a comment', 0xfe, (s) => s],
];

export const placesInJpeg = [...segments.map(([place]) => place), 'what lies behind the end'];

export const aPlantedJpeg = (secretOf: (index: number) => string): Buffer =>
  Buffer.concat([
    aJpeg(segments.map(([, marker, content], index) => [marker, content(secretOf(index))])),
    Buffer.from(secretOf(segments.length)),
  ]);
