import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../audit/record.js';
import { randomId } from '../database/ids.js';
import { transaction } from '../database/transaction.js';
import { JobRunner } from '../jobs/job-runner.js';
import { FILE_STORE, type FileStore } from './file-store.js';

const keysAtOnce = 1_000;

/** Bytes that no record knows go once they have been without one for so long: whatever was on its way has arrived by then, or never will. */
const strayFor = '24 hours';

/**
 * What a program leaves in the store when it dies between the bytes and their record. A key is noted the first night it is found, since
 * keys tell no age, and removed on a later one.
 */
@Injectable()
export class StrayBytesService {
  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly store: FileStore,
    jobs: JobRunner,
  ) {
    jobs.handleNightly('remove-stray-bytes', () => this.removeAll());
  }

  /** Job `remove-stray-bytes`. Running it again removes nothing more. */
  async removeAll(): Promise<void> {
    let removed = 0;
    let keys: string[] = [];
    for await (const key of this.store.keys()) {
      keys.push(key);
      if (keys.length < keysAtOnce) continue;
      removed += await this.removeOf(keys);
      keys = [];
    }
    removed += await this.removeOf(keys);
    await this.db.query(`delete from stray_bytes where found_at < clock_timestamp() - 2 * $1::interval`, [strayFor]);
    if (removed > 0)
      await transaction(this.db, (tx) => record(tx, 'SYSTEM', 'stray-bytes.removed', randomId(), { count: removed, strayFor }));
  }

  private async removeOf(keys: readonly string[]): Promise<number> {
    const rows = await this.db.query<{ key: string; isOld: boolean }[]>(
      `with stray as materialized (select key from without_record($1) as key),
            noted as (insert into stray_bytes (storage_key) select key from stray on conflict do nothing)
       select key, coalesce(found_at < clock_timestamp() - $2::interval, false) as "isOld"
         from stray left join stray_bytes on storage_key = key`,
      [keys, strayFor],
    );
    const old = rows.filter(({ isOld }) => isOld).map(({ key }) => key);
    for (const key of old) await this.store.remove(key);
    return old.length;
  }
}
