import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayReadAssigned } from '../../domain/permission/sheet.js';
import { Refused, refusal } from '../../domain/refusal.js';
import { neutralName } from '../../platform/files/scrub.js';
import type { StoredAnswer } from '../../platform/http/send-stored.js';
import { assignedCopies } from './judge-copy.queries.js';

@Injectable()
export class JudgeDownloadService {
  constructor(private readonly db: DataSource) {}

  /** The copy of a file that a judge was given to read. One that is not for this judge is as if it were not there. */
  async find(actor: Actor, id: string): Promise<StoredAnswer> {
    const copies = isUUID(id) ? await assignedCopies(this.db, id, actor.accountId) : [];
    const copy = copies.find((assigned) => mayReadAssigned(actor, assigned) === null);
    if (!copy) throw new Refused(refusal('NOT_FOUND'));
    const { storageKey, size, mediaType, code, slot, kind, scanState } = copy;
    return { storageKey, size: Number(size), mediaType, fileName: neutralName(code, slot, kind), scanState };
  }
}
