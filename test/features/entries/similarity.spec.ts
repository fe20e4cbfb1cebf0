import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aPdf } from '../../support/documents.js';
import type { Person } from '../../support/person.js';
import { aDraft, anEdition, aTeam, closeIn, type TestEdition, uploaded } from './an-edition.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

let editions = 0;
let edition: TestEdition;
beforeEach(async () => {
  edition = await anEdition(app, `busan-${2025 + ++editions}`);
  // What other tests handed in is not compared with.
  await app.db.query(`update entry set state = 'WITHDRAWN'`);
});

const passage =
  'Where empty houses crowd the hillside roads fire engines hardly pass, and the golden time is missed three times as often as elsewhere; so twelve stretches were chosen.';
/** Lines that nobody else has: each of their words has this one in it. */
const own = (word: string) =>
  Array.from({ length: 14 }, (_, line) =>
    Array.from({ length: 8 }, (_, at) => `${word}${String.fromCharCode(97 + ((line * 7 + at * 5) % 26))}`).join(' '),
  ).join('\n');

let people = 0;
async function handsIn(text: string, to = edition): Promise<{ lead: Person; entry: string }> {
  const lead = await app.person(`lead-${++people}@busan.example`);
  const { id: entry } = await aDraft(lead, await aTeam(app, to, [lead]), `보고서 ${people}`);
  const { id: file } = await uploaded(lead, await aPdf({ text }), '보고서.pdf');
  await lead.mutate('attachFile', { entry, file, slot: 'REPORT' });
  await lead.mutate('submitEntry', { entry });
  return { lead, entry };
}

const nothingWaits = async (sql: string) => {
  while ((await app.db.query<unknown[]>(sql)).length > 0) await pause(20);
};

/** Once all texts are read: asks for a comparison, and waits until it is made. */
async function compared(): Promise<void> {
  await nothingWaits(`select from file_text where state = 'PENDING'`);
  await app.db.query(`delete from report_comparison where competition_id = $1`, [edition.id]);
  await edition.organizer.mutate('compareReports', { competition: edition.id }, '');
  while ((await app.db.query<unknown[]>(`select from report_comparison where competition_id = $1`, [edition.id])).length === 0)
    await pause(20);
}

const FOUND = `reportComparison { reports earlierReports unreadReports }
  similarReports { totalCount nodes { leftShare rightShare left { competitionSlug entryNumber title version } right { competitionSlug entryNumber }
    passages { leftText leftPage rightText rightPage } } }`;
interface Pair {
  leftShare: number;
  left: { competitionSlug: string; entryNumber: string };
  right: { competitionSlug: string; entryNumber: string };
  passages: { leftText: string | null; rightText: string | null }[];
}
interface Found {
  reportComparison: object | null;
  similarReports: { totalCount: number; nodes: Pair[] };
}
const found = async (): Promise<Found> =>
  (await edition.organizer.query<{ organizerDesk: Found }>(`{ organizerDesk(competition: "${edition.slug}") { ${FOUND} } }`)).organizerDesk;

