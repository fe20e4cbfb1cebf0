import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SearchService } from '../../../src/features/entries/search.service.js';
import { DestructionService } from '../../../src/features/personal/destruction.service.js';
import { randomId } from '../../../src/platform/database/ids.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../../src/platform/files/file-store.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition } from '../../support/factories.js';

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

test('an entry whose files were destroyed is found by its title again at once', async () => {
  const edition = await anEdition(it.db);
  const { id, number } = await anEntry(it.db, edition, { title: '남는제목' });
  await it.app.get(SearchService).index({ entry: id });
  await it.db.query(
    `insert into publication (id, competition_id, ordinal, slug, title_ko, title_en, year, settlement_id, settlement_hash, audit_seq,
                              audit_hash, awarded_places, signed_text, kid, signature, published_at, decided_at, published_by)
     values ($1, $2, 1, $3, '대회', 'Contest', 2020, $1, '', 0, '', 1, '', '', '', now() - interval '370 days', now(), $1)`,
    [randomId(), edition.id, edition.slug],
  );
  await night();
  const found = () => it.app.get(SearchService).find(edition.id, { text: '남는제목', first: 10 });
  while ((await found()).nodes.length === 0) await pause(20);
  expect((await found()).nodes.map(({ entry, places }) => [entry.number, places.length])).toEqual([[number, 1]]);
  expect(await it.db.query(`select from stored_file where destroyed_at is null`)).toEqual([]);
});
