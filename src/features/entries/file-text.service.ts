import { buffer } from 'node:stream/consumers';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import type { FileKind } from '../../platform/files/file-kind.js';
import { FileText } from '../../platform/files/file-text.entity.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import type { Reading } from '../../platform/files/reading.js';
import { readApart } from '../../platform/files/read-apart.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { addJob, addJobs, keysToAskAgain } from '../../platform/jobs/add-job.js';
import { LOG, type Log } from '../../platform/log.js';

/** Reading a document needs several times its size in memory. */
const largestRead = 100 * 1024 * 1024;

/** Leaves the reading of a file for later, in the transaction that puts it on record. */
export async function readLater(tx: EntityManager, fileId: string): Promise<void> {
  await tx.getRepository(FileText).insert({ storedFileId: fileId });
  await addJob(tx, 'read-file', { file: fileId }, `read-file:${fileId}`, { isPatient: true });
}

/** Reads what stands in uploaded files, after the upload and apart from it. Nothing depends on it but what reads the text. */
@Injectable()
export class FileTextService implements OnApplicationBootstrap {
  /** The document in work, over all jobs of this instance: each may take the memory of many. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Files that were never read, because they are older than this program or their jobs were given up, have another chance at each start. */
  onApplicationBootstrap(): Promise<void> {
    return this.askForAll();
  }

  /** Also every night: while the store is away for longer than jobs are tried again, they are given up. */
  askForAll(): Promise<void> {
    return transaction(this.db, async (tx) => {
      const waiting = await tx.getRepository(FileText).find({ select: { storedFileId: true }, where: { state: 'PENDING' } });
      const jobs = waiting.map(({ storedFileId: file }) => ({ payload: { file }, key: `read-file:${file}` }));
      const again = await keysToAskAgain(
        tx,
        jobs.map(({ key }) => key),
      );
      await addJobs(
        tx,
        'read-file',
        jobs.filter(({ key }) => again.has(key)),
        { isPatient: true },
      );
    });
  }

  /** Job `read-file`. Where the store or the database fails it is tried again; a document that cannot be read never will be. */
  async read({ file }: { file?: unknown }): Promise<void> {
    const done = this.turn.then(() => this.readInTurn(String(file)));
    this.turn = done.catch(() => undefined);
    await done;
  }

  private async readInTurn(id: string): Promise<void> {
    const waiting = await this.db.getRepository(FileText).findOne({
      where: { storedFileId: id, state: 'PENDING' },
      relations: { storedFile: true },
    });
    if (!waiting) return;
    const read = await this.readingOf(waiting.storedFile);
    if (typeof read === 'string') this.log.info({ file: id, kind: waiting.storedFile.kind, state: read }, 'a file has no text');
    await transaction(this.db, (tx) => writeReading(tx, id, read));
  }

  private async readingOf({ kind, size, storageKey }: StoredFile): Promise<Reading | 'FAILED' | 'NOT_READABLE'> {
    if (Number(size) > largestRead) return 'FAILED';
    return readApart(kind as FileKind, await buffer(await this.store.read(storageKey)));
  }
}

/** Unless another run of the job was faster, or the file was destroyed meanwhile. Whoever reads texts hears of it by the job `file-read`. */
async function writeReading(tx: EntityManager, id: string, read: Reading | 'FAILED' | 'NOT_READABLE'): Promise<void> {
  const [state, reading] = typeof read === 'string' ? [read, { pageCount: null, parts: [] }] : (['READY', read] as const);
  const readAt = await databaseNow(tx);
  const { affected } = await tx.getRepository(FileText).update({ storedFileId: id, state: 'PENDING' }, { state, ...reading, readAt });
  if (affected === 1) await addJob(tx, 'file-read', { file: id }, `file-read:${id}`);
}