describe('reports with passages in common', () => {
  test('are shown to the organisers with those passages, as each of them has it', async () => {
    await handsIn(`${own('garam')}\n${passage}\n${own('naru')}`);
    await handsIn(own('maru'));
    await handsIn(`${own('dasom')}\n${passage.replaceAll(' h', '  h')}\n${own('raon')}`);
    await compared();
    const { reportComparison, similarReports } = await found();
    expect(reportComparison).toEqual({ reports: 3, earlierReports: 0, unreadReports: 0 });
    expect(similarReports).toMatchObject({
      totalCount: 1,
      nodes: [
        { left: { entryNumber: expect.stringMatching(/-001$/), version: 1 }, right: { entryNumber: expect.stringMatching(/-003$/) } },
      ],
    });
    const [pair] = similarReports.nodes;
    expect(pair).toMatchObject({ passages: [{ leftPage: 1, rightPage: 1 }] });
    expect(pair!.leftShare).toBeGreaterThan(0.05);
    expect(pair!.passages).toHaveLength(1);
    expect(pair!.passages[0]!.leftText!.replaceAll(/\s+/g, ' ')).toContain(passage.slice(0, -1));
    expect(pair!.passages[0]!.rightText!.replaceAll(/\s+/g, ' ')).toContain(passage.slice(0, -1));
  });

  test('of an earlier edition are found, and those of a later one are not looked at', async () => {
    const later = edition;
    const earlier = await anEdition(app, 'busan-2019');
    const { lead: left } = await handsIn(`${own('garam')}\n${passage}`, later);
    const { lead: right } = await handsIn(`${own('dasom')}\n${passage}`, earlier);
    await closeIn(app, earlier, -86_400_000);
    await compared();
    expect(await found()).toMatchObject({
      reportComparison: { reports: 1, earlierReports: expect.any(Number) },
      similarReports: { nodes: [{ left: { competitionSlug: later.slug }, right: { competitionSlug: 'busan-2019' } }] },
    });
    const written = `select competition_id as "competitionId" from access_log where subject_id = $1 and 'ENTRY_FILE' = any(what)`;
    expect(await app.db.query(written, [left.account!.id])).toEqual([{ competitionId: later.id }]);
    expect(await app.db.query(written, [right.account!.id])).toEqual([{ competitionId: earlier.id }]);
    edition = earlier;
    await compared();
    expect(await found()).toMatchObject({ reportComparison: { reports: 1, earlierReports: 0 }, similarReports: { totalCount: 0 } });
  });

  test('are not those of withdrawn entries, of older versions and of drafts', async () => {
    const { lead, entry } = await handsIn(`${own('garam')}\n${passage}`);
    const gone = await handsIn(`${own('dasom')}\n${passage}`);
    await gone.lead.mutate('withdrawEntry', { entry: gone.entry });
    const { id: file } = await uploaded(lead, await aPdf({ text: own('naru') }), '고침.pdf');
    await lead.mutate('attachFile', { entry, file, slot: 'REPORT' });
    await lead.mutate('submitEntry', { entry });
    await handsIn(`${own('raon')}\n${passage}`);
    await compared();
    expect(await found()).toEqual({
      reportComparison: { reports: 2, earlierReports: expect.any(Number), unreadReports: 0 },
      similarReports: { totalCount: 0, nodes: [] },
    });
  });

  test('keep their shares when a text is destroyed, and show its words no more', async () => {
    const { entry } = await handsIn(`${own('garam')}\n${passage}`);
    await handsIn(`${own('dasom')}\n${passage}`);
    await compared();
    await app.db.query(
      `update stored_file set destroyed_at = now(), original_name = null
        where id in (select stored_file_id from entry_file where entry_id = $1)`,
      [entry],
    );
    const [pair] = (await found()).similarReports.nodes;
    expect(pair!.passages.map(({ leftText }) => leftText)).toEqual([null]);
    expect(pair!.passages[0]!.rightText).toContain('hillside');
  });

  test('cost as many queries for one pair as for three', async () => {
    const asked = () => countQueries(app.app, found);
    await handsIn(`${own('garam')}\n${passage}`);
    await handsIn(`${own('dasom')}\n${passage}`);
    await compared();
    const forOne = await asked();
    await handsIn(`${own('raon')}\n${passage}`);
    await compared();
    expect((await found()).similarReports.totalCount).toBe(3);
    expect(await asked()).toBe(forOne);
  });

  test('are compared within ten minutes of a submission by themselves', async () => {
    await handsIn(own('garam'));
    const [job] = await app.db.query<{ in: number }[]>(
      `select (extract(epoch from run_at - now()) / 60)::float8 as in from graphile_worker.jobs where key = $1`,
      [`compare-reports:${edition.id}`],
    );
    expect(job!.in).toBeGreaterThan(-0.1);
    expect(job!.in).toBeLessThanOrEqual(10);
  });
});
