import { scrubBitmap } from './scrub-bitmap.js';
import { scrubGif, scrubJpeg, scrubPng } from './scrub-image.js';
import { scrubJpeg2000 } from './scrub-jpeg2000.js';
import { scrubEmf, scrubWmf } from './scrub-metafile.js';
import { scrubOle } from './scrub-ole.js';
import { scrubSvg } from './scrub-svg.js';

type Scrub = (content: Buffer) => Buffer | null;

const startsWith =
  (...beginnings: string[]) =>
  (content: Buffer) =>
    beginnings.some((beginning) => content.subarray(0, beginning.length).equals(Buffer.from(beginning, 'latin1')));

const isEmf = (content: Buffer) => content.length >= 88 && content.readUInt32LE(0) === 1 && content.toString('latin1', 40, 44) === ' EMF';

interface PictureKind {
  ending: string;
  mediaType: string;
}

/** Pictures by how they begin. */
const pictures: [begins: (content: Buffer) => boolean, scrub: Scrub, PictureKind][] = [
  [startsWith('\x89PNG\r\n\x1a\n'), scrubPng, { ending: 'png', mediaType: 'image/png' }],
  [startsWith('\xff\xd8\xff'), scrubJpeg, { ending: 'jpeg', mediaType: 'image/jpeg' }],
  [startsWith('GIF87a', 'GIF89a'), scrubGif, { ending: 'gif', mediaType: 'image/gif' }],
  [startsWith('BM'), scrubBitmap, { ending: 'bmp', mediaType: 'image/bmp' }],
  [startsWith('\0\0\0\x0cjP  ', '\xff\x4f\xff\x51'), scrubJpeg2000, { ending: 'jp2', mediaType: 'image/jp2' }],
  [startsWith('\xd7\xcd\xc6\x9a', '\x01\0\x09\0\0\x03', '\x02\0\x09\0\0\x03'), scrubWmf, { ending: 'wmf', mediaType: 'image/x-wmf' }],
  [isEmf, scrubEmf, { ending: 'emf', mediaType: 'image/x-emf' }],
];

const findPicture = (content: Buffer) => pictures.find(([begins]) => begins(content));

/** A picture without what tells who made it, when, where and with what; null for a broken one and for formats not known here. */
export function scrubPicture(content: Buffer): Buffer | null {
  const [, scrub] = findPicture(content) ?? [];
  return scrub?.(content) ?? null;
}

/** What kind of picture it is; null for formats not known here. */
export const pictureKind = (content: Buffer): PictureKind | null => findPicture(content)?.[2] ?? null;

/** The same for whatever may be embedded in a document: pictures, drawings and objects of other programs. */
export async function scrubEmbedded(content: Buffer): Promise<Buffer | null> {
  if (startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')(content)) return scrubOle(content, scrubPicture);
  if (/^\s*</.test(content.toString('latin1', 0, 64).replace(/^\xef\xbb\xbf/, ''))) return scrubSvg(content, scrubPicture);
  return scrubPicture(content);
}
