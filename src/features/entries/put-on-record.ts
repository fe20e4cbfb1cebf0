import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayKeepUpload } from '../../domain/permission/upload.js';
import { refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import type { Config } from '../../platform/config.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { askForScan } from '../../platform/files/scan.service.js';
import type { ReceivedFile } from '../../platform/files/store-and-judge.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { assertStillSignedIn } from '../accounts/sessions.queries.js';
import { readLater } from './file-text.service.js';
import { removeUnlessOnRecord } from '../../platform/files/stray-bytes.js';

/** Where a file is put on record. */
interface Place {
  db: DataSource;
  store: FileStore;
  config: Pick<Config, 'scanner' | 'uploadLimitBytes'>;
}

/**
 * The one way on which received bytes become a file: whoever sent them may still do so, and the store holds them for good. Else they go.
 * `andThen` is what stands or falls with it.
 */
export async function putOnRecord(
  { db, store, config }: Place,
  actor: Actor,
  received: ReceivedFile,
  andThen: (tx: EntityManager, file: StoredFile) => Promise<void> = async () => undefined,
): Promise<StoredFile> {
  try {
    return await transaction(db, async (tx) => {
      await assertStillSignedIn(tx, actor);
      refuse(mayKeepUpload(await uploadedInDay(tx, actor.accountId), received.size, config.uploadLimitBytes));
      const file = tx.getRepository(StoredFile).create({
        ...received,
        id: timeOrderedId(),
        size: String(received.size),
        scanState: config.scanner ? 'WAITING' : 'NOT_SCANNED',
        derivedFrom: null,
        destroyedAt: null,
        uploadedBy: actor.accountId,
        createdAt: await databaseNow(tx),
      });
      await tx.getRepository(StoredFile).insert(file);
      await readLater(tx, file.id);
      const { kind, size, sha256 } = received;
      await record(tx, { actor, as: 'PERSON' }, 'file.uploaded', file.id, { kind, size, sha256 });
      if (config.scanner) await askForScan(tx, [file.id]);
      await andThen(tx, file);
      return file;
    });
  } catch (error) {
    await removeUnlessOnRecord(db, store, received.storageKey);
    throw error;
  }
}

/** In bytes. */
async function uploadedInDay(tx: EntityManager, accountId: string): Promise<number> {
  const [row] = await tx.query<{ bytes: number }[]>(
    `select coalesce(sum(size), 0)::float8 as bytes from stored_file
      where uploaded_by = $1 and derived_from is null and created_at > clock_timestamp() - interval '1 day'`,
    [accountId],
  );
  return row!.bytes;
}
