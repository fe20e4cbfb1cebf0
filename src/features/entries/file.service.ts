import { Inject, Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { isOwnFile, mayReadFile, saysWhy } from '../../domain/permission/entry.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { receiveFile } from '../../platform/files/receive.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { holderFor, ownersOf, slotOf } from './entries.queries.js';
import type { FileSlot } from './entry-file.entity.js';
import { putOnRecord } from './put-on-record.js';
import { JudgeCopyState, ShownCopy } from './shown-copy.entity.js';

/** A file, and whose it is where it is not the reader's own. */
export interface FileForReader {
  file: StoredFile;
  competitionId: string | null;
  /** Accounts. */
  owners: string[];
}

/** What is shown to judges of a file: the copy to download, if there is one. */
export interface ShownForReader extends FileForReader {
  copy: StoredFile | null;
  slot: FileSlot;
}

/** Uploaded files: taken in from whoever is signed in, given out to whom they concern. */
@Injectable()
export class FileService {
  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Takes the file of a multipart request. It is on record only once the store holds it for good; half an upload leaves nothing. */
  async receive(actor: Actor, request: Request, response: Response): Promise<StoredFile> {
    const received = await receiveFile(request, response, this.store, { maxBytes: this.config.uploadLimitBytes });
    return putOnRecord({ db: this.db, store: this.store, config: this.config }, actor, received);
  }

  /** A stored file for somebody who may read it. For everybody else it does not exist, and neither does an id that is none. Whoever is not of its team gives a reason. */
  async forReader(actor: Actor | null, id: string, reason: string | null): Promise<FileForReader> {
    const file = actor && isUUID(id) ? await this.db.getRepository(StoredFile).findOneBy({ id }) : null;
    if (!actor || !file || file.destroyedAt) throw new Refused(refusal('NOT_FOUND'));
    const heldBy = await holderFor(this.db.manager, file.id, actor.accountId);
    const facts = { uploadedBy: file.uploadedBy, heldBy };
    refuse(mayReadFile(actor, facts));
    if (isOwnFile(actor, facts)) return { file, competitionId: null, owners: [] };
    refuse(saysWhy(reason));
    return { file, competitionId: heldBy!.competitionId, owners: await ownersOf(this.db.manager, file.id) };
  }

  /** What judges get of a file, for whoever may read the file itself. Where nothing is shown of it there is none. */
  async shownForReader(actor: Actor | null, id: string, reason: string | null): Promise<ShownForReader> {
    const found = await this.forReader(actor, id, reason);
    const where = { originalId: found.file.id, state: JudgeCopyState.READY };
    const shown = await this.db.getRepository(ShownCopy).findOne({ where, relations: { copy: true } });
    const slot = await slotOf(this.db.manager, found.file.id);
    if (!shown || !slot) throw new Refused(refusal('NOT_FOUND'));
    return { ...found, copy: shown.copy, slot };
  }
}
