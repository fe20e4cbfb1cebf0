import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CompetitionState } from '../../../src/features/competitions/competition.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aCsv, aPdf } from '../../support/documents.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import type { Person } from '../../support/person.js';
import { uploaded } from '../../support/story.js';
import { objectionTo } from '../../support/two-roles.js';

const TEXT = {
  titleKo: '2025 데이터 분석 경진대회 공고',
  titleEn: '2025 data analysis competition',
  textKo: '참가자를 모집합니다.\n마감은 10. 10.(금) 18:00입니다.',
  textEn: 'Teams are invited.\nThe deadline is 10 October, 18:00.',
};
const REVISED = { ...TEXT, textKo: '마감을 10. 17.(금) 18:00로 미룹니다.', textEn: 'The deadline moves to 17 October, 18:00.' };
const CHANGE = { changeKo: '접수 마감을 한 주 미루었습니다.', changeEn: 'The deadline is a week later.' };
const VERSIONS = '{ ordinal titleKo titleEn textKo textEn changeKo changeEn files { id file name kind sha256 } }';

interface Version {
  ordinal: number;
  files: { id: string; name: string }[];
}
interface Told {
  id: string;
  versions: Version[];
}

let it: TestApp;
let organizer: Person;
let edition: MadeEdition;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { phase: 'REGISTRATION' });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
});

const publish = (more: object = {}) =>
  organizer.mutate<Told>('publishNotice', { competition: edition.id, ...TEXT, ...more }, `{ id versions ${VERSIONS} }`);
const revise = (notice: string, more: object = {}) =>
  organizer.mutate<Told>('reviseNotice', { notice, version: 1, ...REVISED, ...CHANGE, ...more }, `{ id versions ${VERSIONS} }`);
const PUBLIC = `query ($slug: String!) { competition(slug: $slug) { notices { id versions ${VERSIONS} } } }`;
const notices = async (person: Person): Promise<Told[]> =>
  (await person.query<{ competition: { notices: Told[] } }>(PUBLIC, { slug: edition.slug })).competition.notices;

