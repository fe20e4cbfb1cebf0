import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { addJob } from '../../../src/platform/jobs/add-job.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aPdf, aPng } from '../../support/documents.js';
import { brokenInvariants } from '../../support/invariants.js';
import type { Person } from '../../support/person.js';
import { aDraft, anEdition, aTeam, closeIn, declarations, type TestEdition, uploaded } from './an-edition.js';

let app: TestApp;
let edition: TestEdition;
let lead: Person;
let mate: Person;
let team: Awaited<ReturnType<typeof aTeam>>;
let entry: string;
beforeAll(async () => {
  app = await startTestApp();
  await loadDepartments(app.db);
  edition = await anEdition(app, 'busan-2025');
  lead = await app.person('minsu.kim@busan.example', { name: '김민수', agency: '3370000', employeeNumber: 'Y-1' });
  mate = await app.person('seoyeon@busan.example', { name: '박서연' });
  team = await aTeam(app, edition, [lead, mate]);
  await app.db.query(`update team set name = '데이터갈매기' where id = $1`, [team.id]);
  entry = (await aDraft(lead, team, '데이터갈매기의 빈집 분석')).id;
});
afterAll(async () => {
  expect(await brokenInvariants(app.db)).toEqual({});
  await app.close();
});

interface Report {
  file: string | null;
  slots: string[];
  submitted: boolean;
  state: string;
  warningKo: string | null;
  leaks: {
    kind: string;
    personal: string | null;
    where: string;
    page: number | null;
    label: string | null;
    match: string;
    before: string;
  }[];
}
const WORKING = `select from graphile_worker._private_jobs as job join graphile_worker._private_tasks as task on task.id = job.task_id
  where attempts < max_attempts and identifier in ('read-file', 'file-read', 'check-leaks', 'roster-changed', 'employment-changed')`;
const REPORT = `{ file slots submitted state warningKo leaks { kind personal where page label before match } }`;

/** What the team is shown, once nothing waits to be looked through. */
async function leaks(person: Person): Promise<Report[]> {
  for (;;) {
    // First whether anything works, then what it left: the other way round the last job may end in between.
    const isBusy = (await app.db.query<unknown[]>(WORKING)).length > 0;
    const query = `query ($edition: ID!) { myTeam(competition: $edition) { entry { leaks ${REPORT} } } }`;
    const { myTeam } = await person.query<{ myTeam: { entry: { leaks: Report[] } } }>(query, { edition: edition.id });
    if (!isBusy && myTeam.entry.leaks.every(({ state }) => state !== 'PENDING')) return myTeam.entry.leaks;
    await pause(20);
  }
}

const shown = (reports: Report[]) =>
  reports.map(({ slots, submitted, state, leaks: found }) => [
    slots.join(),
    submitted,
    state,
    ...found.map(({ kind, match, page, label }) => `${kind} ${match} ${label ?? page}`).toSorted(),
  ]);

const names = 'Written by Kim Min-su (minsu.kim@busan.example)';

test('a team sees what in its draft would tell judges whose it is, with the page and the words around it', async () => {
  const report = await uploaded(lead, await aPdf({ text: names, properties: { Author: '김민수' } }), 'r.pdf');
  const data = await uploaded(mate, '구군,담당\n연제구,박서연 주무관\n수영구,한지공예\n', 'd.csv');
  const picture = await uploaded(lead, aPng(), 'p.png');
  await lead.mutate('attachFile', { entry, file: report.id, slot: 'REPORT' });
  await mate.mutate('attachFile', { entry, file: data.id, slot: 'DATA' });
  await mate.mutate('attachFile', { entry, file: picture.id, slot: 'EVIDENCE' });
  const reports = await leaks(mate);
  expect(shown(reports)).toEqual([
    ['', false, 'DONE', 'TEAM_NAME 데이터갈매기 title'],
    ['DATA', false, 'DONE', 'DISTRICT 연제구 null', 'MEMBER_NAME 박서연 null'],
    ['EVIDENCE', false, 'FAILED'],
    ['REPORT', false, 'DONE', 'MAIL minsu.kim@busan.example 1', 'MEMBER_NAME Kim Min-su 1', 'MEMBER_NAME 김민수 Author'],
  ]);
  expect(reports[3]!.leaks.find(({ where }) => where === 'TEXT')!.before).toBe('Written by ');
  expect(reports[3]!.warningKo).toContain('심사위원에게 보이는 이름이 있습니다.');
  expect(reports[2]!.warningKo).toBeNull();
});

test('a warning keeps nobody from submitting', async () => {
  await lead.mutate('submitEntry', { entry });
  expect(shown(await leaks(lead)).filter(([slots]) => slots === '')).toEqual([
    ['', false, 'DONE', 'TEAM_NAME 데이터갈매기 title'],
    ['', true, 'DONE', 'TEAM_NAME 데이터갈매기 title'],
  ]);
});

const desk = (fields: string) =>
  edition.organizer.query<{ organizerDesk: { entries: { nodes: { leakCount: number | null; leaks: Report[] | null }[] } } }>(
    `query ($slug: String!) { organizerDesk(competition: $slug) { entries { nodes { ${fields} } } } }`,
    { slug: edition.slug },
  );

