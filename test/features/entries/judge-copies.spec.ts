import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { JudgeCopyService } from '../../../src/features/entries/judge-copy.service.js';
import { FILE_STORE, type FileStore } from '../../../src/platform/files/file-store.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aNotebook, anHwpx, aPdf } from '../../support/documents.js';
import { placesOf } from '../../support/hidden-text.js';
import { aRealHwp } from '../../support/hwp.js';
import type { Person } from '../../support/person.js';
import { aDraft, anEdition, aTeam, type TestEdition, uploaded } from './an-edition.js';

let app: TestApp;
let store: FileStore;
let edition: TestEdition;

beforeAll(async () => {
  app = await startTestApp();
  store = app.app.get<FileStore>(FILE_STORE);
  edition = await anEdition(app, 'busan-2025');
});
afterAll(() => app.close());

let people = 0;
/** Submits these files; answers the version and how to look at its copies. */
async function submitted(files: Record<string, [bytes: Buffer | string, name: string]>, beforeAttaching = async (): Promise<void> => {}) {
  const lead: Person = await app.person(`lead${++people}@busan.example`);
  const { id: entry } = await aDraft(lead, await aTeam(app, edition, [lead]));
  const received: [slot: string, file: string][] = [];
  for (const [slot, [bytes, name]] of Object.entries(files)) received.push([slot, (await uploaded(lead, bytes, name)).id]);
  await beforeAttaching();
  for (const [slot, file] of received) await lead.mutate('attachFile', { entry, file, slot });
  return lead.mutate('submitEntry', { entry });
}

interface Copy {
  slot: string;
  state: string;
  storage_key: string | null;
  original_name: string | null;
  uploaded_by: string | null;
  kind: string | null;
  sha256: string | null;
}

const copiesOf = (version: { id: string }): Promise<Copy[]> =>
  app.db.query(
    `select slot, shown_copy.state, storage_key, original_name, uploaded_by, kind, sha256
       from entry_file join judge_copy on judge_copy.entry_file_id = entry_file.id
       join shown_copy on shown_copy.original_id = entry_file.stored_file_id
       left join stored_file on stored_file.id = shown_copy.copy_id
      where version_id = $1 order by slot`,
    [version.id],
  );

async function statesOnce(version: { id: string }, done: (states: string[]) => boolean): Promise<Record<string, string>> {
  for (;;) {
    const copies = await copiesOf(version);
    if (done(copies.map(({ state }) => state))) return Object.fromEntries(copies.map(({ slot, state }) => [slot, state]));
    await pause(20);
  }
}

/** The jobs for copies that remain once those under way are done: none, or those that failed and will be tried again. */
async function jobsLeft(): Promise<object[]> {
  for (;;) {
    const jobs = await app.db.query<{ last_error: string | null }[]>(
      `select task_identifier, attempts, last_error from graphile_worker.jobs where task_identifier = 'make-judge-copies'`,
    );
    if (jobs.length === 0 || jobs.some(({ last_error }) => last_error !== null)) return jobs;
    await pause(20);
  }
}
const noneWaits = (states: string[]): boolean => !states.includes('PENDING');

describe('after a submission', () => {
  test('files become copies without owner, name and properties; one that cannot be scrubbed fails', async () => {
    const version = await submitted({
      REPORT: [await anHwpx({ properties: { creator: '김도현', lastsaveby: '김도현' } }), '김도현 보고서.hwpx'],
      SUMMARY: [await aPdf({ properties: { Author: 'Kim Dohyeon' } }), '김도현 요약.pdf'],
      CODE: [aNotebook(), 'code.ipynb'],
      EVIDENCE: [await aRealHwp(), '증빙.hwp'],
    });
    expect(await statesOnce(version, noneWaits)).toEqual({ REPORT: 'READY', SUMMARY: 'READY', CODE: 'READY', EVIDENCE: 'READY' });
    const copies = (await copiesOf(version)).filter(({ storage_key }) => storage_key !== null);
    expect(copies.map(({ kind, original_name, uploaded_by }) => [kind, original_name, uploaded_by])).toEqual([
      ['IPYNB', null, null],
      ['HWP', null, null],
      ['HWPX', null, null],
      ['PDF', null, null],
    ]);
    for (const { storage_key, sha256 } of copies) {
      const bytes = await buffer(await store.read(storage_key!));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      expect([await placesOf('김도현', bytes), await placesOf('Dohyeon', bytes)]).toEqual([[], []]);
    }
  });

  test('a document that cannot be taken apart fails alone', async () => {
    // Begins and ends as a PDF does, with nothing that can be read in between.
    const broken = Buffer.concat([
      Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog'),
      Buffer.alloc(3000, 'x'),
      Buffer.from('\nstartxref\n9\n%%EOF\n'),
    ]);
    const version = await submitted({ REPORT: [broken, 'broken.pdf'], SUMMARY: [await aPdf(), 'summary.pdf'] });
    expect(await statesOnce(version, noneWaits)).toEqual({ REPORT: 'FAILED', SUMMARY: 'READY' });
    // The job is done, not waiting to try again. Its row goes a moment after its work.
    expect(await jobsLeft()).toEqual([]);
  });

  test('a store that fails makes the job wait, not the other files; once it is back the copy is made', async () => {
    const report = await aPdf({ text: 'The store loses this for a while' });
    const sha256 = createHash('sha256').update(report).digest('hex');
    let key = '';
    const version = await submitted({ REPORT: [report, 'r.pdf'], SUMMARY: [await aPdf(), 's.pdf'] }, async () => {
      [{ storage_key: key }] = await app.db.query(`select storage_key from stored_file where sha256 = $1`, [sha256]);
      await store.remove(key);
    });
    const halfway = await statesOnce(version, (states) => states.includes('READY'));
    expect(halfway).toEqual({ REPORT: 'PENDING', SUMMARY: 'READY' });
    await store.write(key, Readable.from([report]));
    await app.app.get(JudgeCopyService).makeFor({ version: version.id });
    expect(await statesOnce(version, noneWaits)).toEqual({ REPORT: 'READY', SUMMARY: 'READY' });
  });

  test('the job run again, and twice at once, makes one copy and leaves no bytes without a record', async () => {
    const version = await submitted({ REPORT: [await aPdf(), 'r.pdf'] });
    await statesOnce(version, noneWaits);
    const before = await copiesOf(version);
    await app.app.get(JudgeCopyService).makeFor({ version: version.id });
    expect(await copiesOf(version)).toEqual(before);

    await app.db.query(
      `update shown_copy set state = 'PENDING', copy_id = null, pages_id = null, made_at = null, maker = null
        where original_id in (select stored_file_id from entry_file where version_id = $1)`,
      [version.id],
    );
    await Promise.all([1, 2, 3].map(() => app.app.get(JudgeCopyService).makeFor({ version: version.id })));
    expect(await copiesOf(version)).toEqual([{ ...before[0], storage_key: expect.any(String) }]);
    const onRecord = (await app.db.query<{ storage_key: string }[]>(`select storage_key from stored_file`)).map((row) => row.storage_key);
    const stored: string[] = [];
    for await (const key of store.keys()) stored.push(key);
    expect(stored.toSorted()).toEqual(onRecord.toSorted());
  });
});
