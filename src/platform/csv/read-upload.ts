import { buffer } from 'node:stream/consumers';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayUseUpload } from '../../domain/permission/upload.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import type { FileStore } from '../files/file-store.js';
import { StoredFile } from '../files/stored-file.entity.js';
import { largestCsvFile } from './lines-of-csv.js';

/** The bytes of a file of rows that the actor uploaded. @throws Refused NOT_FOUND, FILE_TOO_LARGE */
export async function readUpload(db: EntityManager, store: FileStore, actor: Actor, fileId: string): Promise<Buffer> {
  const file = await db.getRepository(StoredFile).findOneBy({ id: fileId });
  if (!file) throw new Refused(refusal('NOT_FOUND'));
  refuse(mayUseUpload(actor, file));
  const limitMb = largestCsvFile / 1024 / 1024;
  refuse(Number(file.size) > largestCsvFile ? refusal('FILE_TOO_LARGE', { limitMb }) : null);
  return buffer(await store.read(file.storageKey));
}
