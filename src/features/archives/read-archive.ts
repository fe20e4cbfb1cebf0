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

/** Some ten times the files of an edition of 5,000 entries. */
const mostMembers = 200_000;

/** An archive with more members than any edition has. */
export class TooManyMembers extends Error {
  constructor(readonly count: number) {
    super(`${count} members`);
  }
}

/**
 * Reads members of an archive once, whoever made it, in pieces. `most` says how many bytes of a member are read; what is longer is cut
 * and has another hash, and of null nothing is read: it has no hash. `isWanted`: its content is answered as well.
 * @throws TooManyMembers before any is read; Error where the file is no ZIP, or a broken one.
 */
export async function* membersIn(
  file: string,
  most: (path: string) => number | null,
  isWanted: (path: string) => boolean,
): AsyncGenerator<ReadMember> {
  const zip = await openZip(file, { lazyEntries: true, autoClose: false, strictFileNames: true });
  try {
    if (zip.entryCount > mostMembers) throw new TooManyMembers(zip.entryCount);
    const next = entriesOf(zip);
    for (let entry = await next(); entry !== null; entry = await next()) {
      const path = entry.fileName;
      const bytes = most(path);
      yield bytes === null ? { path, size: 0, sha256: '', content: null } : await readMember(zip, entry, bytes, isWanted(path));
    }
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
