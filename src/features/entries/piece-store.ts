import { DataStore, ERRORS, Upload } from '@tus/server';
import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { mayBeginUpload } from '../../domain/permission/upload.js';
import { refuse } from '../../domain/refusal.js';
import { keepFor } from '../../domain/retention.js';
import { driverErrorOf } from '../../platform/database/driver-error.js';
import { type FileStore, newStorageKey } from '../../platform/files/file-store.js';
import { originalName } from '../../platform/files/original-name.js';
import { addPiece, dropUpload, forgetRemoved, lockUnfinished, uploadOf } from './resumable-upload.queries.js';
import { ResumableUpload } from './resumable-upload.entity.js';

/** So much is lost at most when a process dies: bytes are on record from piece to piece. Also so much is written before it is synced. */
const pieceBytes = 16 * 1024 * 1024;

/** The unfinished uploads of one account, as the tus server asks for them: each a row of pieces in the store that all instances share. */
export class PieceStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];

  constructor(
    private readonly db: DataSource,
    private readonly store: FileStore,
    private readonly accountId: string,
    /** How many bytes a file may have. */
    private readonly fileLimit: number,
  ) {
    super();
  }

  override async create(upload: Upload): Promise<Upload> {
    const { id, size = 0, metadata } = upload;
    const row = { id, accountId: this.accountId, size: String(size), originalName: originalName(metadata?.['filename'] ?? '') };
    await this.db.transaction(async (tx) => {
      refuse(mayBeginUpload(await lockUnfinished(tx, this.accountId), size, this.fileLimit));
      await tx.getRepository(ResumableUpload).insert(row);
    });
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const found = await uploadOf(this.db.manager, id, this.accountId);
    if (!found) throw ERRORS.FILE_NOT_FOUND;
    const { size, received, originalName: filename, touchedAt } = found;
    // It expires so long after its last byte, not after it was begun.
    return new Upload({ id, size, offset: received, metadata: { filename }, creation_date: touchedAt.toISOString() });
  }

  /** What is sent from `offset` on, in pieces. When the line breaks, what came until then stays. */
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const source = new Source(stream);
    let end = offset;
    while (await source.hasMore()) end += await this.writePiece(id, end, source);
    if (source.failure) throw source.failure;
    return end;
  }

  override async remove(id: string): Promise<void> {
    const keys = await dropUpload(this.db, id, this.accountId);
    if (!keys) throw ERRORS.FILE_NOT_FOUND;
    await forgetRemoved(this.db, this.store, keys);
  }

  override getExpiration(): number {
    return keepFor('UNFINISHED_UPLOAD');
  }

  private async writePiece(id: string, firstByte: number, source: Source): Promise<number> {
    const key = newStorageKey();
    const { size } = await this.store.write(key, Readable.from(source.upTo(pieceBytes), { objectMode: false }));
    try {
      await addPiece(this.db, { uploadId: id, firstByte, size, storageKey: key });
    } catch (error) {
      const { constraint } = driverErrorOf(error) ?? {};
      // Anything else may have been committed all the same: those bytes stay until it is sure that nothing knows them.
      if (constraint === 'upload_piece_pkey' || constraint === 'upload_piece_upload_id_fkey') await this.store.remove(key);
      if (constraint === 'upload_piece_pkey') throw ERRORS.INVALID_OFFSET;
      if (constraint === 'upload_piece_upload_id_fkey') throw ERRORS.FILE_NOT_FOUND;
      throw error;
    }
    return size;
  }
}

/** A stream that is read part by part, and that ends where it breaks off. */
class Source {
  failure: unknown;
  private readonly chunks: AsyncIterator<Buffer>;
  private next: Buffer | null = null;

  constructor(stream: Readable) {
    this.chunks = stream[Symbol.asyncIterator]();
  }

  async hasMore(): Promise<boolean> {
    while (this.next === null || this.next.length === 0) {
      try {
        const { done, value } = await this.chunks.next();
        if (done) return false;
        this.next = value;
      } catch (error) {
        this.failure = error;
        return false;
      }
    }
    return true;
  }

  async *upTo(bytes: number): AsyncGenerator<Buffer> {
    for (let left = bytes; left > 0 && (await this.hasMore());) {
      const part = this.next!.subarray(0, left);
      this.next = this.next!.length > left ? this.next!.subarray(left) : null;
      left -= part.length;
      yield part;
    }
  }
}