test('what is put right is looked through again, and what is let go is forgotten', async () => {
  const clean = await uploaded(lead, await aPdf({ text: 'Vacant houses by type' }), 'r.pdf');
  await lead.mutate('attachFile', { entry, file: clean.id, slot: 'REPORT' });
  await lead.mutate('removeFile', { entry, slot: 'DATA' });
  await lead.mutate('saveEntry', { team: team.id, revision: 1, title: '빈집 분석', summary: '네 유형', declarations });
  expect(shown((await leaks(lead)).filter(({ submitted }) => !submitted))).toEqual([
    ['', false, 'DONE'],
    ['REPORT', false, 'DONE'],
  ]);
  await lead.mutate('submitEntry', { entry });
  expect(shown(await leaks(lead)).filter(([, , , ...found]) => found.length > 0)).toEqual([]);
  const kept = await app.db.query<{ count: number }[]>(`select count(*)::int as count from leak_check where entry_id = $1`, [entry]);
  // The texts of the draft and of the version, the report, the evidence.
  expect(kept[0]!.count).toBe(4);
});

test('when somebody joins, or works elsewhere, the same files are looked through for them', async () => {
  const report = await uploaded(lead, await aPdf({ text: 'Lee Jiho and the Tourism Policy Division' }), 'r.pdf');
  await lead.mutate('attachFile', { entry, file: report.id, slot: 'REPORT' });
  const ofReport = async () => (await leaks(lead)).find(({ file }) => file === report.id)!.leaks.map(({ match }) => match);
  expect(await ofReport()).toEqual([]);
  const third = await app.person('third@busan.example', { name: '이지호', agency: '6260000', employeeNumber: 'B-7' });
  await app.db.query(
    `insert into team_member (id, team_id, competition_id, account_id, email, role, state, invited_at, joined_at)
     values (gen_random_uuid(), $1, $2, $3, $4, 'MEMBER', 'JOINED', now(), now())`,
    [team.id, edition.id, third.account!.id, third.account!.email],
  );
  await app.db.query(
    `insert into consent (id, member_id, kind, text_hash, given_at)
     select gen_random_uuid(), id, 'PRIVACY', '', now() from team_member where account_id = $1`,
    [third.account!.id],
  );
  await addJob(app.db.manager, 'roster-changed', { competition: edition.id });
  expect(await ofReport()).toEqual(['Lee Jiho']);
  await app.db.query(
    `update employment set department_id = (select id from department where code = '6260000-TOURISM-POLICY') where account_id = $1`,
    [third.account!.id],
  );
  await addJob(app.db.manager, 'employment-changed', { accounts: [third.account!.id] });
  expect(await ofReport()).toEqual(['Lee Jiho', 'Tourism Policy Division']);
  await lead.mutate('submitEntry', { entry });
  await leaks(lead);
});

test('the organiser is shown it once no team can submit any more, and that is written down', async () => {
  expect((await desk('leakCount leaks { state }')).organizerDesk.entries.nodes).toEqual([{ leakCount: null, leaks: null }]);
  await closeIn(app, edition, -1000);
  const { nodes } = (await desk(`leakCount leaks ${REPORT}`)).organizerDesk.entries;
  expect(nodes[0]!.leakCount).toBe(2);
  expect(shown(nodes[0]!.leaks!)).toEqual([
    ['', true, 'DONE'],
    ['EVIDENCE', true, 'FAILED'],
    ['REPORT', true, 'DONE', 'DEPARTMENT Tourism Policy Division 1', 'MEMBER_NAME Lee Jiho 1'],
  ]);
  const seen = await app.db.query<{ count: number }[]>(
    `select count(*)::int as count from access_log where subject_id = $1 and 'ENTRY_FILE' = any(what)`,
    [lead.account!.id],
  );
  expect(seen[0]!.count).toBe(1);
});

test('a list of entries asks for all their checks at once', async () => {
  const few = await countQueries(app.app, () => desk('id leakCount'));
  const other = await app.person('other@busan.example');
  const second = await aTeam(app, edition, [other]);
  await closeIn(app, edition, 3_600_000);
  const { id } = await aDraft(other, second);
  await other.mutate('attachFile', { entry: id, file: (await uploaded(other, await aPdf(), 'r.pdf')).id, slot: 'REPORT' });
  await other.mutate('submitEntry', { entry: id });
  await closeIn(app, edition, -1000);
  expect(await countQueries(app.app, () => desk('id leakCount'))).toBe(few);
});

test('what was found goes with the bytes it was found in, and stands in no audit event', async () => {
  const held = `select count(*)::int as count from leak_check where stored_file_id is not null`;
  expect((await app.db.query(held))[0].count).toBeGreaterThan(0);
  await app.db.query(`update stored_file set original_name = null, destroyed_at = now()`);
  expect((await app.db.query(held))[0].count).toBe(0);
  expect(await app.db.query(`select from audit_event where data::text like '%Jiho%' or data::text like '%김민수%'`)).toEqual([]);
});
