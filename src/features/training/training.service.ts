import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayImportTraining, maySeeOwnTraining, maySeeTrainingOffice } from '../../domain/permission/training.js';
import { refuse } from '../../domain/refusal.js';
import { seoulDay } from '../../domain/seoul-time.js';
import { readUpload } from '../../platform/csv/read-upload.js';
import { databaseNow } from '../../platform/database/transaction.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import type { CompletedRecord } from './completed-record.type.js';
import { Programme } from './programme.entity.js';
import { completedRecordsOf } from './training-history.queries.js';
import { type ImportOutcome, importTraining } from './training-import.js';
import { importsAfter } from './training.queries.js';
import { TrainingImport } from './training-record.entity.js';
import { TrainingOffice } from './training.type.js';

@Injectable()
export class TrainingService {
  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /** Takes in a file that the actor uploaded: see `importTraining`. */
  async import(actor: Actor, fileId: string): Promise<ImportOutcome> {
    refuse(mayImportTraining(actor));
    const bytes = await readUpload(this.db.manager, this.store, actor, fileId);
    return importTraining(this.db, bytes, { actor, as: 'TRAINING_OFFICER' });
  }

  office(actor: Actor): TrainingOffice {
    refuse(maySeeTrainingOffice(actor));
    return new TrainingOffice();
  }

  /** Every programme, newest first: one a year. */
  programmes(): Promise<Programme[]> {
    return this.db.getRepository(Programme).find({ order: { year: 'DESC' } });
  }

  async imports({ first, after }: PageArgs): Promise<Page<TrainingImport>> {
    const rows = await importsAfter(this.db, first, decodeCursor(after, 'INSTANT'));
    const total = await this.db.getRepository(TrainingImport).count();
    return pageOf(rows, first, total, ({ importedAt, id }) => [importedAt.toISOString(), id]);
  }

  /** What the actor has completed, as of today in Seoul. */
  async ownHistory(actor: Actor): Promise<CompletedRecord[]> {
    refuse(maySeeOwnTraining(actor));
    const today = seoulDay(await databaseNow(this.db.manager));
    const histories = await completedRecordsOf(this.db.manager, [{ memberId: actor.accountId, accountId: actor.accountId }], today);
    return histories.get(actor.accountId) ?? [];
  }
}
