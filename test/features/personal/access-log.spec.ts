import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { FILE_STORE, type FileStore } from '../../../src/platform/files/file-store.js';
import { StoredFile } from '../../../src/platform/files/stored-file.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let edition: MadeEdition;
let lead: Person;
let member: Person;
let organizer: Person;
let auditor: Person;
let report: string;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEdition(it.db);
  [lead, member, organizer, auditor] = (await Promise.all(
    ['lead', 'member', 'organizer', 'auditor'].map((name) => it.person(`${name}@access.example`)),
  )) as [Person, Person, Person, Person];
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  await aGrant(it.db, auditor.account!.id, 'AUDITOR', null);
  const team = { members: [lead, member].map(({ account }) => ({ accountId: account!.id })) };
  const { id } = await anEntry(it.db, edition, { team });
  const [file] = await it.db.query<{ id: string }[]>(`select stored_file_id as id from entry_file where entry_id = $1`, [id]);
  report = file!.id;
  const { storageKey, size } = await it.db.getRepository(StoredFile).findOneByOrFail({ id: report });
  await it.app.get<FileStore>(FILE_STORE).write(storageKey, Readable.from([Buffer.alloc(Number(size), '%')]));
});
afterAll(() => it.close());

const membersOnDesk = () => `{ organizerDesk(competition: "${edition.slug}") { teams { nodes { members { name email } } } } }`;
const rows = () => it.db.query(`select * from access_log order by id`);
const rowsSince = async (before: unknown[]) => (await rows()).slice(before.length) as Record<string, unknown>[];

/** Statements that write to the log while `work` runs. */
async function writesDuring(work: () => Promise<unknown>): Promise<number> {
  const { logger } = it.app.get(DataSource);
  const silent = logger.logQuery.bind(logger);
  let count = 0;
  logger.logQuery = (query, ...rest) => {
    if (/access_log/.test(query)) count++;
    silent(query, ...rest);
  };
  await work().finally(() => (logger.logQuery = silent));
  return count;
}

test('an organiser who looks at the members of teams is on record, once for each of them, in one statement', async () => {
  const before = await rows();
  expect(await writesDuring(() => organizer.query(membersOnDesk()))).toBe(1);
  const written = await rowsSince(before);
  expect(written.map((row) => row['subject_id']).toSorted()).toEqual([lead.account!.id, member.account!.id].toSorted());
  expect(written[0]).toMatchObject({
    actor_id: organizer.account!.id,
    acting_as: 'ORGANIZER',
    subject: 'ACCOUNT',
    what: ['MEMBERSHIP'],
    competition_id: edition.id,
    network: '127.0.0.1',
    session_id: expect.any(String),
    user_agent_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    reason: null,
  });
});

test('who sees nobody else leaves nothing on record', async () => {
  const before = await rows();
  expect(
    await writesDuring(() => lead.query(`{ myTeam(competition: "${edition.id}") { name members { name } } me { account { name } } }`)),
  ).toBe(0);
  await organizer.query(`{ organizerDesk(competition: "${edition.slug}") { teams { nodes { name } } } }`);
  expect(await rowsSince(before)).toEqual([]);
});

test('what cannot be put on record is not shown', async () => {
  await it.db.query(`create function refuse_access() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`);
  await it.db.query(`create trigger refuse_access before insert on access_log for each row execute function refuse_access()`);
  try {
    const { data, errors } = await organizer.ask(membersOnDesk());
    expect([data ?? null, errors!.map(({ extensions }) => extensions.code)]).toEqual([null, ['INTERNAL']]);
    const download = await organizer.get(`/files/${report}?reason=${encodeURIComponent('접수 서류 확인')}`);
    expect([download.status, (await download.json()).code]).toEqual([500, 'INTERNAL']);
  } finally {
    await it.db.query(`drop trigger refuse_access on access_log`);
    await it.db.query(`drop function refuse_access()`);
  }
});

