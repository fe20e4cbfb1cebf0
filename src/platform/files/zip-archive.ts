import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { fromBuffer, fromRandomAccessReader, RandomAccessReader, type Entry, type Options, type ZipFile } from 'yauzl';

import { refusal, Refused } from '../../domain/refusal.js';
import type { StoredBytes } from './stored-bytes.js';

const megabyte = 1024 * 1024;
const maxEntries = 10_000;
const maxDirectoryBytes = 4 * megabyte;
/** Ordinary tables and documents pack 5 to 30 times smaller; only a bomb of some size packs better than this. */
const suspiciousRatio = 200;
const harmlessBytes = 64 * megabyte;
const strict: Options = { lazyEntries: true, autoClose: false, decodeStrings: true, validateEntrySizes: true, strictFileNames: true };

export interface ZipArchive {
  entries: Entry[];
  /** One entry unpacked; FILE_DAMAGED when it is larger than `maxBytes`, not what its header says, or its checksum differs. */
  contentOf(entry: Entry, maxBytes: number): Promise<Buffer>;
}

/**
 * The table of contents of a ZIP, unpacking nothing. Refuses with FILE_ENCRYPTED, FILE_DAMAGED (cut off, overlapping entries,
 * names that leave the archive) or FILE_UNPACKS_TOO_LARGE.
 */
export async function openZip(source: StoredBytes | Buffer, maxUnpackedMb = 1024): Promise<ZipArchive> {
  return unlessDamaged(async () => {
    const zip = await open(source);
    const size = Buffer.isBuffer(source) ? source.length : source.size;
    const entries = await entriesOf(zip, size, maxUnpackedMb);
    return { entries, contentOf: (entry, maxBytes) => unlessDamaged(() => unpack(zip, entry, maxBytes)) };
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
      const objection = objectionTo(entry);
      if (objection) return reject(new Refused(objection));
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
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
