import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { GrantedRole } from '../../../src/domain/actor.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aCsv, aPdf } from '../../support/documents.js';
import { aGrant, anEdition as aMadeEdition } from '../../support/factories.js';
import { brokenInvariants } from '../../support/invariants.js';
import { lettersTo } from '../../support/letters.js';
import type { Person } from '../../support/person.js';
import { aDraft, anEdition, aTeam, closeIn, declarations, type TestEdition, type TestTeam, uploaded } from './an-edition.js';

const REASON = '요약이 규정보다 짧고 자료가 빠졌습니다.';
const MINUTE = 60_000;

let it: TestApp;
let edition: TestEdition;
let team: TestTeam;
let entry: string;
let report: string;
let editions = 0;
let lead: Person;
let member: Person;

beforeAll(async () => {
  it = await startTestApp();
});
afterAll(async () => {
  expect(await brokenInvariants(it.db)).toEqual({});
  await it.close();
});
beforeEach(async () => {
  const slug = `supplement-${++editions}`;
  edition = await anEdition(it, slug, { maxMembers: 3 });
  [lead, member] = [await it.person(`lead@${slug}.example`), await it.person(`member@${slug}.example`)];
  team = await aTeam(it, edition, [lead, member]);
  ({ id: entry } = await aDraft(lead, team));
  ({ id: report } = await uploaded(lead, await aPdf({ text: slug }), '보고서.pdf'));
  await lead.mutate('attachFile', { entry, file: report, slot: 'REPORT' });
  await lead.mutate('submitEntry', { entry });
  await closeIn(it, edition, -MINUTE);
});

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString();
const wish = (more: object = {}) => ({ entry, fields: ['SUMMARY'], slots: ['DATA'], reason: REASON, dueAt: inMinutes(60), ...more });
const ask = (more: object = {}, person = edition.organizer) =>
  person.mutate<{ id: string; dueAt: string }>('askSupplement', wish(more), '{ id dueAt }');
const withdraw = (supplement: string) => edition.organizer.mutate('withdrawSupplement', { supplement }, '{ withdrawnAt }');
const refusalTo = async (person: Person, more: object = {}) => (await person.refusalOf('askSupplement', wish(more))).code;
const TEXT = { title: '빈집 정비 우선순위 분석', summary: '빈집을 네 유형으로 나누고 순서를 정한다.', declarations };
const save = (more: object = {}) => ({ team: team.id, revision: 1, ...TEXT, ...more });
const holder = async (role: GrantedRole, competition = edition.id) => {
  const person = await it.person(`${role.toLowerCase()}-${competition}@example.example`);
  await aGrant(it.db, person.account!.id, role, competition);
  return person;
};

