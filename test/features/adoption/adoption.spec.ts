import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { verifyAudit } from '../../../src/cli/verify-audit.js';
import { AdoptionReminderService } from '../../../src/features/adoption/adoption-reminder.service.js';
import { deedsWithoutEvent } from '../../../src/features/results/deeds.queries.js';
import { randomId } from '../../../src/platform/database/ids.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { sentLetters } from '../../support/bulk-letters.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aDepartment, aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import type { Person } from '../../support/person.js';
import { published as publishedWorks, withdrawn } from '../../support/published-works.js';

const PLAN = '침수 예측 모형을 재난 상황실에서 쓴다.';
const HOUR = 3_600_000;

let it: TestApp;
let [organizer, lead]: Person[] = [];
let department: string;
let edition: MadeEdition;
let winner: MadeEntry;
let second: MadeEntry;
let loser: MadeEntry;
let year = 2030;

beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@adoption.example');
  lead = await it.person('lead@adoption.example', { name: '남궁다솜' });
  department = await aDepartment(it.db, '재난안전과');
});
afterAll(() => it.close());
beforeEach(async () => {
  year++;
  edition = await anEdition(it.db);
  await aGrant(it.db, organizer!.account!.id, 'ORGANIZER', edition.id);
  winner = await anEntry(it.db, edition, { title: '침수 예측', team: { members: [{ accountId: lead!.account!.id }] } });
  [second, loser] = [await anEntry(it.db, edition, { title: '버스 배차' }), await anEntry(it.db, edition, { title: '쓰레기 수거' })];
});

/** Publishes the three entries: the first two with an award. */
const published = (more: { ordinal?: number; at?: Date; revoked?: boolean } = {}) =>
  publishedWorks(it, edition, [winner, second, loser], { year, ...more });

const wish = (more: object = {}) => ({
  entry: winner.id,
  seen: 0,
  department,
  plan: PLAN,
  status: 'PLANNED',
  dueOn: '2099-12-31',
  isPublic: true,
  ...more,
});
const recorded = (more: object = {}) => organizer!.mutate<{ id: string; version: number }>('recordAdoption', wish(more), '{ id version }');
const refusal = (more: object = {}, person = organizer!) => person.refusalOf('recordAdoption', wish(more));
const WORKS =
  'nodes { slug entryNumber title awardKo departmentKo status plan dueOn outcome figure unit reason } totalCount pageInfo { endCursor hasNextPage }';
interface Works {
  adoptions: { nodes: { title: string; status: string }[]; totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean } };
}
const list = async (args = '') => (await it.visitor.query<Works>(`{ adoptions(year: ${year}${args}) { ${WORKS} } }`)).adoptions;
const titles = async (args = '') => (await list(args)).nodes.map(({ title }) => title);

