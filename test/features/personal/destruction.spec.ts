import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OneTimeLink } from '../../../src/features/accounts/one-time-link.entity.js';
import { Session } from '../../../src/features/accounts/session.entity.js';
import { EntryFile, FileSlot } from '../../../src/features/entries/entry-file.entity.js';
import { randomId, timeOrderedId } from '../../../src/platform/database/ids.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../../src/platform/files/file-store.js';
import { aLooseFile, storeAllFiles } from '../../doors/things.js';
import { oldResults } from '../../support/old-results.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { anAccount, anEdition, aTeam, type MadeEdition } from '../../support/factories.js';
import { daysAgo, destroyedTonight } from '../../support/nights.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let administrator: Person;
beforeAll(async () => {
  it = await startTestApp();
  administrator = await it.person('administrator@busan.example', { roles: [{ role: 'ADMINISTRATOR', competitionId: null }] });
});
afterAll(() => it?.close());

const destroyed = () => destroyedTonight(it);
const published = (edition: MadeEdition, entries: MadeEntry[], at: Date) => oldResults(it.db, edition, entries, at);

const filesOf = ({ id }: MadeEntry) =>
  it.db.query<{ key: string; name: string | null; gone: boolean }[]>(
    `select storage_key as key, original_name as name, stored_file.destroyed_at is not null as gone
       from entry_file left join shown_copy on shown_copy.original_id = entry_file.stored_file_id
       join stored_file on stored_file.id in (entry_file.stored_file_id, shown_copy.copy_id, shown_copy.pages_id)
      where entry_id = $1 order by original_name`,
    [id],
  );
const store = () => it.app.get<FileStore>(FILE_STORE);
const bytesOf = (keys: string[]) => Promise.all(keys.map((key) => store().size(key)));
const memberOf = async ({ team }: MadeEntry) =>
  (await it.db.query<{ id: string; email: string }[]>(`select id, email from team_member where team_id = $1`, [team]))[0]!;

describe('a year after the results', () => {
  let entries: MadeEntry[];
  let recent: MadeEntry;
  beforeAll(async () => {
    const edition = await anEdition(it.db);
    entries = [await anEntry(it.db, edition), await anEntry(it.db, edition)];
    await published(edition, entries, daysAgo(370));
    const later = await anEdition(it.db);
    recent = await anEntry(it.db, later);
    await published(later, [await anEntry(it.db, later), recent], daysAgo(360));
    await storeAllFiles(it);
    for (const entry of [...entries, recent]) {
      const snapshot = randomId();
      await it.db.query(
        `insert into history_snapshot (id, version_id, member_id, salted_hash, taken_at)
         select $1, entry_version.id, team_member.id, 'hash', $3 from entry join entry_version on entry_version.entry_id = entry.id
           join team_member on team_member.team_id = entry.team_id where entry.id = $2`,
        [snapshot, entry.id, daysAgo(400)],
      );
      await it.db.query(`insert into history_content (snapshot_id, salt, records) values ($1, 'salt', '[]')`, [snapshot]);
    }
  });

  test('addresses and files of who did not win, and all training histories, are gone; winners and newer editions stay', async () => {
    const [winner, loser] = entries as [MadeEntry, MadeEntry];
    const [lost, kept] = [await filesOf(loser), [...(await filesOf(winner)), ...(await filesOf(recent))]];
    expect(await bytesOf([...lost, ...kept].map(({ key }) => key))).toEqual(Array(6).fill(1000));
    const told = `insert into leak_check (id, entry_id, state, findings, basis, checked_at) select gen_random_uuid(), $1, 'DONE', '[]', '', now()`;
    for (const { id } of [winner, loser]) await it.db.query(told, [id]);
    const addresses = [(await memberOf(winner)).email, (await memberOf(recent)).email];
    expect(await destroyed()).toEqual([
      { retentionClass: 'PARTICIPANT', count: 3, files: 2, keptFor: '1 year' },
      { retentionClass: 'TRAINING_HISTORY', count: 2, files: 0, keptFor: '1 year' },
    ]);
    expect(await bytesOf(lost.map(({ key }) => key))).toEqual([null, null]);
    expect(await bytesOf(kept.map(({ key }) => key))).toEqual(Array(4).fill(1000));
    expect((await filesOf(loser)).map(({ name, gone }) => ({ name, gone }))).toEqual([1, 2].map(() => ({ name: null, gone: true })));
    expect(await it.db.query(`select entry_id as entry from leak_check`)).toEqual([{ entry: winner.id }]);
    const { id, email } = await memberOf(loser);
    expect(email).toBe(`${id}@destroyed.invalid`);
    expect([(await memberOf(winner)).email, (await memberOf(recent)).email]).toEqual(addresses);
    const histories = `select history_content.snapshot_id is not null as there, destroyed_at is not null as marked
                         from history_snapshot left join history_content on snapshot_id = history_snapshot.id order by 1`;
    expect(await it.db.query(histories)).toEqual([
      { there: false, marked: true },
      { there: false, marked: true },
      { there: true, marked: false },
    ]);
    expect(await it.db.query(`select from bytes_to_remove`)).toEqual([]);
  });

  test('the team can no longer read the file', async () => {
    const [loser] = await it.db.query<{ file: string; account: string }[]>(
      `select stored_file_id as file, account_id as account from entry_file join entry on entry.id = entry_id
         join team_member using (team_id) where entry.id = $1`,
      [entries[1]!.id],
    );
    const owner = await it.person('owner@busan.example');
    await it.db.query(`update team_member set account_id = $1 where account_id = $2`, [owner.account!.id, loser!.account]);
    expect((await owner.get(`/files/${loser!.file}`)).status).toBe(404);
  });
});