describe('a team that was asked to put something right', () => {
  test('hands in that, and a receipt with the deadline that it was given', async () => {
    const { dueAt } = await ask();
    const data = await uploaded(member, aCsv(), '빈집.csv');
    await member.mutate('attachFile', { entry, file: data.id, slot: 'DATA' });
    await member.mutate('saveEntry', save());
    const fields = '{ ordinal title summary receipt files { slot id } }';
    const { receipt, ...version } = await lead.mutate<{ receipt: string }>('submitEntry', { entry }, fields);
    const files = [
      { slot: 'REPORT', id: report },
      { slot: 'DATA', id: data.id },
    ];
    expect(version).toEqual({ ordinal: 2, title: TEXT.title, summary: TEXT.summary, files });
    expect((JSON.parse(receipt) as { payload: { deadline: string; version: number } }).payload).toMatchObject({
      deadline: dueAt,
      version: 2,
    });
    const supplements = [{ fields: ['SUMMARY'], slots: ['DATA'], reason: REASON, dueAt, answeredWith: 2, withdrawnAt: null }];
    const asked = 'supplements { fields slots reason dueAt answeredWith withdrawnAt }';
    expect(await member.query(`{ myTeam(competition: "${edition.id}") { entry { ${asked} } } }`)).toEqual({
      myTeam: { entry: { supplements } },
    });
    const desk = `{ organizerDesk(competition: "${edition.slug}") { entries { nodes { ${asked} } } } }`;
    const secretary = await holder('SECRETARY');
    expect(await secretary.query(desk)).toEqual({ organizerDesk: { entries: { nodes: [{ supplements }] } } });
  });

  test('changes nothing else, and nothing else of its draft is handed in', async () => {
    await it.db.query(`update entry set title = '마감 뒤에 바꾼 제목' where id = $1`, [entry]);
    await ask();
    const refusals = [
      await lead.refusalOf('saveEntry', save({ title: '또 다른 제목' })),
      await lead.refusalOf('saveEntry', save({ title: '마감 뒤에 바꾼 제목', declarations: { ...declarations, earlierAwards: ['대상'] } })),
      await lead.refusalOf('attachFile', { entry, file: report, slot: 'SUMMARY' }),
      await lead.refusalOf('removeFile', { entry, slot: 'REPORT' }),
      await lead.refusalOf('withdrawEntry', { entry }),
    ];
    expect(refusals.map(({ code }) => code)).toEqual([...Array<string>(4).fill('NOT_ASKED_FOR'), 'DEADLINE_PASSED']);
    await lead.mutate('saveEntry', save({ title: '마감 뒤에 바꾼 제목' }));
    expect(await lead.mutate('submitEntry', { entry }, '{ title summary }')).toEqual({ title: TEXT.title, summary: TEXT.summary });
  });

  test('is told by letter, also that it need not any more', async () => {
    const { id } = await ask();
    const asked = (await lettersTo(it, member.account!.email)).at(-1)!;
    expect(['요약', '데이터 파일', REASON].map((text) => asked.includes(text))).toEqual([true, true, true]);
    await withdraw(id);
    expect((await lettersTo(it, lead.account!.email)).at(-1)).toContain('거두었습니다');
    expect((await lead.refusalOf('submitEntry', { entry })).code).toBe('DEADLINE_PASSED');
    expect((await edition.organizer.refusalOf('withdrawSupplement', { supplement: id })).code).toBe('SUPPLEMENT_OVER');
  });

  test('is too late once that is due, by the clock of the database', async () => {
    const { id } = await ask();
    await it.db.query(`update supplement set asked_at = now() - interval '1 hour', due_at = now() - interval '10 seconds' where id = $1`, [
      id,
    ]);
    const [row] = await it.db.query<{ due: Date }[]>(`select due_at as due from supplement where id = $1`, [id]);
    const refusal = await lead.refusalOf('submitEntry', { entry });
    expect([refusal.code, refusal['deadline']]).toEqual(['DEADLINE_PASSED', row!.due.toISOString()]);
    await ask();
    await lead.mutate('submitEntry', { entry });
  });

  test('keeps judging from beginning until then', async () => {
    const waiting = async () => {
      const { problems } = await edition.organizer.refusalOf('openStage', { stage: edition.stageId });
      return (problems as { path: string; code: string }[]).filter(({ code }) => code === 'SUPPLEMENT_OPEN').length;
    };
    const { id } = await ask();
    const before = await waiting();
    await withdraw(id);
    expect([before, await waiting()]).toEqual([1, 0]);
  });
});

describe('asking', () => {
  test('is for organisers and the secretary of the edition alone', async () => {
    const elsewhere = await aMadeEdition(it.db);
    const strangers = [await holder('AUDITOR'), await holder('CHAIR'), await holder('ORGANIZER', elsewhere.id), lead, it.visitor];
    const codes = [];
    for (const person of strangers) codes.push(await refusalTo(person));
    expect(codes).toEqual([...Array<string>(4).fill('NOT_FOUND'), 'SIGN_IN_REQUIRED']);
    await ask({}, await holder('SECRETARY'));
    const [event] = await it.db.query<{ as: string; data: string }[]>(
      `select acting_as as "as", data from audit_event where subject = $1 and action = 'entry.supplement_asked'`,
      [entry],
    );
    expect([event!.as, Object.keys(JSON.parse(event!.data) as object).toSorted()]).toEqual([
      'SECRETARY',
      ['dueAt', 'fields', 'slots', 'supplement'],
    ]);
  });

  test('is refused twice at a time, for nothing, and once judging has begun', async () => {
    const nothing = await refusalTo(edition.organizer, { fields: [], slots: [] });
    await ask();
    const twice = await refusalTo(edition.organizer);
    await it.db.query(`update stage set state = 'OPEN' where id = $1`, [edition.stageId]);
    const begun = await refusalTo(edition.organizer);
    await it.db.query(`update stage set state = 'DRAFT' where id = $1`, [edition.stageId]);
    expect([nothing, twice, begun]).toEqual(['INVALID_INPUT', 'SUPPLEMENT_ASKED', 'JUDGING_HAS_BEGUN']);
  });

  test('costs the desk the same for one entry and for more', async () => {
    const desk = `{ organizerDesk(competition: "${edition.slug}") { entries { nodes { supplements { slots answeredWith } } } } }`;
    await ask();
    await lead.mutate('submitEntry', { entry });
    const count = () => countQueries(it.app, () => edition.organizer.query(desk));
    const one = await count();
    await closeIn(it, edition, 10 * MINUTE);
    const other = await it.person(`other@${edition.slug}.example`);
    const { id } = await aDraft(other, await aTeam(it, edition, [other]));
    const file = await uploaded(other, await aPdf({ text: '다른 팀' }), '보고서.pdf');
    await other.mutate('attachFile', { entry: id, file: file.id, slot: 'REPORT' });
    await other.mutate('submitEntry', { entry: id });
    await closeIn(it, edition, -MINUTE);
    await ask({ entry: id });
    expect(await count()).toBe(one);
  });
});
