import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aCsv, aDocx, anHwp, anHwpx, aPdf } from '../../support/documents.js';
import { brokenInvariants } from '../../support/invariants.js';
import type { Person } from '../../support/person.js';
import { aDraft, anEdition, aTeam, type TestEdition, uploaded } from './an-edition.js';

let app: TestApp;
let edition: TestEdition;
beforeAll(async () => {
  app = await startTestApp();
  edition = await anEdition(app, 'busan-2025');
});
afterAll(async () => {
  expect(await brokenInvariants(app.db)).toEqual({});
  await app.close();
});

let people = 0;
/** A complete draft with this report, and its lead. */
async function aDraftWith(report: Buffer, name: string, where = edition): Promise<{ lead: Person; entry: string }> {
  const lead = await app.person(`lead${++people}@busan.example`);
  const { id: entry } = await aDraft(lead, await aTeam(app, where, [lead], [lead]));
  await lead.mutate('attachFile', { entry, file: (await uploaded(lead, report, name)).id, slot: 'REPORT' });
  return { lead, entry };
}

async function copiesAreMade(): Promise<void> {
  for (;;) {
    const [{ waiting }] = await app.db.query(`select count(*)::int as waiting from shown_copy where state = 'PENDING'`);
    if (waiting === 0) return;
    await pause(20);
  }
}

// Of each of them judges of a blind stage get a copy.
test.each<[kind: string, report: () => Buffer | Promise<Buffer>]>([
  ['HWP', () => anHwp()],
  ['HWPX', () => anHwpx()],
  ['DOCX', () => aDocx()],
  ['PDF', () => aPdf()],
])('a report in %s is taken where judges must not know whose it is', async (kind, report) => {
  const { lead, entry } = await aDraftWith(await report(), `보고서.${kind}`);
  expect(await lead.mutate('submitEntry', { entry }, '{ ordinal }')).toEqual({ ordinal: 1 });
});

describe('a team', () => {
  const OWN = `query ($competition: ID!) { myTeam(competition: $competition) { entry {
    files { slot judgeCopy } versions { ordinal declarations { earlierAwards } files { slot name kind size sha256 judgeCopy } } } } }`;

  interface Own {
    myTeam: { entry: { files: { slot: string; judgeCopy: string }[]; versions: { files: { slot: string; judgeCopy: string }[] }[] } };
  }

  test('sees of each file what judges get of it, in a draft as in what was submitted', async () => {
    // Begins and ends as a PDF does, with nothing that can be read in between.
    const broken = Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog${'x'.repeat(3000)}\nstartxref\n9\n%%EOF\n`);
    const { lead, entry } = await aDraftWith(await aPdf(), '보고서.pdf');
    await lead.mutate('attachFile', { entry, file: (await uploaded(lead, broken, '요약.pdf')).id, slot: 'SUMMARY' });
    await lead.mutate('attachFile', { entry, file: (await uploaded(lead, aCsv(), '빈집.csv')).id, slot: 'DATA' });
    await lead.mutate('submitEntry', { entry }, '{ ordinal }');
    await copiesAreMade();
    const { myTeam } = await lead.query<Own>(OWN, { competition: edition.id });
    expect(myTeam.entry.files.map(({ slot, judgeCopy }) => `${slot} ${judgeCopy}`)).toEqual([
      'REPORT READY',
      'SUMMARY FAILED',
      'DATA READY',
    ]);
    expect(myTeam.entry.versions.map(({ files }) => files.map(({ slot, judgeCopy }) => `${slot} ${judgeCopy}`))).toEqual([
      ['REPORT READY', 'SUMMARY FAILED', 'DATA READY'],
    ]);
  });

  test('reads three versions of three files with as many queries as one of one', async () => {
    const { lead, entry } = await aDraftWith(await aPdf(), '보고서.pdf');
    await lead.mutate('submitEntry', { entry }, '{ ordinal }');
    await copiesAreMade();
    const own = () => lead.query<Own>(OWN, { competition: edition.id });
    const forOne = await countQueries(app.app, own);
    await lead.mutate('attachFile', { entry, file: (await uploaded(lead, aCsv(), '빈집.csv')).id, slot: 'DATA' });
    await lead.mutate('attachFile', { entry, file: (await uploaded(lead, await aPdf(), '요약.pdf')).id, slot: 'SUMMARY' });
    await lead.mutate('submitEntry', { entry }, '{ ordinal }');
    await lead.mutate('submitEntry', { entry }, '{ ordinal }');
    await copiesAreMade();
    const forThree = await countQueries(app.app, own);
    expect((await own()).myTeam.entry.versions.map(({ files }) => files.length)).toEqual([1, 3, 3]);
    // The team (TypeORM asks twice for one row with its relations), its entry, the draft's files, the versions, their files, and of both
    // what is shown of them.
    expect([forOne, forThree]).toEqual([8, 8]);
  });
});

describe('what was submitted is written once', () => {
  beforeAll(async () => {
    const { lead, entry } = await aDraftWith(await aPdf(), '보고서.pdf');
    await lead.mutate('submitEntry', { entry }, '{ ordinal }');
  });

  const refusedBy = (statement: string): Promise<string> =>
    app.db.query(statement).then(
      () => 'nothing',
      ({ driverError }: { driverError: { code: string; constraint: string } }) => `${driverError.code} ${driverError.constraint}`,
    );

  // 23001: restrict_violation; even for the owner of the database.
  test.each([
    [`update entry_version set title = title`, '23001 entry_version_written_once'],
    [`delete from entry_version`, '23001 entry_version_written_once'],
    [`update entry_file set stored_file_id = stored_file_id where version_id is not null`, '23001 entry_file_written_once'],
    [`update entry_file set version_id = null where version_id is not null`, '23001 entry_file_written_once'],
    [`delete from entry_file where version_id is not null`, '23001 entry_file_written_once'],
    [`truncate entry_file cascade`, '23001 entry_file_written_once'],
    [`update entry_file set slot = slot where version_id is null`, 'nothing'],
    [`update history_snapshot set salted_hash = salted_hash`, '23001 history_snapshot_written_once'],
    [`update history_snapshot set taken_at = now()`, '23001 history_snapshot_written_once'],
    [`delete from history_snapshot`, '23001 history_snapshot_written_once'],
    [`truncate history_snapshot cascade`, '23001 history_snapshot_written_once'],
    [`update history_snapshot set destroyed_at = destroyed_at`, 'nothing'],
  ])('%s is refused by %s', async (statement, constraint) => {
    expect(await refusedBy(statement)).toBe(constraint);
  });
});
