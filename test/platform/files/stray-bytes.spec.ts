import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EntryFile } from '../../../src/features/entries/entry-file.entity.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../../src/platform/files/file-store.js';
import { StoredFile } from '../../../src/platform/files/stored-file.entity.js';
import { StrayBytesService } from '../../../src/platform/files/stray-bytes.service.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aPdf } from '../../support/documents.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition } from '../../support/factories.js';
import { begun, sendFrom } from '../../support/resumable.js';
import { storeAllFiles } from '../../doors/things.js';

let it: TestApp;
let store: FileStore;
beforeAll(async () => {
  it = await startTestApp();
  store = it.app.get<FileStore>(FILE_STORE);
});
afterAll(() => it?.close());

const night = () => it.app.get(StrayBytesService).removeAll();
const aDayGoesBy = () => it.db.query(`update stray_bytes set found_at = found_at - interval '25 hours'`);

async function stored(): Promise<string> {
  const key = newStorageKey();
  await store.write(key, Readable.from([Buffer.alloc(1000)]));
  return key;
}

test('bytes without a record are removed when they were without one a day before, and the trail tells how many', async () => {
  const stray = await stored();
  await night();
  await night();
  expect(await store.size(stray)).toBe(1000);
  await aDayGoesBy();
  await night();
  expect(await store.size(stray)).toBeNull();
  expect(await it.db.query(`select data from audit_event where action = 'stray-bytes.removed'`)).toEqual([
    { data: '{"count":1,"strayFor":"24 hours"}' },
  ]);
  await aDayGoesBy();
  await aDayGoesBy();
  await night();
  expect(await it.db.query(`select from stray_bytes`)).toEqual([]);
});

test('bytes that have got their record meanwhile stay', async () => {
  const late = await stored();
  await night();
  const file = { id: '00000000-0000-7000-8000-00000000000a', storageKey: late, size: '1000', sha256: '0'.repeat(64), kind: 'PDF' } as const;
  await it.db.getRepository(StoredFile).insert({ ...file, mediaType: 'application/pdf', originalName: 'a.pdf', uploadedBy: file.id });
  await aDayGoesBy();
  await night();
  expect(await store.size(late)).toBe(1000);
  await it.db.query(`delete from stored_file`);
});

test('whatever is on record stays, however old: submitted files, copies for judges, and pieces of an upload that goes on', async () => {
  const entry = await anEntry(it.db, await anEdition(it.db));
  await storeAllFiles(it);
  const person = await it.person('uploader@busan.example');
  const pdf = await aPdf();
  const upload = `${it.url}${await begun(person, it.url, pdf.length)}`;
  await sendFrom(person, upload, 0, pdf.subarray(0, 500));
  for (let nights = 0; nights < 3; nights++) {
    await night();
    await aDayGoesBy();
  }
  const { storedFileId } = await it.db.getRepository(EntryFile).findOneByOrFail({ entryId: entry.id });
  const { storageKey } = await it.db.getRepository(StoredFile).findOneByOrFail({ id: storedFileId });
  expect(await store.size(storageKey)).toBe(1000);
  const copies = await it.db.query<{ key: string }[]>(
    `select storage_key as key from shown_copy join stored_file on stored_file.id in (shown_copy.copy_id, shown_copy.pages_id)`,
  );
  for (const { key } of copies) expect(await store.size(key)).toBe(1000);
  expect(copies).toHaveLength(1);
  expect((await sendFrom(person, upload, 500, pdf.subarray(500))).file).toMatchObject({ size: pdf.length });
});

test('every table that keeps the key of bytes calls it storage_key, or its bytes would be taken for stray', async () => {
  const columns = await it.db.query<{ place: string }[]>(
    `select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and column_name ~ '(storage|bytes|file|object)_?keys?$' order by 1`,
  );
  expect(columns.map(({ place }) => place).filter((place) => !place.endsWith('.storage_key'))).toEqual([]);
});
