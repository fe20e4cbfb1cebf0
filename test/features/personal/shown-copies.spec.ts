import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EntryFile, FileSlot } from '../../../src/features/entries/entry-file.entity.js';
import { DestructionRecord } from '../../../src/features/personal/destruction-record.entity.js';
import { DestructionService } from '../../../src/features/personal/destruction.service.js';
import { timeOrderedId } from '../../../src/platform/database/ids.js';
import { newStorageKey } from '../../../src/platform/files/file-store.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition } from '../../support/factories.js';
import type { Person } from '../../support/person.js';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

let it: TestApp;
let person: Person;
beforeAll(async () => {
  it = await startTestApp();
  person = await it.person('lead@busan.example');
});
afterAll(() => it.close());

/** What the nights so far destroyed, after another one. */
async function destroyed(): Promise<object[]> {
  await it.app.get(DestructionService).destroyAll();
  const records = await it.db.getRepository(DestructionRecord).find({ order: { id: 'ASC' } });
  return records.map(({ retentionClass, count, files, keptFor }) => ({ retentionClass, count, files, keptFor }));
}

test('an upload that nothing uses any more goes with the copy and the pages that were made of it, and not while an entry holds it', async () => {
  const [original, copy, pages] = [timeOrderedId(), timeOrderedId(), timeOrderedId()];
  for (const [id, kind, from] of [
    [original, 'HWPX', null],
    [copy, 'HWPX', original],
    [pages, 'PAGES', original],
  ]) {
    await it.db.query(
      `insert into stored_file (id, storage_key, size, sha256, kind, media_type, uploaded_by, derived_from, created_at)
       values ($1, $2, 1000, repeat('0', 64), $3, 'application/octet-stream', $4, $5, $6)`,
      [id, newStorageKey(), kind, from === null ? person.account!.id : null, from, daysAgo(31)],
    );
  }
  await it.db.query(
    `insert into shown_copy (original_id, copy_id, pages_id, state, made_at, maker) values ($1, $2, $3, 'READY', now(), '1')`,
    [original, copy, pages],
  );
  await it.db.query(`insert into shown_page (original_id, ordinal, media_type, start, length) values ($1, 1, 'image/svg+xml', 0, 10)`, [
    original,
  ]);
  const { id: entryId } = await anEntry(it.db, await anEdition(it.db));
  const slot = { id: timeOrderedId(), entryId, versionId: null, slot: FileSlot.REPORT };
  await it.db.getRepository(EntryFile).insert({ ...slot, storedFileId: original });
  expect(await destroyed()).toEqual([]);
  await it.db.getRepository(EntryFile).delete({ id: slot.id });
  expect(await destroyed()).toEqual([{ retentionClass: 'UPLOAD', count: 1, files: 3, keptFor: '30 days' }]);
  expect(await it.db.query(`select id from stored_file where id = any($1)`, [[original, copy, pages]])).toEqual([]);
});
