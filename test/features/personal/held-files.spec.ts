import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EntryFile } from '../../../src/features/entries/entry-file.entity.js';
import { DestructionService } from '../../../src/features/personal/destruction.service.js';
import { FILE_STORE, type FileStore } from '../../../src/platform/files/file-store.js';
import { StoredFile } from '../../../src/platform/files/stored-file.entity.js';
import { aLooseFile, storeAllFiles } from '../../doors/things.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition } from '../../support/factories.js';

let it: TestApp;
beforeAll(async () => {
  it = await startTestApp();
});
afterAll(() => it?.close());

/** What keeps a file: as long as one of these refers to it, it stays. */
const HOLDS = [
  'certificate_run',
  'entry_file',
  'notice_file',
  'published_report',
  'report_evidence',
  'shown_copy',
  'slides',
  'stored_file',
];
/** What only tells something of a file, and goes with it; what is shown of one holds the copy and the pages, not the file. */
const GOES_WITH_IT = ['file_text', 'leak_check', 'resumable_upload', 'shown_copy'];

test('every table that refers to a file is known to hold it or to go with it', async () => {
  const references = await it.db.query<{ name: string; action: string }[]>(
    `select distinct conrelid::regclass::text as name, confdeltype as action from pg_constraint
      where contype = 'f' and confrelid = 'stored_file'::regclass order by 1`,
  );
  const told = (actions: string) => references.filter(({ action }) => actions.includes(action)).map(({ name }) => name);
  expect({ holds: told('ra'), goes: told('c'), forgets: told('nd') }).toEqual({ holds: HOLDS, goes: GOES_WITH_IT, forgets: [] });
});

test('an uploaded file that nothing holds goes after thirty days, and one in a submitted version never while that stands', async () => {
  const person = await it.person('uploader@busan.example');
  const loose = await aLooseFile(it, person);
  const entry = await anEntry(it.db, await anEdition(it.db));
  const { storedFileId: submitted } = await it.db.getRepository(EntryFile).findOneByOrFail({ entryId: entry.id });
  await storeAllFiles(it);
  const keyOf = async (id: string) => (await it.db.getRepository(StoredFile).findOneByOrFail({ id })).storageKey;
  const [looseKey, submittedKey] = [await keyOf(loose), await keyOf(submitted)];
  const store = it.app.get<FileStore>(FILE_STORE);
  const sizes = () => Promise.all([looseKey, submittedKey].map((key) => store.size(key)));

  await it.app.get(DestructionService).destroyAll();
  expect(await sizes()).toEqual([1000, 1000]);
  await it.db.query(`alter table stored_file disable trigger stored_file_written_once`);
  await it.db.query(`update stored_file set created_at = created_at - interval '400 days'`);
  await it.db.query(`alter table stored_file enable trigger stored_file_written_once`);
  await it.app.get(DestructionService).destroyAll();
  expect(await sizes()).toEqual([null, 1000]);
  expect(await it.db.getRepository(StoredFile).existsBy({ id: loose })).toBe(false);
  expect((await it.db.getRepository(StoredFile).findOneByOrFail({ id: submitted })).destroyedAt).toBeNull();
});
