import { utf8OrCp949 } from './read-plain.js';
import type { TextCollector } from './text-collector.js';

/** Those that people fill in, by their numbers; other texts are told by number. */
const names: Record<number, string> = {
  0x010e: 'ImageDescription',
  0x010f: 'Make',
  0x0110: 'Model',
  0x0131: 'Software',
  0x013b: 'Artist',
  0x013c: 'HostComputer',
  0x8298: 'Copyright',
  0x9286: 'UserComment',
  0x9c9b: 'XPTitle',
  0x9c9c: 'XPComment',
  0x9c9d: 'XPAuthor',
  0x9c9e: 'XPKeywords',
  0x9c9f: 'XPSubject',
  0xa430: 'CameraOwnerName',
};
/** Where further lists lie: of the camera, and of the place. */
const furtherLists = [0x8769, 0x8825];
const mostFields = 500;

/** The texts among the fields of a TIFF header, as EXIF has them. Nothing for what is cut off. */
export function readExif(tiff: Buffer, into: TextCollector): void {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const uint16 = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const uint32 = (at: number) => (at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const lists = [uint32(4)];
  for (let list = 0; list < lists.length && list < 8; list += 1) {
    const start = lists[list]!;
    for (let index = 0; index < Math.min(uint16(start), mostFields); index += 1) {
      const at = start + 2 + index * 12;
      const [tag, type, count] = [uint16(at), uint16(at + 2), uint32(at + 4)];
      if (furtherLists.includes(tag)) lists.push(uint32(at + 8));
      const value = count <= 4 ? at + 8 : uint32(at + 8);
      const text = textOf(tag, type, tiff.subarray(value, value + count));
      if (text !== null) into.add('PROPERTY', text, { label: names[tag] ?? `EXIF ${tag}` });
    }
  }
}

function textOf(tag: number, type: number, value: Buffer): string | null {
  // Windows writes its own in UTF-16; a user's comment has its encoding in its first eight bytes.
  if (tag >= 0x9c9b && tag <= 0x9c9f) return value.toString('utf16le');
  if (tag === 0x9286) return value.toString('latin1', 0, 7) === 'UNICODE' ? value.toString('utf16le', 8) : utf8OrCp949(value.subarray(8));
  return type === 2 ? utf8OrCp949(value) : null;
}
