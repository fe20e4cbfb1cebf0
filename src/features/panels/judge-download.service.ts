import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayReadAssigned } from '../../domain/permission/sheet.js';
import { Refused, refusal } from '../../domain/refusal.js';
import { neutralName } from '../../platform/files/neutral-name.js';
import type { PlacedPage } from '../../platform/http/send-page.js';
import type { StoredAnswer } from '../../platform/http/send-stored.js';
import { placedPage } from '../entries/shown-copy.queries.js';
import { type AssignedCopy, assignedCopies } from './judge-copy.queries.js';

@Injectable()
export class JudgeDownloadService {
  constructor(private readonly db: DataSource) {}

  /** The copy of a file that a judge was given to read. One that is not for this judge is as if it were not there, and so is one that has only pages. */
  async find(actor: Actor, id: string): Promise<StoredAnswer> {
    const { storageKey, size, mediaType, code, slot, kind, scanState } = await this.assigned(actor, id);
    if (!storageKey || !mediaType) throw new Refused(refusal('NOT_FOUND'));
    return { storageKey, size: Number(size), mediaType, fileName: neutralName(code, slot, kind), scanState };
  }

  /** A page of it, counted from 1. */
  async findPage(actor: Actor, id: string, ordinal: string): Promise<PlacedPage> {
    const { originalId } = await this.assigned(actor, id);
    const page = await placedPage(this.db.manager, originalId, ordinal);
    if (!page) throw new Refused(refusal('NOT_FOUND'));
    return page;
  }

  private async assigned(actor: Actor, id: string): Promise<AssignedCopy> {
    const copies = isUUID(id) ? await assignedCopies(this.db, id, actor.accountId) : [];
    const copy = copies.find((assigned) => mayReadAssigned(actor, assigned) === null);
    if (!copy) throw new Refused(refusal('NOT_FOUND'));
    return copy;
  }
}
