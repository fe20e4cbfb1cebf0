import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import { lettersTo } from '../../support/letters.js';
import type { Person } from '../../support/person.js';
import { objectionTo } from '../../support/two-roles.js';

const TEXT = '항만시설과 두 명인 저희 팀도 한 명을 더 넣을 수 있나요?';
const REWORDED = '팀원을 더 넣을 수 있나요?';
const ANSWER = '접수마감까지 넣을 수 있습니다.';
const ASKED = '{ id text answer isPublic publicText askedBy { name } }';

let it: TestApp;
let organizer: Person;
let secretary: Person;
let asker: Person;
let other: Person;
let edition: MadeEdition;
let people = 0;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
  secretary = await it.person('secretary@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  [asker, other] = [await it.person(`asker-${++people}@busan.example`), await it.person(`other-${people}@busan.example`)];
  edition = await anEdition(it.db, { phase: 'REGISTRATION' });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  await aGrant(it.db, secretary.account!.id, 'SECRETARY', edition.id);
});

const ask = (person = asker, text = TEXT) => person.mutate<{ id: string }>('askQuestion', { competition: edition.id, text }, '{ id }');
const answer = (question: string, more: object = {}, person = organizer) =>
  person.mutate<{ id: string }>('answerQuestion', { question, answer: ANSWER, isPublic: true, ...more }, ASKED);
const published = (person: Person) =>
  person.query(`query ($slug: String!) { competition(slug: $slug) { questions { id question answer } } }`, { slug: edition.slug });
const own = (person: Person) => person.query(`{ myQuestions(competition: "${edition.id}") { text answer isPublic publicText } }`);
const desk = (args = '', fields = ASKED) =>
  `{ organizerDesk(competition: "${edition.slug}") { questions${args} { totalCount nodes ${fields} } } }`;

