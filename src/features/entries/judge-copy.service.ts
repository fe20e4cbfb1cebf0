import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { canBeShownBlind } from '../../domain/file-slot.js';
import { Refused } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../platform/files/file-store.js';
import { scrubApart } from '../../platform/files/scrub-apart.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { LOG, type Log } from '../../platform/log.js';
import { JudgeCopy, JudgeCopyState } from './entry-file.entity.js';
import { removeUnlessOnRecord } from './stray-bytes.js';

/** Taking a document apart needs several times its size in memory. */
const largestScrubbed = 100 * 1024 * 1024;

type NewFile = Pick<StoredFile, 'storageKey' | 'size' | 'sha256' | 'kind' | 'mediaType' | 'derivedFrom'>;

/** Makes of each submitted file what judges may have, after the submission and apart from it. */
@Injectable()
export class JudgeCopyService {
  /** The document in work, over all jobs of this instance: each may take the memory of many. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Job `make-judge-copies`: all copies of a version, or of slides, that still wait. Running it again changes nothing. Where the store or the database
   * fails, the other files are made first and the job fails for a later try; a document that cannot be scrubbed never will be.
   */
  async makeFor({ version, slides }: { version?: unknown; slides?: unknown }): Promise<void> {
    const of = typeof slides === 'string' ? { slidesId: slides } : { entryFile: { versionId: String(version) } };
    const waiting = await this.db.getRepository(JudgeCopy).find({
      where: { ...of, state: JudgeCopyState.PENDING },
      relations: { entryFile: { storedFile: true }, slides: { storedFile: true } },
    });
    const failures: unknown[] = [];
    for (const copy of waiting) await this.inTurn(() => this.make(copy)).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async make(copy: JudgeCopy): Promise<void> {
    const original = (copy.entryFile ?? copy.slides)!.storedFile;
    if (!canBeShownBlind(original.kind)) return this.decide(copy, JudgeCopyState.NOT_SHOWN);
    const isTooLarge = Number(original.size) > largestScrubbed;
    const scrubbed = isTooLarge ? null : await this.scrubbed(original, await buffer(await this.store.read(original.storageKey)));
    if (!scrubbed) return this.decide(copy, JudgeCopyState.FAILED);
    const storageKey = newStorageKey();
    const { size, sha256 } = await this.store.write(storageKey, Readable.from([scrubbed], { objectMode: false }));
    const { kind, mediaType, id: derivedFrom } = original;
    await this.decide(copy, JudgeCopyState.READY, { storageKey, size: String(size), sha256, kind, mediaType, derivedFrom });
  }

  private async scrubbed({ id, kind }: StoredFile, content: Buffer): Promise<Buffer | null> {
    try {
      return await scrubApart(kind, content);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.log.warn({ file: id, why: error.refusal.code }, 'a document could not be made fit for judges');
      return null;
    }
  }

  /** Writes what became of a copy, unless another run of the job was faster. */
  private async decide(copy: JudgeCopy, state: JudgeCopyState, file: NewFile | null = null): Promise<void> {
    try {
      await transaction(this.db, (tx) => writeOutcome(tx, copy, state, file));
    } finally {
      if (file) await removeUnlessOnRecord(this.db, this.store, file.storageKey);
    }
  }
}

async function writeOutcome(tx: EntityManager, copy: JudgeCopy, state: JudgeCopyState, file: NewFile | null): Promise<void> {
  const locked = await tx.getRepository(JudgeCopy).findOne({ where: { id: copy.id }, lock: { mode: 'pessimistic_write' } });
  if (locked?.state !== JudgeCopyState.PENDING) return;
  const storedFileId = file && timeOrderedId();
  if (file && storedFileId) {
    const createdAt = await databaseNow(tx);
    const nobodys = { originalName: null, uploadedBy: null };
    await tx.getRepository(StoredFile).insert({ ...file, ...nobodys, id: storedFileId, createdAt });
  }
  await tx.getRepository(JudgeCopy).update({ id: copy.id }, { state, storedFileId });
  await record(tx, 'SYSTEM', 'judge_copy.made', (copy.entryFileId ?? copy.slidesId)!, { state, sha256: file?.sha256 ?? null });
}
