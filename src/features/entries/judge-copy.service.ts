import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { canBeShownBlind } from '../../domain/file-slot.js';
import { Refused } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import type { FileKind } from '../../platform/files/file-kind.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../platform/files/file-store.js';
import type { PageBundle } from '../../platform/files/page-bundle.js';
import { previewApart } from '../../platform/files/preview-apart.js';
import { previewVersion } from '../../platform/files/preview.js';
import { scrubApart } from '../../platform/files/scrub-apart.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { LOG, type Log } from '../../platform/log.js';
import { JudgeCopyState, ShownCopy, ShownPage } from './shown-copy.entity.js';
import { askForCopies, unmadeCopies, waitingCopies } from './shown-copy.queries.js';
import { removeUnlessOnRecord } from '../../platform/files/stray-bytes.js';

/** Taking a document apart needs several times its size in memory. */
const largestTakenApart = 100 * 1024 * 1024;

type NewFile = Pick<StoredFile, 'storageKey' | 'size' | 'sha256' | 'kind' | 'mediaType' | 'derivedFrom'>;

/** What was made of a file, written to the store already. */
interface Made {
  copy: NewFile | null;
  pages: (NewFile & { places: PageBundle['pages'] }) | null;
}

/** Makes of each file what is shown of it, once, apart from the request that attached it. */
@Injectable()
export class JudgeCopyService implements OnApplicationBootstrap {
  /** The document in work, over all jobs of this instance: each may take the memory of many. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Of files that lay in drafts before there was this program, and of those whose jobs were given up, what is shown is made after the next start. */
  onApplicationBootstrap(): Promise<void> {
    return this.askForAll();
  }

  /** Also every night: while the store is away for longer than jobs are tried again, they are given up. */
  askForAll(): Promise<void> {
    return transaction(this.db, async (tx) => askForCopies(tx, await unmadeCopies(tx)));
  }

  /**
   * Job `make-judge-copies`: what still waits of one file, of a version, or of slides. Running it again changes nothing. Where the store or the
   * database fails, the other files are made first and the job fails for a later try; a document that cannot be taken apart never will be.
   */
  async makeFor(of: { file?: unknown; version?: unknown; slides?: unknown }): Promise<void> {
    const failures: unknown[] = [];
    for (const original of await waitingCopies(this.db.manager, of)) {
      await this.inTurn(() => this.make(original)).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async make(original: StoredFile): Promise<void> {
    // Another run may have been faster while this one waited for its turn.
    if (!(await this.db.getRepository(ShownCopy).existsBy({ originalId: original.id, state: JudgeCopyState.PENDING }))) return;
    const kind = original.kind as FileKind;
    if (!canBeShownBlind(kind)) return this.decide(original, JudgeCopyState.NOT_SHOWN);
    const isTooLarge = Number(original.size) > largestTakenApart;
    const made = isTooLarge ? null : await this.takenApart(original.id, kind, await buffer(await this.store.read(original.storageKey)));
    if (!made) return this.decide(original, JudgeCopyState.FAILED);
    const kept: NewFile[] = [];
    try {
      const copy = made.copy && (await this.keep(made.copy, { ...original, kind }, kept));
      const asPages = { id: original.id, kind: 'PAGES', mediaType: 'application/gzip' } as const;
      const pages = made.pages && { ...(await this.keep(made.pages.bytes, asPages, kept)), places: made.pages.pages };
      await this.decide(original, JudgeCopyState.READY, { copy, pages });
    } finally {
      for (const { storageKey } of kept) await removeUnlessOnRecord(this.db, this.store, storageKey);
    }
  }

  /** The copy, and the pages made from it; from the document itself where there is no copy. Null for one that there is no reading, or nothing to show of. */
  private async takenApart(id: string, kind: FileKind, content: Buffer): Promise<{ copy: Buffer | null; pages: PageBundle | null } | null> {
    try {
      const copy = await scrubApart(kind, content);
      const pages = await previewApart(kind, copy ?? content);
      return copy || pages ? { copy, pages } : null;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.log.warn({ file: id, why: error.refusal.code }, 'a document could not be made fit for judges');
      return null;
    }
  }

  private async keep(
    content: Uint8Array,
    { id: derivedFrom, kind, mediaType }: Pick<StoredFile, 'id' | 'kind' | 'mediaType'>,
    kept: NewFile[],
  ): Promise<NewFile> {
    const storageKey = newStorageKey();
    const { size, sha256 } = await this.store.write(storageKey, Readable.from([Buffer.from(content)], { objectMode: false }));
    const file = { storageKey, size: String(size), sha256, kind, mediaType, derivedFrom };
    kept.push(file);
    return file;
  }

  /** Writes what became of a file, unless another run of the job was faster. */
  private decide({ id }: StoredFile, state: JudgeCopyState, made: Made = { copy: null, pages: null }): Promise<void> {
    return transaction(this.db, (tx) => writeOutcome(tx, id, state, made));
  }
}

async function writeOutcome(tx: EntityManager, originalId: string, state: JudgeCopyState, { copy, pages }: Made): Promise<void> {
  const locked = await tx.getRepository(ShownCopy).findOne({ where: { originalId }, lock: { mode: 'pessimistic_write' } });
  if (locked?.state !== JudgeCopyState.PENDING) return;
  const madeAt = await databaseNow(tx);
  const [copyId, pagesId] = [await putFile(tx, copy, madeAt), await putFile(tx, pages, madeAt)];
  await tx.getRepository(ShownCopy).update({ originalId }, { state, copyId, pagesId, madeAt, maker: String(previewVersion) });
  const places = (pages?.places ?? []).map((place, index) => ({ ...place, originalId, ordinal: index + 1, start: String(place.start) }));
  await tx.getRepository(ShownPage).insert(places);
  const data = { state, sha256: copy?.sha256 ?? null, pages: places.length, pagesSha256: pages?.sha256 ?? null };
  await record(tx, 'SYSTEM', 'judge_copy.made', originalId, data);
}

async function putFile(tx: EntityManager, file: NewFile | null, createdAt: Date): Promise<string | null> {
  if (!file) return null;
  const { storageKey, size, sha256, kind, mediaType, derivedFrom } = file;
  const id = timeOrderedId();
  const nobodys = { originalName: null, uploadedBy: null };
  await tx.getRepository(StoredFile).insert({ id, storageKey, size, sha256, kind, mediaType, derivedFrom, ...nobodys, createdAt });
  return id;
}
