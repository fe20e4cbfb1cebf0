import { createHash } from 'node:crypto';
import { Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ArchiveMember } from './archive.js';

// Nothing in an archive says when a member was made: what it holds does.
const plain = { mtime: new Date('2000-01-01T00:00:00Z'), mode: 0o100644, forceDosTimestamp: true };

/** Writes members one after the other and hashes each as it goes by: of none there is ever more than a piece in memory. */
export class ArchiveWriter {
  readonly members: ArchiveMember[] = [];
  private readonly zip = new ZipFile();
  private readonly written: Promise<void>;

  constructor(out: Writable) {
    this.written = pipeline(this.zip.outputStream, out);
    // Whoever adds a member learns of it.
    this.written.catch(() => undefined);
  }

  /** Resolves when the member is written. `isPacked`: its bytes are compressed already. */
  async add(path: string, content: () => AsyncIterable<string | Buffer> | Promise<Readable>, { isPacked = false } = {}): Promise<void> {
    const done = new Promise<void>((resolve, reject) => {
      this.zip.addReadStreamLazy(path, { ...plain, compress: !isPacked }, (give) => {
        void (async () => {
          try {
            const made = await content();
            const stream = Readable.from(made);
            const counted = stream.pipe(this.counted(path, resolve));
            stream.on('error', (error) => counted.destroy(error));
            counted.on('error', reject);
            give(null, counted);
          } catch (error) {
            reject(error);
          }
        })();
      });
    });
    // What goes wrong with the file that is written ends all waiting.
    await Promise.race([done, this.written.then(() => done)]);
  }

  /** Resolves when the archive is whole. */
  async end(): Promise<void> {
    this.zip.end();
    await this.written;
  }

  private counted(path: string, whole: () => void): Transform {
    const hash = createHash('sha256');
    let size = 0;
    return new Transform({
      transform: (piece: Buffer, _, next) => {
        hash.update(piece);
        size += piece.length;
        next(null, piece);
      },
      flush: (next) => {
        this.members.push({ path, size, sha256: hash.digest('hex') });
        next();
        whole();
      },
    });
  }
}
