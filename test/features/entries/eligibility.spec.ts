import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aJudge, anAssignment, moveStage } from '../../support/judging-factories.js';
import { lettersTo } from '../../support/letters.js';
import type { Person } from '../../support/person.js';
import { objectionTo } from '../../support/two-roles.js';

const REASON = '팀원 한 명이 참가자격이 없습니다.';
const LIFTED = '소속을 다시 확인하여 바로잡습니다.';

let it: TestApp;
let edition: MadeEdition;
let entry: MadeEntry;
let lead: Person;
let member: Person;
let organizer: Person;
let people = 0;
const somebody = () => it.person(`person-${++people}@busan.example`);

beforeAll(async () => {
  it = await startTestApp();
  [lead, member, organizer] = await Promise.all([somebody(), somebody(), somebody()]);
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db);
  entry = await anEntry(it.db, edition, { team: { members: [{ accountId: lead.account!.id }, { accountId: member.account!.id }] } });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
});

const check = (outcome: string, more: object = {}, of = entry) =>
  organizer.mutate<{ eligibility: string }>('checkEligibility', { entry: of.id, outcome, ...more }, '{ eligibility }');
const rejected = { grounds: ['NOT_ENTITLED'], reason: REASON };
const refusalTo = async (person: Person, more: object = {}) =>
  (await person.refusalOf('checkEligibility', { entry: entry.id, outcome: 'INELIGIBLE', ...rejected, ...more })).code;
const desk = (filter = '', fields = 'number eligibility') =>
  `{ organizerDesk(competition: "${edition.slug}") { entries${filter} { nodes { ${fields} } totalCount } } }`;

