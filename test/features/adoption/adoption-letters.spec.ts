import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { sentLetters } from '../../support/bulk-letters.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aDepartment, aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import type { Person } from '../../support/person.js';
import { published } from '../../support/published-works.js';

let it: TestApp;
let [organizer, lead, rival]: Person[] = [];
let edition: MadeEdition;
let winner: MadeEntry;
let department: string;

beforeAll(async () => {
  it = await startTestApp();
  [organizer, lead, rival] = await Promise.all(['organizer', 'lead', 'rival'].map((name) => it.person(`${name}@letters.example`)));
  department = await aDepartment(it.db, '재난안전과');
  edition = await anEdition(it.db);
  await aGrant(it.db, organizer!.account!.id, 'ORGANIZER', edition.id);
  winner = await anEntry(it.db, edition, { title: '침수 예측', team: { members: [{ accountId: lead!.account!.id }] } });
  const other = await anEntry(it.db, edition, { title: '버스 배차', team: { members: [{ accountId: rival!.account!.id }] } });
  await published(it, edition, [winner, other], { year: 2040 });
});
afterAll(() => it.close());

const recorded = (more: object) => {
  const plan = '침수 예측 모형을 재난 상황실에서 쓴다.';
  const wish = { entry: winner.id, seen: 0, department, plan, status: 'PLANNED', dueOn: '2099-12-31', isPublic: false, ...more };
  return organizer!.mutate('recordAdoption', wish, '{ id }');
};
const told = () => sentLetters(it, ['adoption-recorded']);
const news = async (person: Person) => {
  const { me } = await person.query<{ me: { notifications: { nodes: { subject: string }[] } } }>(
    '{ me { notifications { nodes { subject } } } }',
  );
  return me.notifications.nodes;
};

test('the team is told what becomes of its work, and no other team is', async () => {
  await recorded({});
  const text = `수상작 ${winner.number}의 활용 현황입니다.

담당 부서: 재난안전과
상태: 활용 예정
기한: 2099-12-31

계획과 활용 결과는 팀의 출품작 화면에서 볼 수 있습니다. 궁금한 점은 담당 부서나 주최 측에 문의해 주세요.

http://localhost:0`;
  const subject = expect.stringContaining(`수상작 ${winner.number}의 활용 계획을 알려 드립니다`);
  expect(await told()).toEqual([{ mail: 'lead@letters.example', subject, text }]);
  expect(await news(lead!)).toEqual([{ subject }]);
  expect(await news(rival!)).toEqual([]);
});

test('of a change it is told the latest only', async () => {
  await recorded({ seen: 1, status: 'STOPPED', dueOn: null, reason: '예산이 줄었다.' });
  const letters = await told();
  expect(letters.map(({ subject }) => subject)).toEqual([expect.stringContaining(`수상작 ${winner.number}의 활용 현황이 바뀌었습니다`)]);
  expect(letters[0]!.text).toContain('상태: 중단\n\n');
  expect(letters[0]!.text).not.toContain('예산');
});

test('once the award is revoked, no letter that still waits speaks of it', async () => {
  await published(it, edition, [winner], { year: 2040, ordinal: 2, revoked: true });
  expect(await told()).toEqual([]);
});