test('a draft that was never submitted goes thirty days after the deadline, of the team or the edition; its files with it', async () => {
  const draftOf = async (closedDaysAgo: number, extended: Date | null) => {
    const edition = await anEdition(it.db);
    const team = await aTeam(it.db, edition);
    await it.db.query(
      `update competition set registration_opens_at = $2, registration_closes_at = $3, submissions_close_at = $3 where id = $1`,
      [edition.id, daysAgo(60), daysAgo(closedDaysAgo)],
    );
    await it.db.query(`update team set extended_until = $2 where id = $1`, [team.id, extended]);
    const entry = randomId();
    await it.db.query(
      `insert into entry (id, team_id, competition_id, track_id, title, summary, declarations, state, updated_at)
       values ($1, $2, $3, $4, '제목', '', '{}', 'DRAFT', now())`,
      [entry, team.id, edition.id, Object.values(edition.tracks)[0]],
    );
    const file = await aLooseFile(it, administrator);
    await it.db
      .getRepository(EntryFile)
      .insert({ id: timeOrderedId(), entryId: entry, versionId: null, slot: FileSlot.REPORT, storedFileId: file });
    return entry;
  };
  const [gone] = [await draftOf(31, null), await draftOf(29, null), await draftOf(31, daysAgo(29))];
  expect(await destroyed()).toEqual([{ retentionClass: 'DRAFT', count: 1, files: 0, keptFor: '30 days' }]);
  const left = await it.db.query<{ id: string }[]>(`select id from entry where state = 'DRAFT'`);
  expect([left.length, left.some(({ id }) => id === gone)]).toEqual([2, false]);
});

