import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { type Entry, open, type Options, type ZipFile } from 'yauzl';

/** A member as it was read: `content` only where it was asked for. */
export interface ReadMember {
  path: string;
  size: number;
  sha256: string;
  content: Buffer | null;
}

const openZip = promisify<string, Options, ZipFile>(open);

/**
 * Reads every member of an archive once, whoever made it, in pieces. `most` says how many bytes of a member are read; what is longer is cut
 * and has another hash. `isWanted`: its content is answered as well.
 * @throws Error where the file is no ZIP, or a broken one.
 */
export async function* membersIn(
  file: string,
  most: (path: string) => number,
  isWanted: (path: string) => boolean,
): AsyncGenerator<ReadMember> {
  const zip = await openZip(file, { lazyEntries: true, autoClose: false, strictFileNames: true });
  try {
    const next = entriesOf(zip);
    for (let entry = await next(); entry !== null; entry = await next())
      yield await readMember(zip, entry, most(entry.fileName), isWanted(entry.fileName));
  } finally {
    zip.close();
  }
}

/** One entry at a time; null after the last. */
function entriesOf(zip: ZipFile): () => Promise<Entry | null> {
  return () =>
    new Promise((resolve, reject) => {
      const done = () => zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
      zip.once('entry', (entry: Entry) => (done(), resolve(entry)));
      zip.once('end', () => (done(), resolve(null)));
      zip.once('error', (error: Error) => (done(), reject(error)));
      zip.readEntry();
    });
}

const openStream = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))));

/** One whose bytes cannot be read has no hash. */
async function readMember(zip: ZipFile, entry: Entry, most: number, isWanted: boolean): Promise<ReadMember> {
  const hash = createHash('sha256');
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of await openStream(zip, entry)) {
      const bytes = piece as Buffer;
      size += bytes.length;
      hash.update(bytes);
      if (isWanted && size <= most) pieces.push(bytes);
      if (size > most) break;
    }
  } catch {
    return { path: entry.fileName, size, sha256: '', content: null };
  }
  return { path: entry.fileName, size, sha256: hash.digest('hex'), content: isWanted && size <= most ? Buffer.concat(pieces) : null };
}