describe('an eligibility check', () => {
  test('is kept, tells the team why, and can be taken back with a reason until judging begins', async () => {
    expect(await check('INELIGIBLE', rejected)).toEqual({ eligibility: 'INELIGIBLE' });
    const team = `{ myTeam(competition: "${edition.id}") { entry { eligibilityCheck { outcome grounds reason version } } } }`;
    expect(await member.query(team)).toEqual({
      myTeam: { entry: { eligibilityCheck: { outcome: 'INELIGIBLE', grounds: ['NOT_ENTITLED'], reason: REASON, version: 1 } } },
    });
    expect((await organizer.refusalOf('checkEligibility', { entry: entry.id, outcome: 'ELIGIBLE' })).code).toBe('INVALID_INPUT');
    await check('ELIGIBLE', { reason: LIFTED });
    const history = 'eligibility eligibilityChecks { outcome reason }';
    expect(await organizer.query(desk('', history))).toEqual({
      organizerDesk: {
        entries: {
          nodes: [
            {
              eligibility: 'ELIGIBLE',
              eligibilityChecks: [
                { outcome: 'ELIGIBLE', reason: LIFTED },
                { outcome: 'INELIGIBLE', reason: REASON },
              ],
            },
          ],
          totalCount: 1,
        },
      },
    });
  });

  test('writes to every member, in words', async () => {
    await check('NEEDS_CORRECTION', { grounds: ['UNREADABLE'], reason: '보고서의 12쪽이 열리지 않습니다.' });
    const letters = await Promise.all([lead, member].map(async (person) => (await lettersTo(it, person.account!.email)).at(-1)!));
    expect(letters.map((letter) => [letter.includes('파일을 열거나 읽을 수 없음'), letter.includes('12쪽')])).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  test('is told to nobody by the trail', async () => {
    await check('INELIGIBLE', rejected);
    const [event] = await it.db.query<{ data: string }[]>(
      `select data from audit_event where subject = $1 and action = 'entry.eligibility_checked'`,
      [entry.id],
    );
    expect(Object.keys(JSON.parse(event!.data) as object).toSorted()).toEqual(['check', 'outcome', 'version']);
  });

  test('is for organisers of the edition alone', async () => {
    const elsewhere = await anEdition(it.db);
    const [auditor, secretary, foreign, judge] = await Promise.all([somebody(), somebody(), somebody(), somebody()]);
    await aGrant(it.db, auditor.account!.id, 'AUDITOR', edition.id);
    await aGrant(it.db, secretary.account!.id, 'SECRETARY', edition.id);
    await aGrant(it.db, foreign.account!.id, 'ORGANIZER', elsewhere.id);
    await aJudge(it.db, edition, judge.account!.id);
    const codes = [];
    for (const person of [auditor, secretary, foreign, judge, lead, it.visitor]) codes.push(await refusalTo(person));
    expect(codes).toEqual([...Array<string>(5).fill('NOT_FOUND'), 'SIGN_IN_REQUIRED']);
  });

  test.each([
    [{ grounds: [] }, 'INVALID_INPUT'],
    [{ reason: null }, 'INVALID_INPUT'],
    [{ grounds: ['BEAUTY'] }, 'BAD_USER_INPUT'],
  ])('with %j is refused', async (more, code) => {
    expect(await refusalTo(organizer, more)).toBe(code);
  });

  test('ends when judging begins, and with the entry', async () => {
    await moveStage(it.db, edition, StageState.OPEN);
    const begun = await refusalTo(organizer);
    await moveStage(it.db, edition, StageState.DRAFT);
    await it.db.query(`update team set state = 'WITHDRAWN' where id = $1`, [entry.team]);
    expect([begun, await refusalTo(organizer)]).toEqual(['JUDGING_HAS_BEGUN', 'ENTRY_NOT_SUBMITTED']);
  });

  test('is written once', async () => {
    await check('INELIGIBLE', rejected);
    expect([
      await objectionTo(it.db, `update eligibility_check set outcome = 'ELIGIBLE', grounds = '{}'`),
      await objectionTo(it.db, `delete from eligibility_check`),
    ]).toEqual(['23001 eligibility_check_written_once', '23001 eligibility_check_written_once']);
  });
});

describe('the desk', () => {
  test('shows only entries that stand as asked', async () => {
    const [second, third] = [await anEntry(it.db, edition), await anEntry(it.db, edition)];
    await check('INELIGIBLE', rejected);
    await check('ELIGIBLE', {}, second);
    const numbersOf = async (wanted: string) => {
      const { organizerDesk } = await organizer.query<{ organizerDesk: { entries: { nodes: { number: string }[]; totalCount: number } } }>(
        desk(`(${wanted})`),
      );
      return [organizerDesk.entries.totalCount, ...organizerDesk.entries.nodes.map(({ number }) => number)];
    };
    const numbers = (eligibility: string) => numbersOf(`eligibility: ${eligibility}`);
    expect([await numbers('INELIGIBLE'), await numbers('ELIGIBLE'), await numbers('UNCHECKED'), await numbers('NEEDS_CORRECTION')]).toEqual(
      [[1, entry.number], [1, second.number], [1, third.number], [0]],
    );
    expect([await numbersOf(`number: "${second.number}"`), await numbersOf(`number: "2025-분석-999"`)]).toEqual([[1, second.number], [0]]);
  });

  test('costs the same for one entry and for three', async () => {
    await check('INELIGIBLE', rejected);
    const count = () => countQueries(it.app, () => organizer.query(desk('', 'number eligibility eligibilityChecks { outcome version }')));
    const one = await count();
    for (const more of [await anEntry(it.db, edition), await anEntry(it.db, edition)]) await check('INELIGIBLE', rejected, more);
    expect(await count()).toBe(one);
  });
});

describe('an ineligible entry', () => {
  test('is not assigned, and what was assigned is in nobody’s way', async () => {
    const judge = await somebody();
    const seat = await aJudge(it.db, edition, judge.account!.id);
    await anAssignment(it.db, edition, seat, entry);
    const other = await aJudge(it.db, edition, (await somebody()).account!.id);
    await check('INELIGIBLE', rejected);
    expect((await organizer.refusalOf('assignJudge', { judge: other, entry: entry.id })).code).toBe('ENTRY_INELIGIBLE');
    await moveStage(it.db, edition, StageState.OPEN);
    const seen = () =>
      judge.query<{ judgeDesk: { assignments: unknown[] } }>(`{ judgeDesk(stage: "${edition.stage}") { assignments { assignment } } }`);
    expect((await seen()).judgeDesk.assignments).toEqual([]);
    await moveStage(it.db, edition, StageState.DRAFT);
    await check('ELIGIBLE', { reason: LIFTED });
    await moveStage(it.db, edition, StageState.OPEN);
    expect((await seen()).judgeDesk.assignments).toHaveLength(1);
  });

  test('does not come back by being submitted again, while any other finding is asked for anew', async () => {
    const after = async () => (await it.db.query<{ eligibility: string }[]>(`select eligibility from entry where id = $1`, [entry.id]))[0]!;
    await it.db.query(`update competition set submissions_close_at = now() + interval '1 day' where id = $1`, [edition.id]);
    await it.db.query(`update entry set declarations = $2 where id = $1`, [
      entry.id,
      JSON.stringify({
        dataSources: [
          {
            name: '전국 빈집 현황',
            provider: '부산광역시',
            source: 'https://data.busan.example/12',
            licence: 'KOGL_1',
            referencePeriod: '2025. 6.',
            collectedOn: '2025-09-12',
            access: 'OPEN',
            containsPersonalData: false,
            usesBigDataWave: true,
          },
        ],
        tools: [{ name: 'Python', version: '3.13', purpose: '분석' }],
        generativeAi: { used: false },
        earlierAwards: [],
      }),
    ]);
    await it.db.query(
      `insert into entry_file (id, entry_id, version_id, slot, stored_file_id)
       select gen_random_uuid(), entry_id, null, slot, stored_file_id from entry_file where entry_id = $1`,
      [entry.id],
    );
    await check('INELIGIBLE', rejected);
    await lead.mutate('submitEntry', { entry: entry.id });
    const stays = await after();
    await check('NEEDS_CORRECTION', rejected);
    await lead.mutate('submitEntry', { entry: entry.id });
    expect([stays, await after()]).toEqual([{ eligibility: 'INELIGIBLE' }, { eligibility: 'UNCHECKED' }]);
  });
});

describe('an edition that requires the check', () => {
  const unchecked = async () => {
    const { problems } = await organizer.refusalOf('openStage', { stage: edition.stage });
    return (problems as { path: string; code: string }[]).filter(({ code }) => code === 'ELIGIBILITY_UNCHECKED').map(({ path }) => path);
  };
  const require = (person: Person, isRequired = true) =>
    person.mutate('requireEligibilityCheck', { competition: edition.id, isRequired }, '{ requiresEligibilityCheck }');

  test('begins judging only once every entry is decided on', async () => {
    expect(await unchecked()).toEqual([]);
    expect(await require(organizer)).toEqual({ requiresEligibilityCheck: true });
    expect(await unchecked()).toEqual([`entries.${entry.number}.eligibility`]);
    await check('NEEDS_CORRECTION', rejected);
    expect(await unchecked()).toEqual([`entries.${entry.number}.eligibility`]);
    await check('INELIGIBLE', rejected);
    expect(await unchecked()).toEqual([]);
    await require(organizer, false);
  });

  test('is set so by its organisers before judging begins', async () => {
    const auditor = await somebody();
    await aGrant(it.db, auditor.account!.id, 'AUDITOR', edition.id);
    const codeTo = async (person: Person) =>
      (await person.refusalOf('requireEligibilityCheck', { competition: edition.id, isRequired: true })).code;
    const codes = [await codeTo(auditor), await codeTo(lead), await codeTo(it.visitor)];
    await moveStage(it.db, edition, StageState.OPEN);
    codes.push(await codeTo(organizer));
    expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'SIGN_IN_REQUIRED', 'JUDGING_HAS_BEGUN']);
  });
});
