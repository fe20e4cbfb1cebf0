import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anHwpx } from '../../support/documents.js';
import { eventually } from '../../support/story.js';
import { aDraft, anEdition, aTeam, uploaded } from './an-edition.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a database with entries goes back to the schema before files were shown, and forward again, with the copies of judges', async () => {
  const edition = await anEdition(app, 'busan-2025');
  for (const [name, isSubmitted] of [
    ['submitted', true],
    ['draft', false],
  ] as const) {
    const lead = await app.person(`${name}@busan.example`);
    const entry = await aDraft(lead, await aTeam(app, edition, [lead]));
    const { id } = await uploaded(lead, await anHwpx(), '보고서.hwpx');
    await lead.mutate('attachFile', { entry: entry.id, file: id, slot: 'REPORT' });
    if (isSubmitted) await lead.mutate('submitEntry', { entry: entry.id });
  }
  const states = async () =>
    (await app.db.query<{ state: string }[]>(`select state from shown_copy order by state`)).map(({ state }) => state);
  await eventually(async () => (await states()).join() === 'READY,READY', 'the copies');
  // Jobs of the new schema have nothing to do meanwhile.
  await app.app.close();

  const doors = `select judge_copy.id, made.sha256 from judge_copy join entry_file on entry_file.id = entry_file_id
                   join shown_copy on original_id = entry_file.stored_file_id join stored_file as made on made.id = copy_id`;
  const before = await app.db.query<object[]>(doors);
  expect(before).toHaveLength(1);
  const last = async () => (await app.db.query<{ name: string }[]>(`select name from migrations order by id desc limit 1`))[0]!.name;
  while ((await last()) !== 'AssignmentRuns1764020400000') await app.db.undoLastMigration();
  const copies = `select judge_copy.id, sha256 from judge_copy join stored_file on stored_file.id = judge_copy.stored_file_id`;
  expect(await app.db.query(copies)).toEqual(before);
  // The copy for the draft and the pages of both are for the nightly job to remove.
  expect(await app.db.query(`select count(*)::int as keys from bytes_to_remove`)).toEqual([{ keys: 3 }]);
  await app.db.runMigrations({ transaction: 'each' });
  expect(await app.db.query(doors)).toEqual(before);
});
