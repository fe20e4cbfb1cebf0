import { Inject, Injectable } from '@nestjs/common';
import { ERRORS, Server, TUS_RESUMABLE } from '@tus/server';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { Refused, refusal } from '../../domain/refusal.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { randomId } from '../../platform/database/ids.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { tooLarge } from '../../platform/files/receive.js';
import { storeAndJudge } from '../../platform/files/store-and-judge.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { UploadLocks } from '../../platform/files/upload-locks.js';
import { PieceStore } from './piece-store.js';
import { putOnRecord } from './put-on-record.js';
import { dropUpload, finishUpload, forgetRemoved, piecesOf, uploadOf } from './resumable-upload.queries.js';

/** How long a request that is asked to let go of its upload may take to store what it has. */
const DRAIN_MS = 1_000;

/** What the protocol answers, and the file where the upload is complete. */
interface TusAnswer {
  status: number;
  headers: Headers;
  file: StoredFile | null;
}

/** Uploads that go on where they broke off (tus 1.0), by whichever instance they are sent to. They end as any uploaded file does. */
@Injectable()
export class ResumableService {
  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(CONFIG) private readonly config: Config,
    private readonly locks: UploadLocks,
  ) {}

  /**
   * Answers a request of the protocol; `id` is null where there is no upload yet. Whoever sends the last byte, or asks for an upload whose
   * last byte is there, is told which file it has become, however often.
   */
  async answer(actor: Actor | null, id: string | null, request: Request): Promise<TusAnswer> {
    if (id !== null && !isUUID(id)) throw new Refused(refusal('NOT_FOUND'));
    if (request.method !== 'OPTIONS' && request.headers.get('tus-resumable') !== TUS_RESUMABLE) {
      throw new Refused(refusal('UPLOAD_VERSION_WRONG'));
    }
    if (request.method === 'POST' && request.headers.get('upload-length') === '0') throw new Refused(refusal('FILE_EMPTY'));
    const newId = id ?? randomId();
    const { status, headers } = await this.askProtocol(actor, newId, request);
    const isWhole = actor !== null && request.method !== 'DELETE' && headers.has('upload-offset') && (await this.isWhole(actor, newId));
    return { status, headers, file: isWhole ? await this.complete(actor, newId) : null };
  }

  private async askProtocol(actor: Actor | null, id: string, request: Request): Promise<Response> {
    let failure: unknown;
    const server = new Server({
      path: '/uploads',
      datastore: new PieceStore(this.db, this.store, actor?.accountId ?? '', this.config.uploadLimitBytes),
      locker: this.locks,
      lockDrainTimeout: DRAIN_MS,
      maxSize: this.config.uploadLimitBytes,
      relativeLocation: true,
      allowedOrigins: () => false,
      namingFunction: () => id,
      onResponseError: (_, error) => {
        failure = error;
        return undefined;
      },
    });
    const response = await server.handleWeb(request);
    if (failure !== undefined) throw this.objectionOf(failure);
    if (!response.ok) throw new Refused(refusal('UPLOAD_HEADERS_WRONG'));
    return response;
  }

  /** What the protocol objects to, in our words. */
  private objectionOf(failure: unknown): unknown {
    switch (failure) {
      case ERRORS.FILE_NOT_FOUND:
      case ERRORS.FILE_NO_LONGER_EXISTS:
        return new Refused(refusal('NOT_FOUND'));
      case ERRORS.INVALID_OFFSET:
        return new Refused(refusal('UPLOAD_OFFSET_WRONG'));
      case ERRORS.ERR_LOCK_TIMEOUT:
        return new Refused(refusal('UPLOAD_IN_USE'));
      case ERRORS.ABORTED:
        return new Refused(refusal('FILE_CUT_OFF'));
      case ERRORS.ERR_MAX_SIZE_EXCEEDED:
        return tooLarge(this.config.uploadLimitBytes);
      default:
        return failure instanceof Object && 'status_code' in failure ? new Refused(refusal('UPLOAD_HEADERS_WRONG')) : failure;
    }
  }

  private async isWhole({ accountId }: Actor, id: string): Promise<boolean> {
    const upload = await uploadOf(this.db.manager, id, accountId);
    return upload !== null && upload.received === upload.size;
  }

  /** Reads the pieces again from the store, in one go, into a file that is judged and put on record. Once it is, that is what it stays. */
  private complete(actor: Actor, id: string): Promise<StoredFile> {
    return this.locks.hold(id, async () => {
      const upload = await uploadOf(this.db.manager, id, actor.accountId);
      if (!upload) throw new Refused(refusal('NOT_FOUND'));
      if (upload.storedFileId) return this.db.getRepository(StoredFile).findOneByOrFail({ id: upload.storedFileId });
      const received = await storeAndJudge(this.store, upload.originalName, this.bytesOf(await piecesOf(this.db.manager, id))).catch(
        (error: unknown) => this.giveUp(actor, id, error),
      );
      let pieces: string[] = [];
      const file = await putOnRecord(
        { db: this.db, store: this.store, config: this.config },
        actor,
        received,
        async (tx, { id: fileId }) => {
          const done = await finishUpload(tx, id, fileId);
          if (!done) throw new Refused(refusal('UPLOAD_IN_USE'));
          pieces = done;
        },
      );
      await forgetRemoved(this.db, this.store, pieces);
      return file;
    });
  }

  /** What the content is refused for stays so however often it is sent; trouble with the store does not. */
  private async giveUp({ accountId }: Actor, id: string, error: unknown): Promise<never> {
    if (error instanceof Refused && error.refusal.code.startsWith('FILE_')) {
      await forgetRemoved(this.db, this.store, (await dropUpload(this.db, id, accountId)) ?? []);
    }
    throw error;
  }

  private async *bytesOf(keys: readonly string[]): AsyncGenerator<Buffer> {
    for (const key of keys) yield* await this.store.read(key);
  }
}
