import type { DataSource, EntityManager } from 'typeorm';
import { keepFor } from '../../domain/retention.js';
import type { FileStore } from '../../platform/files/file-store.js';
import type { UploadPiece } from './resumable-upload.entity.js';

export interface FoundUpload {
  id: string;
  /** In bytes, of the whole file and of what is there. */
  size: number;
  received: number;
  originalName: string;
  touchedAt: Date;
  storedFileId: string | null;
}

/** An upload of this account; of a finished one everything was received. */
export async function uploadOf(db: EntityManager, id: string, accountId: string): Promise<FoundUpload | null> {
  const [found] = await db.query<FoundUpload[]>(
    `select id, upload.size::float8 as size, original_name as "originalName", touched_at as "touchedAt", stored_file_id as "storedFileId",
            case when stored_file_id is null then coalesce((select sum(piece.size) from upload_piece as piece where upload_id = upload.id), 0)
                 else upload.size end::float8 as received
       from resumable_upload as upload where id = $1 and account_id = $2`,
    [id, accountId],
  );
  return found ?? null;
}

/**
 * What an account has begun to send and may still go on with, in bytes as announced. Its next upload waits for the end of `tx`, so that many
 * that begin at once are counted.
 */
export async function lockUnfinished(tx: EntityManager, accountId: string): Promise<{ uploads: number; bytes: number }> {
  await tx.query(`select from account where id = $1 for no key update`, [accountId]);
  const [held] = await tx.query<{ uploads: number; bytes: number }[]>(
    `select count(*)::int as uploads, coalesce(sum(size), 0)::float8 as bytes from resumable_upload
      where account_id = $1 and stored_file_id is null and touched_at > clock_timestamp() - $2 * interval '1 millisecond'`,
    [accountId, keepFor('UNFINISHED_UPLOAD')],
  );
  return held!;
}

/** Puts a piece on record that the store holds. Violates `upload_piece_pkey` where another one begins at that byte. */
export const addPiece = (
  db: DataSource,
  { uploadId, firstByte, size, storageKey }: Record<keyof Omit<UploadPiece, 'upload'>, string | number>,
) =>
  db.query(
    `with touched as (update resumable_upload set touched_at = clock_timestamp() where id = $1)
     insert into upload_piece (upload_id, first_byte, size, storage_key) values ($1, $2, $3, $4)`,
    [uploadId, firstByte, size, storageKey],
  );

/** Where the pieces lie, from the first byte on. */
export async function piecesOf(db: EntityManager, id: string): Promise<string[]> {
  const rows = await db.query<{ key: string }[]>(`select storage_key as key from upload_piece where upload_id = $1 order by first_byte`, [
    id,
  ]);
  return rows.map(({ key }) => key);
}

/** Forgets the pieces and notes their bytes, to be removed once this is committed; answers the keys. */
async function dropPieces(tx: EntityManager, id: string): Promise<string[]> {
  const rows = await tx.query<{ key: string }[]>(
    `with gone as (delete from upload_piece where upload_id = $1 returning storage_key)
     insert into bytes_to_remove (storage_key) select storage_key from gone on conflict do nothing returning storage_key as key`,
    [id],
  );
  return rows.map(({ key }) => key);
}

/** Forgets an upload; answers the keys of its pieces, or null where there is none of this account. */
export const dropUpload = (db: DataSource, id: string, accountId: string): Promise<string[] | null> =>
  db.transaction(async (tx) => {
    const found = await tx.query<object[]>(`select from resumable_upload where id = $1 and account_id = $2 for update`, [id, accountId]);
    if (found.length === 0) return null;
    const keys = await dropPieces(tx, id);
    await tx.query(`delete from resumable_upload where id = $1`, [id]);
    return keys;
  });

/** Says what an upload has become, and forgets its pieces; null where it has become something else, or is gone. */
export async function finishUpload(tx: EntityManager, id: string, storedFileId: string): Promise<string[] | null> {
  const [rows] = await tx.query<[object[], number]>(
    `update resumable_upload set stored_file_id = $2, touched_at = clock_timestamp() where id = $1 and stored_file_id is null returning id`,
    [id, storedFileId],
  );
  return rows.length === 0 ? null : dropPieces(tx, id);
}

/** Removes noted bytes now. Whatever does not come to it, the nightly job does. */
export async function forgetRemoved(db: DataSource, store: FileStore, keys: readonly string[]): Promise<void> {
  for (const key of keys) await store.remove(key);
  await db.query(`delete from bytes_to_remove where storage_key = any($1)`, [keys]);
}