describe('a question', () => {
  test('is read by who asked and who answers, and by nobody else', async () => {
    const { id } = await ask();
    const waiting = { id, text: TEXT, answer: null, isPublic: false, publicText: null, askedBy: { name: asker.account!.name } };
    expect(await secretary.query(desk())).toEqual({ organizerDesk: { questions: { totalCount: 1, nodes: [waiting] } } });
    const mine = { text: TEXT, answer: null, isPublic: false, publicText: null };
    expect([await own(asker), await own(other), await own(organizer)]).toEqual([
      { myQuestions: [mine] },
      { myQuestions: [] },
      { myQuestions: [] },
    ]);
    const nothing = { competition: { questions: [] } };
    expect([await published(it.visitor), await published(other)]).toEqual([nothing, nothing]);
    const [seen] = await it.db.query<{ what: string[] }[]>(`select what from access_log where subject_id = $1 and actor_id = $2`, [
      asker.account!.id,
      secretary.account!.id,
    ]);
    expect(seen).toEqual({ what: ['ACCOUNT'] });
  });

  test('is answered for everybody without a name, reworded where it tells who asks', async () => {
    const { id } = await ask();
    const told = { id, text: TEXT, answer: ANSWER, isPublic: true, publicText: REWORDED, askedBy: { name: asker.account!.name } };
    expect(await answer(id, { publicText: REWORDED }, secretary)).toEqual(told);
    const everybody = { competition: { questions: [{ id, question: REWORDED, answer: ANSWER }] } };
    expect([await published(it.visitor), await published(other)]).toEqual([everybody, everybody]);
    expect(await own(asker)).toEqual({ myQuestions: [{ text: TEXT, answer: ANSWER, isPublic: true, publicText: REWORDED }] });
    const [letter] = await lettersTo(it, asker.account!.email);
    expect([letter!.includes(TEXT), letter!.includes(ANSWER)]).toEqual([true, true]);
    expect(await lettersTo(it, other.account!.email)).toEqual([]);
  });

  test('is published as it was asked where nothing else is said', async () => {
    const { id } = await ask(asker, REWORDED);
    await answer(id);
    expect(await published(it.visitor)).toEqual({ competition: { questions: [{ id, question: REWORDED, answer: ANSWER }] } });
  });

  test('is answered for who asked alone', async () => {
    const { id } = await ask();
    await answer(id, { isPublic: false, publicText: REWORDED });
    expect(await published(other)).toEqual({ competition: { questions: [] } });
    expect(await own(asker)).toEqual({ myQuestions: [{ text: TEXT, answer: ANSWER, isPublic: false, publicText: null }] });
    expect((await lettersTo(it, asker.account!.email)).length).toBe(1);
  });

  test('is answered once, by those who run the edition', async () => {
    const { id } = await ask();
    const auditor = await it.person(`auditor-${people}@busan.example`);
    await aGrant(it.db, auditor.account!.id, 'AUDITOR', edition.id);
    const elsewhere = await it.person(`elsewhere-${people}@busan.example`);
    await aGrant(it.db, elsewhere.account!.id, 'ORGANIZER', (await anEdition(it.db)).id);
    const codes = [];
    for (const person of [auditor, elsewhere, asker, it.visitor]) {
      codes.push((await person.refusalOf('answerQuestion', { question: id, answer: ANSWER, isPublic: true })).code);
    }
    expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'SIGN_IN_REQUIRED']);
    expect((await organizer.refusalOf('answerQuestion', { question: id, answer: ' ', isPublic: true })).code).toBe('INVALID_INPUT');
    await answer(id);
    expect((await secretary.refusalOf('answerQuestion', { question: id, answer: ANSWER, isPublic: true })).code).toBe('QUESTION_ANSWERED');
  });

  test('leaves neither its words nor who asked where they are not to be', async () => {
    const { id } = await ask();
    await answer(id);
    const events = await it.db.query<{ action: string; data: string }[]>(
      `select action, data from audit_event where subject = $1 order by at, id`,
      [id],
    );
    expect(events.map(({ action, data }) => [action, JSON.parse(data)])).toEqual([
      ['question.asked', { competition: edition.id }],
      ['question.answered', { isPublic: true }],
    ]);
    expect(await objectionTo(it.db, `update question set answer = null where id = '${id}'`)).toBe('23514 question_answered_check');
  });

  test('is asked about announced editions, and not without end', async () => {
    const wish = { competition: edition.id, text: TEXT };
    await it.db.query(
      `insert into question (id, competition_id, account_id, text, asked_at)
       select gen_random_uuid(), $1, $2, '질문', now() from generate_series(1, 20)`,
      [edition.id, asker.account!.id],
    );
    const codes = [(await asker.refusalOf('askQuestion', wish)).code];
    for (const state of ['PUBLISHED', 'DRAFT']) {
      await it.db.query(`update competition set state = $2 where id = $1`, [edition.id, state]);
      codes.push((await other.refusalOf('askQuestion', wish)).code);
    }
    expect(codes).toEqual(['QUESTIONS_WAITING', 'PHASE_WRONG', 'NOT_FOUND']);
  });
});

test('the desk shows those that wait, page by page, at the same cost for one and for three', async () => {
  const first = await ask();
  const count = () => countQueries(it.app, () => organizer.query(desk()));
  const one = await count();
  const [second, third] = [await ask(other, '둘째 질문입니다.'), await ask(asker, '셋째 질문입니다.')];
  await answer(first.id);
  expect(await count()).toBe(one);
  expect(await organizer.query(desk('(isAnswered: false, first: 1)', '{ id }'))).toEqual({
    organizerDesk: { questions: { totalCount: 2, nodes: [{ id: second.id }] } },
  });
  type Page = { organizerDesk: { questions: { pageInfo: { endCursor: string } } } };
  const page = `{ organizerDesk(competition: "${edition.slug}") { questions(isAnswered: false, first: 1) { pageInfo { endCursor } } } }`;
  const { endCursor } = (await organizer.query<Page>(page)).organizerDesk.questions.pageInfo;
  expect(await organizer.query(desk(`(isAnswered: false, after: "${endCursor}")`, '{ id }'))).toEqual({
    organizerDesk: { questions: { totalCount: 2, nodes: [{ id: third.id }] } },
  });
});