describe('recording', () => {
  test('is for works whose award is public, by those who organise their edition', async () => {
    expect((await refusal()).code).toBe('NO_PUBLIC_AWARD');
    await published({ at: new Date(Date.now() + HOUR) });
    expect((await refusal()).code).toBe('NO_PUBLIC_AWARD');
    await published({ ordinal: 2 });
    expect((await refusal({ entry: loser.id })).code).toBe('NO_PUBLIC_AWARD');
    const auditor = await it.person(`auditor@${edition.slug}.example`, { roles: [{ role: 'AUDITOR', competitionId: null }] });
    for (const person of [lead!, auditor]) expect((await refusal({}, person)).code).toBe('NOT_FOUND');
    expect(await recorded()).toEqual({ id: expect.any(String), version: 1 });
  });

  test('keeps every version, and is refused to whoever has not seen the latest', async () => {
    await published();
    await recorded();
    const changed = { seen: 1, status: 'STOPPED', dueOn: null, reason: '예산이 줄었다.', isPublic: false };
    await recorded(changed);
    expect(await refusal({ seen: 1 })).toMatchObject({ code: 'STALE_REVISION', revision: 2 });
    const desk = await organizer!.query(
      `{ organizerDesk(competition: "${edition.slug}") { adoptions { totalCount nodes { entry entryNumber title isAwarded awardKo isOverdue
         versions { version status isPublic reason recordedBy { name } } } } } }`,
    );
    const by = { recordedBy: { name: 'organizer' } };
    expect(desk).toEqual({
      organizerDesk: {
        adoptions: {
          totalCount: 2,
          nodes: [
            {
              entry: winner.id,
              entryNumber: winner.number,
              title: '작품 1',
              isAwarded: true,
              awardKo: '대상',
              isOverdue: false,
              versions: [
                { version: 2, status: 'STOPPED', isPublic: false, reason: '예산이 줄었다.', ...by },
                { version: 1, status: 'PLANNED', isPublic: true, reason: null, ...by },
              ],
            },
            {
              entry: second.id,
              entryNumber: second.number,
              title: '작품 2',
              isAwarded: true,
              awardKo: '대상',
              isOverdue: false,
              versions: [],
            },
          ],
        },
      },
    });
    await expect(it.db.query(`update adoption_update set plan = 'x'`)).rejects.toThrow();
  });

  test('of two at once one stands', async () => {
    await published();
    const answers = await Promise.allSettled([recorded(), recorded()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('makes sense, and names a department that there is', async () => {
    await published();
    const { code, problems } = await refusal({ status: 'ADOPTED', department: randomId() });
    expect([code, (problems as { path: string; code: string }[]).map((each) => `${each.path} ${each.code}`)]).toEqual([
      'INVALID_INPUT',
      ['outcome REQUIRED', 'department NO_SUCH_DEPARTMENT'],
    ]);
  });

  test.each(['남궁다솜 주무관이 운영한다.', '문의: lead@adoption.example', '연락처 010-1234-5678', '김하늘 과장이 맡는다.'])(
    'makes public nothing that names somebody: %s',
    async (plan) => {
      await published();
      expect((await refusal({ plan })).code).toBe('ADOPTION_NAMES_SOMEBODY');
      expect(await recorded({ plan, isPublic: false })).toMatchObject({ version: 1 });
    },
  );
});

describe('the yearly list', () => {
  test('shows what organisers made public, with the award and without names', async () => {
    await published();
    expect(await list()).toMatchObject({ totalCount: 0, nodes: [] });
    await recorded({ status: 'ADOPTED', dueOn: null, outcome: '대피 안내가 20분 빨라졌다.', figure: { value: '1200.5', unit: '만원/년' } });
    await recorded({ entry: second.id, isPublic: false });
    expect(await list()).toEqual({
      totalCount: 1,
      nodes: [
        {
          slug: edition.slug,
          entryNumber: winner.number,
          title: '작품 1',
          awardKo: '대상',
          departmentKo: '재난안전과',
          status: 'ADOPTED',
          plan: PLAN,
          dueOn: null,
          outcome: '대피 안내가 20분 빨라졌다.',
          figure: '1200.5',
          unit: '만원/년',
          reason: null,
        },
      ],
      pageInfo: { endCursor: expect.any(String), hasNextPage: false },
    });
    const { adoptionYears } = await it.visitor.query<{ adoptionYears: { year: number }[] }>('{ adoptionYears { year count } }');
    expect(adoptionYears[0]).toEqual({ year, count: 1 });
    expect(adoptionYears.map((each) => each.year)).toEqual(adoptionYears.map((each) => each.year).toSorted((a, b) => b - a));
  });

  test('is read in pages, and costs the same for one work and for more', async () => {
    await published();
    await recorded();
    const one = await countQueries(it.app, () => list());
    await recorded({ entry: second.id });
    expect(await countQueries(it.app, () => list())).toBe(one);
    const { pageInfo } = await list(', first: 1');
    expect([await titles(', first: 1'), await titles(`, first: 1, after: "${pageInfo.endCursor}"`)]).toEqual([['작품 1'], ['작품 2']]);
  });

  test('loses what its organisers take back', async () => {
    await published();
    await recorded();
    await recorded({ seen: 1, isPublic: false });
    expect(await titles()).toEqual([]);
  });

  test('loses a work whose award is revoked, and all of a publication that is withdrawn; the records stay on the desk', async () => {
    await published();
    await recorded();
    await recorded({ entry: second.id });
    const again = await published({ ordinal: 2, revoked: true });
    expect(await titles()).toEqual(['작품 2']);
    expect((await refusal({ seen: 1 })).code).toBe('NO_PUBLIC_AWARD');
    await withdrawn(it, again);
    expect(await list()).toMatchObject({ totalCount: 0, nodes: [] });
    const desk = await organizer!.query(
      `{ organizerDesk(competition: "${edition.slug}") { adoptions { nodes { entryNumber isAwarded versions { version } } } } }`,
    );
    const kept = [winner, second].map(({ number }) => ({ entryNumber: number, isAwarded: false, versions: [{ version: 1 }] }));
    expect(desk).toEqual({ organizerDesk: { adoptions: { nodes: kept } } });
  });

  test('does not change before the hour of a later publication', async () => {
    await published();
    await recorded();
    await published({ ordinal: 2, revoked: true, at: new Date(Date.now() + HOUR) });
    expect(await titles()).toEqual(['작품 1']);
  });
});

test('the team sees what becomes of its work, public or not, while its award stands', async () => {
  const own = `{ myTeam(competition: "${edition.id}") { entry { adoption { status departmentKo plan } } } }`;
  const seen = async () => (await lead!.query<{ myTeam: { entry: { adoption: object | null } } }>(own)).myTeam.entry.adoption;
  await published();
  expect(await seen()).toBeNull();
  await recorded({ isPublic: false });
  expect(await seen()).toEqual({ status: 'PLANNED', departmentKo: '재난안전과', plan: PLAN });
  await published({ ordinal: 2, revoked: true });
  expect(await seen()).toBeNull();
});

test('organisers are reminded once when the day has passed, and not of what is done, revoked or newer', async () => {
  await published();
  const remind = () => it.app.get(AdoptionReminderService).remind();
  await recorded({ dueOn: '2020-01-31' });
  await recorded({ entry: second.id, dueOn: '2099-01-31' });
  await remind();
  await remind();
  const text = `수상작 ${winner.number}의 활용 기한(2020-01-31)이 지났습니다.
담당 부서: 재난안전과

담당 부서에 진행 상황을 확인하고, 활용 결과나 새 기한을 기록해 주세요.

http://localhost:0`;
  const letters = await sentLetters(it, ['adoption-overdue']);
  expect(letters).toEqual([{ mail: 'organizer@adoption.example', subject: expect.stringContaining(winner.number), text }]);
  await recorded({ seen: 1, dueOn: '2020-02-28' });
  expect(await sentLetters(it, ['adoption-overdue'])).toEqual([]);
  await remind();
  expect(await sentLetters(it, ['adoption-overdue'])).toHaveLength(1);
});

test('a record is missed by the audit trail when its event is gone', async () => {
  await published();
  const { id } = await recorded();
  const forger = it.db.createQueryRunner();
  await forger.startTransaction();
  try {
    const told = `select id from audit_event where action = 'adoption.recorded' and data like '%${id}%'`;
    for (const table of ['audit_event', 'audit_seal']) await forger.query(`alter table ${table} disable trigger user`);
    for (const table of ['audit_seal', 'audit_unsealed']) await forger.query(`delete from ${table} where event_id in (${told})`);
    await forger.query(`delete from audit_event where id in (${told})`);
    expect(await deedsWithoutEvent(forger.manager)).toContainEqual({ kind: 'ADOPTION', id, action: 'adoption.recorded' });
    const lines: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    await verifyAudit(forger, {}).finally(() => log.mockRestore());
    expect(lines.some((line) => line.includes(`No event adoption.recorded tells of adoption record ${id}`))).toBe(true);
  } finally {
    await forger.rollbackTransaction();
    await forger.release();
  }
});
