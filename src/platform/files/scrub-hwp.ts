import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { refusal, Refused } from '../../domain/refusal.js';
import { type CompoundEntry, openCompoundFile } from './compound-file.js';
import { compoundFileOf } from './compound-writer.js';
import { scrubDocumentTable, scrubSection } from './hwp-edits.js';
import { scrubEmbedded } from './scrub-embedded.js';

const largestStream = 64 * 1024 * 1024;
const packed = 1;
const forDistribution = 1 << 2;
/** A password, a DRM system or a certificate. */
const locked = (1 << 1) | (1 << 4) | (1 << 8) | (1 << 10);

/**
 * An HWP 5 written anew from its text, its tables and its cleaned pictures: no properties, previews, scripts, histories, links and names of
 * authors. Null for what cannot be made safe: documents for distribution, tracked changes, forms, charts and films.
 */
export async function scrubHwp(bytes: Buffer): Promise<Buffer | null> {
  const file = await openCompoundFile({
    size: bytes.length,
    read: (start, length) => Promise.resolve(bytes.subarray(start, start + length)),
  });
  const contentOf = async (entry: CompoundEntry) =>
    Buffer.concat((await file.piecesOf(entry)).map(([start, end]) => bytes.subarray(start, end)));
  const header = file.entries.find(({ name }) => name === 'FileHeader');
  if (!header) throw new Refused(refusal('FILE_DAMAGED'));
  const head = await contentOf(header);
  const flags = head.readUInt32LE(36);
  if (flags & locked) throw new Refused(refusal('FILE_ENCRYPTED'));
  if (flags & forDistribution) return null;
  const isPacked = (flags & packed) !== 0;
  const streams = new Map<string, Buffer>([['FileHeader', plainHeader(head, isPacked)]]);
  for (const entry of file.entries.filter(({ kind }) => kind === 'stream')) {
    const place = placeOf(entry.name);
    if (!place) continue;
    const content = await contentOf(entry);
    const edited = place.startsWith('BinData/') ? await scrubBinary(content) : scrubRecords(entry.name, unpacked(content, isPacked));
    if (edited === null) return null;
    streams.set(place, place.startsWith('BinData/') || !isPacked ? edited : deflateRawSync(edited));
  }
  if (!streams.has('DocInfo') || !streams.has('BodyText/Section0')) throw new Refused(refusal('FILE_DAMAGED'));
  return compoundFileOf([...streams, ['\u0005HwpSummaryInformation', emptyProperties()]]);
}

/** Signature, version, and whether streams are packed. */
function plainHeader(head: Buffer, isPacked: boolean): Buffer {
  const plain = Buffer.alloc(256);
  head.copy(plain, 0, 0, 36);
  plain.writeUInt32LE(isPacked ? packed : 0, 36);
  return plain;
}

/** Where a stream lies that is needed to see the document; null for all others. */
function placeOf(name: string): string | null {
  if (name === 'DocInfo') return name;
  if (/^Section\d{1,4}$/.test(name)) return `BodyText/${name}`;
  return /^BIN[0-9A-F]{4}\.[a-z0-9]{1,4}$/i.test(name)
    ? `BinData/${name.toUpperCase().replace(/\..*/, (ending) => ending.toLowerCase())}`
    : null;
}

const scrubRecords = (name: string, content: Buffer) => (name === 'DocInfo' ? scrubDocumentTable(content) : scrubSection(content));

function unpacked(content: Buffer, isPacked: boolean): Buffer {
  try {
    return isPacked ? inflateRawSync(content, { maxOutputLength: largestStream, finishFlush: 2 }) : content;
  } catch {
    throw new Refused(refusal('FILE_DAMAGED'));
  }
}

/** Pictures are packed or not, whatever the document says of the others. One that cannot be cleaned stays empty. */
async function scrubBinary(content: Buffer): Promise<Buffer> {
  try {
    const picture = await scrubObject(inflateRawSync(content, { maxOutputLength: largestStream, finishFlush: 2 }));
    return deflateRawSync(picture ?? Buffer.alloc(0));
  } catch {
    return (await scrubObject(content)) ?? Buffer.alloc(0);
  }
}

/** Objects of other programs have their length in front. */
async function scrubObject(content: Buffer): Promise<Buffer | null> {
  if (content.toString('latin1', 4, 8) !== '\xd0\xcf\x11\xe0') return scrubEmbedded(content);
  const object = await scrubEmbedded(content.subarray(4));
  return object && Buffer.concat([content.subarray(0, 4), object]);
}

/** A set of properties without any. */
function emptyProperties(): Buffer {
  const set = Buffer.alloc(56);
  set.writeUInt16LE(0xfffe, 0);
  set.writeUInt32LE(1, 24);
  Buffer.from('60b6a29f6110d411b4c6006097c09d8c', 'hex').copy(set, 28);
  set.writeUInt32LE(48, 44);
  set.writeUInt32LE(8, 48);
  return set;
}
