import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DestructionService } from '../../../src/features/personal/destruction.service.js';
import { randomId } from '../../../src/platform/database/ids.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../../src/platform/files/file-store.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let it: TestApp;
beforeAll(async () => {
  it = await startTestApp();
});
afterAll(() => it?.close());

const night = () => it.app.get(DestructionService).destroyAll();
const store = () => it.app.get<FileStore>(FILE_STORE);

/** Noted, as by a program that ended before it removed them. */
async function bytesToRemove(): Promise<string> {
  const key = newStorageKey();
  await store().write(key, Readable.from([Buffer.alloc(1000)]));
  await it.db.query(`insert into bytes_to_remove (storage_key) values ($1)`, [key]);
  expect(await store().size(key)).toBe(1000);
  return key;
}

test('bytes that a program did not come to remove are removed the next night', async () => {
  const key = await bytesToRemove();
  await night();
  expect([await store().size(key), await it.db.query(`select from bytes_to_remove`)]).toEqual([null, []]);
});

test('what cannot be destroyed holds up no other class, nor the bytes, and the job fails', async () => {
  const key = await bytesToRemove();
  await it.db.query(
    `insert into access_log (id, at, actor_id, acting_as, subject, subject_id, what, network, session_id)
     values ($1, now() - interval '3 years', $1, 'ORGANIZER', 'ACCOUNT', $1, array['TEAM'], '127.0.0.0', $1)`,
    [randomId()],
  );
  // The first class of all cannot be looked at.
  await it.db.query(`alter table competition rename column submissions_close_at to closing`);
  try {
    await expect(night()).rejects.toThrow('could not be destroyed');
  } finally {
    await it.db.query(`alter table competition rename column closing to submissions_close_at`);
  }
  expect([await store().size(key), await it.db.query(`select from access_log`)]).toEqual([null, []]);
  expect(await it.db.query(`select retention_class as name, count::int from destruction_record`)).toEqual([
    { name: 'ACCESS_LOG', count: 1 },
  ]);
});
