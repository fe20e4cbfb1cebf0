import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayReadDestructionRecords } from '../../domain/permission/personal.js';
import { refuse } from '../../domain/refusal.js';
import { keptFor as periodOf, type RetentionClassName, retentionClassNames } from '../../domain/retention.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { DestructionRecord } from './destruction-record.entity.js';
import { destroyDue, keysToRemove, removed } from './destruction.queries.js';
import { indexMissing } from '../entries/search.service.js';
import { currentPrivacyText } from './privacy.type.js';

const keysAtOnce = 100;

/** Personal data goes when its time is over; the book of destructions says that it did. */
@Injectable()
export class DestructionService {
  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /** Job `destroy-due`, every night. Each class stands or falls by itself, with its record; running it again destroys nothing more. */
  async destroyAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const name of retentionClassNames) await this.destroy(name).catch((failure: unknown) => failures.push(failure));
    await this.removeBytes();
    if (failures.length > 0) throw new AggregateError(failures, 'Some personal data that is due could not be destroyed');
  }

  async records(actor: Actor, { first, after }: PageArgs): Promise<Page<DestructionRecord>> {
    refuse(mayReadDestructionRecords(actor));
    const cursor = decodeCursor(after, 'INSTANT');
    const records = this.db.getRepository(DestructionRecord).createQueryBuilder('record').where('true');
    const total = await records.getCount();
    if (cursor) records.andWhere('(record.destroyed_at, record.id) < (:at::timestamptz, :id::uuid)', { at: cursor[0], id: cursor[1] });
    const rows = await records
      .orderBy('record.destroyed_at', 'DESC')
      .addOrderBy('record.id', 'DESC')
      .limit(first + 1)
      .getMany();
    return pageOf(rows, first, total, ({ destroyedAt, id }) => [destroyedAt.toISOString(), id]);
  }

  private destroy(retentionClass: RetentionClassName): Promise<void> {
    return transaction(this.db, async (tx) => {
      const destroyedAt = await databaseNow(tx);
      const keptFor = periodOf(retentionClass);
      const { count, files, oldest, newest } = await destroyDue(tx, retentionClass, destroyedAt, keptFor);
      if (!oldest || !newest) return;
      const id = timeOrderedId();
      const about = { count, files, keptFor, policyHash: currentPrivacyText.hash };
      await tx.getRepository(DestructionRecord).insert({ id, retentionClass, destroyedAt, oldest, newest, ...about });
      await record(tx, 'SYSTEM', 'data.destroyed', id, { retentionClass, ...about });
      if (files > 0) await indexMissing(tx);
    });
  }

  /** What a transaction noted goes from the store after it, never before: a record without its bytes would be a loss, bytes without a record wait here. */
  private async removeBytes(): Promise<void> {
    for (;;) {
      const keys = (await keysToRemove(this.db.manager, keysAtOnce)).map(({ key }) => key);
      if (keys.length === 0) return;
      for (const key of keys) await this.store.remove(key);
      await removed(this.db.manager, keys);
    }
  }
}