test('old uploads that nothing uses, sessions, links, letters, answered requests, log lines and accounts go by their own times', async () => {
  const [old, fresh] = [await anAccount(it.db, { isDisabled: true }), await anAccount(it.db, { isDisabled: true })];
  const needed = (await it.db.query<{ id: string }[]>(`select account_id as id from team_member limit 1`))[0]!.id;
  await it.db.query(`update account set disabled_at = $2 where id = any($1)`, [[old.id, needed], daysAgo(366)]);
  for (const days of [31, 29]) {
    const id = timeOrderedId();
    await it.db.query(
      `insert into stored_file (id, storage_key, size, sha256, kind, media_type, uploaded_by, created_at)
       values ($1, $2, 1000, repeat('0', 64), 'CSV', 'text/csv', $3, $4)`,
      [id, newStorageKey(), administrator.account!.id, daysAgo(days)],
    );
    const times = { createdAt: daysAgo(40), expiresAt: daysAgo(days) };
    const person = { id: randomId(), accountId: administrator.account!.id, tokenHash: id };
    await it.db.getRepository(Session).insert({ ...person, ...times, kind: 'BROWSER' as Session['kind'], label: '' });
    await it.db
      .getRepository(OneTimeLink)
      .insert({ ...person, ...times, id: randomId(), mailId: id, purpose: 'SIGN_IN', usedAt: daysAgo(40) });
  }
  for (const days of [91, 89]) {
    await it.db.query(
      `insert into mail (id, address, template, locale, data, state, created_at, sent_at) values ($1, 'a@b.example', 't', 'ko', '{}', 'SENT', $2, $2)`,
      [timeOrderedId(), daysAgo(days)],
    );
  }
  await it.db.query(
    `insert into notification (id, account_id, template, data, visible_from) select gen_random_uuid(), $1, 't', '{}', unnest($2::timestamptz[])`,
    [fresh.id, [daysAgo(366), daysAgo(364)]],
  );
  await it.db.query(
    `insert into access_log (id, at, actor_id, acting_as, subject, subject_id, what, network, session_id)
     select gen_random_uuid(), at, $1, 'AUDITOR', 'ACCOUNT', $1, '{ACCOUNT}', '', $1 from unnest($2::timestamptz[]) as at`,
    [old.id, [daysAgo(732), daysAgo(729)]],
  );
  await it.db.query(
    `insert into data_correction (id, account_id, subject, text, state, asked_at, answered_at, answered_by, answer)
     select gen_random_uuid(), $1, 'OTHER', '', 'DONE', at, at, $1, '' from unnest($2::timestamptz[]) as at`,
    [fresh.id, [daysAgo(1100), daysAgo(1090)]],
  );
  const appealed = await anEdition(it.db);
  const appealing = await anEntry(it.db, appealed);
  await published(appealed, [appealing], daysAgo(300));
  await it.db.query(
    `insert into appeal (id, competition_id, entry_id, publication_id, ground, text, salt, state, filed_at, filed_by, decision, closed_at, closed_by)
     select gen_random_uuid(), competition_id, $1, publication.id, 'procedure', '', '', 'DISMISSED', at, $2, '', at, $3
       from publication, unnest($4::timestamptz[]) as at where competition_id = $5`,
    [appealing.id, fresh.id, needed, [daysAgo(1830), daysAgo(1820)], appealed.id],
  );
  expect(await destroyed()).toEqual([
    { retentionClass: 'UPLOAD', count: 1, files: 1, keptFor: '30 days' },
    { retentionClass: 'SESSION', count: 2, files: 0, keptFor: '30 days' },
    { retentionClass: 'LETTER', count: 1, files: 0, keptFor: '90 days' },
    { retentionClass: 'NOTIFICATION', count: 1, files: 0, keptFor: '1 year' },
    { retentionClass: 'DATA_CORRECTION', count: 1, files: 0, keptFor: '3 years' },
    { retentionClass: 'APPEAL', count: 1, files: 0, keptFor: '5 years' },
    { retentionClass: 'ACCESS_LOG', count: 1, files: 0, keptFor: '2 years' },
    { retentionClass: 'ACCOUNT', count: 1, files: 0, keptFor: '1 year' },
  ]);
  const left = await it.db.query<{ id: string }[]>(`select id from account where id = any($1)`, [[old.id, fresh.id, needed]]);
  expect(left.map(({ id }) => id).toSorted()).toEqual([fresh.id, needed].toSorted());
});

test('the book is read by administrators, tells of nobody, and names the privacy text that was followed; nobody changes it', async () => {
  const { destructionRecords: book } = await administrator.query<{ destructionRecords: { nodes: object[]; totalCount: number } }>(
    `{ destructionRecords(first: 100) { nodes { retentionClass count files oldest newest keptFor policyHash } totalCount } }`,
  );
  const { privacyText } = await it.visitor.query<{ privacyText: { ko: string; en: string; hash: string } }>(
    `{ privacyText { ko en hash } }`,
  );
  expect(book.totalCount).toBe(book.nodes.length);
  expect(book.nodes.every((record) => 'policyHash' in record && record.policyHash === privacyText.hash)).toBe(true);
  expect(privacyText.ko).toContain('- 수상하지 않은 팀: 팀원의 메일과 소속, 제출 파일: 결과 발표일부터 1년');
  expect(privacyText.en).toContain('- letters that were sent or given up: 90 days from the day of sending');
  await expect(it.db.query(`delete from destruction_record`)).rejects.toThrow();
  const events = await it.db.query<{ count: number }[]>(`select count(*)::int as count from audit_event where action = 'data.destroyed'`);
  expect(events).toEqual([{ count: book.totalCount }]);
});

test('is done every night, and a file that is on record keeps its name and its bytes until then', async () => {
  const crontabs = await it.db.query(`select identifier from graphile_worker._private_known_crontabs`);
  expect(crontabs).toContainEqual({ identifier: 'destroy-due' });
  await aLooseFile(it, administrator);
  for (const change of [`original_name = 'other.pdf'`, `original_name = null`, `destroyed_at = now()`]) {
    await expect(it.db.query(`update stored_file set ${change} where destroyed_at is null`)).rejects.toThrow();
  }
});