describe('a notice', () => {
  test('is read by everybody, in every version that it had', async () => {
    const { id, versions } = await publish();
    expect(versions).toEqual([{ ordinal: 1, ...TEXT, changeKo: null, changeEn: null, files: [] }]);
    await revise(id);
    const first = { ordinal: 1, ...TEXT, changeKo: null, changeEn: null, files: [] };
    expect(await notices(it.visitor)).toEqual([{ id, versions: [first, { ordinal: 2, ...REVISED, ...CHANGE, files: [] }] }]);
    const second = await publish({ titleKo: '질의응답 안내' });
    expect((await notices(it.visitor)).map((notice) => notice.id)).toEqual([second.id, id]);
  });

  test('has files that everybody fetches as attachments, and a revision keeps those that it names', async () => {
    const [rules, form] = [await aPdf({ text: '운영요강' }), Buffer.from(aCsv())];
    const [first, second] = [await uploaded(organizer, rules, '운영요강.pdf'), await uploaded(organizer, form, '신청서 서식.csv')];
    const { id, versions } = await publish({ files: [second.id, first.id] });
    expect(versions[0]!.files).toMatchObject([
      { file: second.id, name: '신청서 서식.csv', kind: 'CSV' },
      { file: first.id, name: '운영요강.pdf', kind: 'PDF', sha256: createHash('sha256').update(rules).digest('hex') },
    ]);
    const answer = await it.visitor.get(`/notice-files/${versions[0]!.files[1]!.id}`);
    const headers = ['content-security-policy', 'x-content-type-options', 'content-type'].map((name) => answer.headers.get(name));
    expect([answer.status, ...headers]).toEqual([200, "default-src 'none'; sandbox", 'nosniff', 'application/pdf']);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(Buffer.from(await answer.arrayBuffer()).equals(rules)).toBe(true);
    const other = await it.person('other-organizer@busan.example');
    await aGrant(it.db, other.account!.id, 'ORGANIZER', edition.id);
    const wish = { notice: id, version: 1, ...REVISED, ...CHANGE, files: [first.id] };
    const revised = await other.mutate<Told>('reviseNotice', wish, `{ id versions ${VERSIONS} }`);
    expect(revised.versions.map(({ files }) => files.map(({ name }) => name))).toEqual([
      ['신청서 서식.csv', '운영요강.pdf'],
      ['운영요강.pdf'],
    ]);
    expect((await it.visitor.get(`/files/${first.id}`)).status).toBe(404);
  });

  test('makes nobody else’s file public', async () => {
    const stranger = await it.person('stranger@busan.example');
    const { id: file } = await uploaded(stranger, Buffer.from(aCsv()), '남의 자료.csv');
    const elsewhere = await publish({ files: [(await uploaded(organizer, Buffer.from(aCsv()), '서식.csv')).id] });
    const codes = [
      (await organizer.refusalOf('publishNotice', { competition: edition.id, ...TEXT, files: [file] })).code,
      (await organizer.refusalOf('reviseNotice', { notice: elsewhere.id, version: 1, ...REVISED, ...CHANGE, files: [file] })).code,
      (await organizer.refusalOf('publishNotice', { competition: edition.id, ...TEXT, files: [edition.id] })).code,
    ];
    expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    expect((await notices(it.visitor)).length).toBe(1);
  });

  test('of a draft edition is there for its organisers and auditors alone', async () => {
    const draft = await anEdition(it.db, { phase: 'REGISTRATION', state: CompetitionState.DRAFT });
    await aGrant(it.db, organizer.account!.id, 'ORGANIZER', draft.id);
    const auditor = await it.person('auditor@busan.example', { roles: [{ role: 'AUDITOR', competitionId: null }] });
    const secretary = await it.person('secretary@busan.example');
    await aGrant(it.db, secretary.account!.id, 'SECRETARY', draft.id);
    const { id: file } = await uploaded(organizer, Buffer.from(aCsv()), '서식.csv');
    const { versions } = await publish({ competition: draft.id, files: [file] });
    const path = `/notice-files/${versions[0]!.files[0]!.id}`;
    const statuses = async () =>
      Promise.all([organizer, auditor, secretary, it.visitor].map(async (person) => (await person.get(path)).status));
    const desk = `{ organizerDesk(competition: "${draft.slug}") { competition { notices { versions { ordinal } } } } }`;
    const seen = async (person: Person) =>
      (await person.query<{ organizerDesk: { competition: { notices: unknown[] } } }>(desk)).organizerDesk.competition.notices.length;
    expect([await statuses(), await seen(organizer), await seen(auditor), await seen(secretary)]).toEqual([[200, 200, 404, 404], 1, 1, 0]);
    await organizer.mutate('announceCompetition', { competition: draft.id });
    expect([await statuses(), await seen(secretary)]).toEqual([[200, 200, 200, 200], 1]);
    expect((await it.visitor.get('/notice-files/none')).status).toBe(404);
  });

  test('is not revised by two people at the same time', async () => {
    const { id } = await publish();
    await revise(id);
    const stale = await organizer.refusalOf('reviseNotice', { notice: id, version: 1, ...REVISED, ...CHANGE });
    expect([stale.code, stale['current']]).toEqual(['STALE_REVISION', { version: 2 }]);
    await revise(id, { version: 2 });
  });

  test('is written once, and is in the trail by its hash', async () => {
    const { id } = await publish();
    const [event] = await it.db.query<{ data: string }[]>(`select data from audit_event where subject = $1`, [id]);
    expect(Object.keys(JSON.parse(event!.data) as object).toSorted()).toEqual(['files', 'ordinal', 'textSha256', 'version']);
    expect([
      await objectionTo(it.db, `update notice_version set text_ko = 'x'`),
      await objectionTo(it.db, `delete from notice_file`),
      await objectionTo(it.db, `delete from notice`),
    ]).toEqual(['23001 notice_version_written_once', '23001 notice_file_written_once', '23001 notice_written_once']);
  });

  test('is for organisers to write, in both languages', async () => {
    const stranger = await it.person('nobody@busan.example');
    const wish = { competition: edition.id, ...TEXT };
    const codes = [
      (await stranger.refusalOf('publishNotice', wish)).code,
      (await it.visitor.refusalOf('publishNotice', wish)).code,
      (await organizer.refusalOf('publishNotice', { ...wish, textEn: ' ' })).code,
    ];
    expect(codes).toEqual(['NOT_FOUND', 'SIGN_IN_REQUIRED', 'INVALID_INPUT']);
  });
});

test('an edition with three notices costs what one with one costs', async () => {
  const { id: file } = await uploaded(organizer, Buffer.from(aCsv()), '서식.csv');
  const one = await publish({ files: [file] });
  const count = () => countQueries(it.app, () => it.visitor.query(PUBLIC, { slug: edition.slug }));
  const before = await count();
  await revise(one.id, { files: [file] });
  await publish({ files: [file] });
  await publish();
  expect(await count()).toBe(before);
});
