import { Readable } from 'node:stream';
import { constants, crc32, inflateRawSync } from 'node:zlib';
import { fromBuffer, fromRandomAccessReader, RandomAccessReader, type Entry, type Options, type ZipFile } from 'yauzl';

import { refusal, Refused } from '../../domain/refusal.js';
import type { StoredBytes } from './stored-bytes.js';
import { isUnsafePath, memberComment, memberName, type RawEntry, shownName } from './zip-names.js';

const megabyte = 1024 * 1024;
const maxEntries = 10_000;
const maxDirectoryBytes = 4 * megabyte;
/** Ordinary tables and documents pack 5 to 30 times smaller; only a bomb of some size packs better than this. */
const suspiciousRatio = 200;
const harmlessBytes = 64 * megabyte;
const localHeaderLength = 30;
/** Enough of a packed entry to tell what it is: however well it is packed, this grows to half a megabyte at most. */
const headLength = 512;
const strict: Options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };

export interface ZipArchive {
  entries: Entry[];
  /** One entry unpacked; FILE_DAMAGED when it is larger than `maxBytes`, not what its header says, or its checksum differs. */
  contentOf(entry: Entry, maxBytes: number): Promise<Buffer>;
  /** How an entry begins, a few hundred bytes of it. FILE_DAMAGED when the archive calls it by two names, FILE_PACKING_UNKNOWN. */
  headOf(entry: Entry): Promise<Buffer>;
}

/**
 * The table of contents of a ZIP, unpacking nothing. Refuses with FILE_ENCRYPTED, FILE_DAMAGED (cut off, overlapping entries),
 * FILE_PATH_UNSAFE or FILE_UNPACKS_TOO_LARGE.
 */
export async function openZip(source: StoredBytes | Buffer, maxUnpackedMb = 1024): Promise<ZipArchive> {
  return unlessDamaged(async () => {
    const zip = await open(source);
    const size = Buffer.isBuffer(source) ? source.length : source.size;
    const entries = await entriesOf(zip, size, maxUnpackedMb);
    return {
      entries,
      contentOf: (entry, maxBytes) => unlessDamaged(() => unpack(zip, entry, maxBytes)),
      headOf: (entry) => unlessDamaged(() => readHead(source, entry)),
    };
  });
}

const open = (source: StoredBytes | Buffer) =>
  new Promise<ZipFile>((resolve, reject) => {
    const opened = (error: Error | null, zip: ZipFile) => (error ? reject(error) : resolve(zip));
    if (Buffer.isBuffer(source)) fromBuffer(source, strict, opened);
    else fromRandomAccessReader(new StoredReader(source), source.size, strict, opened);
  });

function entriesOf(zip: ZipFile, fileSize: number, maxUnpackedMb: number): Promise<Entry[]> {
  const tooLarge = refusal('FILE_UNPACKS_TOO_LARGE', { maxEntries, limitMb: maxUnpackedMb });
  const entries: Entry[] = [];
  const sum = { directory: 0, packed: 0, unpacked: 0 };
  const objectionTo = (entry: Entry) => {
    if (isUnsafePath(entry.fileName, entry)) return refusal('FILE_PATH_UNSAFE', { member: shownName(entry.fileName) });
    sum.directory += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    sum.packed += entry.compressedSize;
    sum.unpacked += entry.uncompressedSize;
    if (entry.isEncrypted()) return refusal('FILE_ENCRYPTED');
    if (sum.packed > fileSize || entry.relativeOffsetOfLocalHeader + entry.compressedSize > fileSize) return refusal('FILE_DAMAGED');
    if (sum.directory > maxDirectoryBytes || sum.unpacked > maxUnpackedMb * megabyte) return tooLarge;
    return sum.unpacked > Math.max(harmlessBytes, fileSize * suspiciousRatio) ? tooLarge : null;
  };
  return new Promise((resolve, reject) => {
    if (zip.entryCount > maxEntries) return reject(new Refused(tooLarge));
    zip.on('entry', (entry: Entry) => {
      const raw = entry as RawEntry;
      Object.assign(entry, { fileName: memberName(raw), fileComment: memberComment(raw) });
      const objection = objectionTo(entry);
      if (objection) return reject(new Refused(objection));
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => (overlap(entries) ? reject(new Refused(refusal('FILE_DAMAGED'))) : resolve(entries)));
    zip.on('error', reject);
    zip.readEntry();
  });
}

/** Whether two entries lie over each other, as they do in archives that unpack to more than there is. */
function overlap(entries: readonly Entry[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  return inOrder.some(({ relativeOffsetOfLocalHeader: at, fileNameLength, compressedSize }, index) => {
    const next = inOrder[index + 1]?.relativeOffsetOfLocalHeader ?? Number.MAX_SAFE_INTEGER;
    return at + localHeaderLength + fileNameLength + compressedSize > next;
  });
}

async function readHead(source: StoredBytes | Buffer, entry: Entry): Promise<Buffer> {
  const at = entry.relativeOffsetOfLocalHeader;
  const readAt = async (start: number, length: number) =>
    Buffer.isBuffer(source) ? source.subarray(start, start + length) : source.read(start, length);
  const header = await readAt(at, localHeaderLength + entry.fileNameLength);
  const name = header.subarray(localHeaderLength);
  const isItsHeader =
    header.length >= localHeaderLength && header.readUInt32LE(0) === 0x04034b50 && name.equals((entry as RawEntry).fileNameRaw);
  if (!isItsHeader || header.readUInt16LE(26) !== entry.fileNameLength) throw new Refused(refusal('FILE_DAMAGED'));
  const start = at + localHeaderLength + entry.fileNameLength + header.readUInt16LE(28);
  const packed = await readAt(start, Math.min(entry.compressedSize, headLength));
  if (entry.compressionMethod === 0) return packed;
  if (entry.compressionMethod !== 8) throw new Refused(refusal('FILE_PACKING_UNKNOWN', { member: shownName(entry.fileName) }));
  return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 * megabyte }).subarray(0, 4096);
}

async function unpack(zip: ZipFile, entry: Entry, maxBytes: number): Promise<Buffer> {
  if (entry.uncompressedSize > maxBytes) throw new Refused(refusal('FILE_DAMAGED'));
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const content = Buffer.concat(chunks);
  if (crc32(content) !== entry.crc32) throw new Refused(refusal('FILE_DAMAGED'));
  return content;
}

/** The reader's own messages quote entry names, so they stop here. */
async function unlessDamaged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) throw error;
    const encrypted = error instanceof Error && error.message === 'strong encryption is not supported';
    throw new Refused(refusal(encrypted ? 'FILE_ENCRYPTED' : 'FILE_DAMAGED'));
  }
}

class StoredReader extends RandomAccessReader {
  constructor(private readonly bytes: StoredBytes) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const { bytes } = this;
    async function* parts() {
      for (let at = start; at < end; at += 16_384) yield await bytes.read(at, Math.min(16_384, end - at));
    }
    return Readable.from(parts());
  }
}