test.each([
  ['', 'REASON_MISSING'],
  ['?reason=%20', 'REASON_MISSING'],
  ['?reason=abc', 'INVALID_INPUT'],
])("other people's files are not given to whoever says no reason: %j", async (query, code) => {
  const before = await rows();
  for (const person of [organizer, auditor]) {
    const answer = await person.get(`/files/${report}${query}`);
    expect([answer.status, (await answer.json()).code]).toEqual([400, code]);
  }
  expect(await rowsSince(before)).toEqual([]);
});

test('a download is on record with its reason, for everybody on the team', async () => {
  const before = await rows();
  const answers = [
    await organizer.get(`/files/${report}?reason=${encodeURIComponent('접수 서류 확인')}`),
    await auditor.get(`/files/${report}`, { 'x-pado-reason': encodeURIComponent('정기 감사 표본') }),
    await lead.get(`/files/${report}`),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const written = await rowsSince(before);
  expect(written.map((row) => [row['acting_as'], row['what'], row['reason']])).toEqual([
    ['ORGANIZER', ['ENTRY_FILE'], '접수 서류 확인'],
    ['ORGANIZER', ['ENTRY_FILE'], '접수 서류 확인'],
    ['AUDITOR', ['ENTRY_FILE'], '정기 감사 표본'],
    ['AUDITOR', ['ENTRY_FILE'], '정기 감사 표본'],
  ]);
});

test('everybody reads who saw their data, page by page, and not who by name', async () => {
  const query = `query ($after: String) { myAccessLog(first: 1, after: $after) {
    nodes { actingAs what competitionId reason } totalCount pageInfo { endCursor hasNextPage } } }`;
  interface Told {
    myAccessLog: { nodes: { what: string[] }[]; totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean } };
  }
  const { myAccessLog: first } = await lead.query<Told>(query);
  expect(first).toMatchObject({
    nodes: [{ actingAs: 'AUDITOR', what: ['ENTRY_FILE'], competitionId: edition.id, reason: '정기 감사 표본' }],
    totalCount: 3,
    pageInfo: { hasNextPage: true },
  });
  const { myAccessLog: second } = await lead.query<Told>(query, { after: first.pageInfo.endCursor });
  expect(second.nodes).toEqual([{ actingAs: 'ORGANIZER', what: ['ENTRY_FILE'], competitionId: edition.id, reason: '접수 서류 확인' }]);
  expect((await organizer.query<Told>(query)).myAccessLog.totalCount).toBe(0);
});

test("auditors of everything read anybody's, which is on record too; nobody else does", async () => {
  const query = `query ($account: ID!) { accessLog(account: $account) { nodes { actorId actingAs network sessionId } totalCount } }`;
  const whose = { account: member.account!.id };
  const { accessLog } = await auditor.query<{ accessLog: { nodes: { actorId: string }[]; totalCount: number } }>(query, whose);
  expect(accessLog.nodes.map(({ actorId }) => actorId)).toEqual([auditor, organizer, organizer].map(({ account }) => account!.id));
  expect((await rows()).at(-1)).toMatchObject({ actor_id: auditor.account!.id, subject_id: member.account!.id, what: ['ACCESS_LOG'] });
  const codes = await Promise.all(
    [lead, member, organizer, it.visitor].map(async (person) => (await person.ask(query, whose)).errors![0]!.extensions.code),
  );
  expect(codes).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'SIGN_IN_REQUIRED']);
});

test('rows are written once, and not removed within two years; the app could not even try', async () => {
  await expect(it.db.query(`update access_log set reason = 'x'`)).rejects.toThrow(/written once/);
  await expect(it.db.query(`truncate access_log`)).rejects.toThrow(/written once/);
  await expect(it.db.query(`delete from access_log`)).rejects.toThrow(/kept for two years/);
  const app = it.app.get(DataSource);
  await expect(app.query(`update access_log set reason = 'x'`)).rejects.toThrow(/permission denied/);
  await expect(app.query(`delete from access_log`)).rejects.toThrow(/kept for two years/);
});
