import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { TrainingCells } from '../../../src/domain/training-row.js';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { loadProgrammes } from '../../../src/features/training/load-programmes.js';
import { completedRecordsOf } from '../../../src/features/training/training-history.queries.js';
import { importTraining } from '../../../src/features/training/training-import.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { Person } from '../../support/person.js';
import { forgetTraining, trainingFile } from '../../support/training-file.js';

let app: TestApp;
let dasom: Person;
let sol: Person;
let outsider: Person;

beforeAll(async () => {
  app = await startTestApp();
  await Promise.all([loadDepartments(app.db), loadProgrammes(app.db)]);
  dasom = await app.person('dasom@busan.example', { name: '남궁다솜', agency: '3330000', employeeNumber: 'B2025-0001' });
  sol = await app.person('sol@busan.example', { name: '김솔', agency: '3330000', employeeNumber: 'B2025-0002' });
  outsider = await app.person('outsider@busan.example', { name: '남궁다솜' });
});
afterAll(() => app?.close());
beforeEach(async () => {
  await forgetTraining(app.db);
  await employed('2020-01-01', null);
});

/** From when to when both work in 해운대구 under their numbers. */
const employed = (from: string, to: string | null) => app.db.query(`update employment set valid_from = $1, valid_to = $2`, [from, to]);

async function known(...rows: Partial<TrainingCells>[]): Promise<void> {
  const { problems } = await importTraining(app.db, trainingFile(...rows), 'SYSTEM');
  expect(problems).toEqual([]);
}

const ids = (person: Person) => ({ memberId: person.account!.id, accountId: person.account!.id });
const historyOf = async (person: Person, asOfDay = '2025-10-10') =>
  (await completedRecordsOf(app.db.manager, [ids(person)], asOfDay)).get(person.account!.id);
const daysOf = async (person: Person, asOfDay?: string) => (await historyOf(person, asOfDay))?.map(({ completedOn }) => completedOn);

const level1 = { 과정명: '데이터 수집·분석 활용 정책기획', 레벨: '1', 시작일: '2025-05-07', 종료일: '2025-05-08', 수료일: '2025-05-09' };
const level4 = { 과정명: '데이터 모델링', 레벨: '4', 시작일: '2025-10-16', 종료일: '2025-10-29', 수료일: '2025-10-29' };
const ofSol = { 직원번호: 'B2025-0002', 성명: '김솔' };
const absent = { 상태: '불참', 출석시간: '0', 수료일: '', 수료번호: '' };

test('a completed course is told whole', async () => {
  await known({ 출석시간: '6.50' }, { ...level1, 출석시간: '', 총교육시간: '', 수료번호: '' });
  expect(await historyOf(dasom)).toEqual([
    {
      programmeYear: 2025,
      level: 0,
      courseNameKo: '데이터 리터러시 입문',
      courseNameEn: 'Introduction to Data Literacy',
      sessionOrdinal: 1,
      startsOn: '2025-04-21',
      endsOn: '2025-04-21',
      hoursAttended: '6.5',
      hoursPlanned: '7',
      completedOn: '2025-04-21',
      certificateNumber: '2025-0-001',
    },
    {
      programmeYear: 2025,
      level: 1,
      courseNameKo: '데이터 수집·분석 활용 정책기획',
      courseNameEn: 'Writing Policy Proposals Using Data Collection & Analysis',
      sessionOrdinal: 1,
      startsOn: '2025-05-07',
      endsOn: '2025-05-08',
      hoursAttended: null,
      hoursPlanned: null,
      completedOn: '2025-05-09',
      certificateNumber: null,
    },
  ]);
});

describe('a record belongs to the history', () => {
  test.each([
    ['2025-04-20', []],
    ['2025-04-21', ['2025-04-21']],
    ['2025-05-08', ['2025-04-21']],
    ['2025-05-09', ['2025-04-21', '2025-05-09']],
    ['2025-10-28', ['2025-04-21', '2025-05-09']],
    ['2025-10-29', ['2025-04-21', '2025-05-09', '2025-10-29']],
  ])('from the day of completion on: on %s it has %j', async (day, completed) => {
    await known(level4, level1, {});
    expect(await daysOf(dasom, day)).toEqual(completed);
  });

  test('only if it says that the course was completed, and nothing corrects it', async () => {
    await known({}, { ...level1, ...absent });
    await known(absent, level1);
    expect(await daysOf(dasom)).toEqual(['2025-05-09']);
    await known({}, { ...level1, 수료일: '2025-05-20' });
    expect(await daysOf(dasom)).toEqual(['2025-04-21', '2025-05-20']);
  });

  test('of whoever had the number on the last day of the session', async () => {
    await known({}, level1, level4);
    const all = ['2025-04-21', '2025-05-09', '2025-10-29'];
    const cases: [from: string, to: string | null, completed: string[]][] = [
      ['2025-04-21', null, all],
      ['2025-04-22', null, ['2025-05-09', '2025-10-29']],
      // The last day counts, 8 May, whatever the day of completion.
      ['2025-05-08', '2025-10-29', ['2025-05-09']],
      ['2025-05-08', '2025-10-30', ['2025-05-09', '2025-10-29']],
      ['2025-05-09', null, ['2025-10-29']],
      ['2025-10-30', null, []],
    ];
    for (const [from, to, completed] of cases) {
      await employed(from, to);
      expect({ from, to, completed: await daysOf(dasom, '2025-12-31') }).toEqual({ from, to, completed });
    }
  });

  test('of nobody else: not of a person of the same name, the same number elsewhere, or without a number', async () => {
    await known({ 직원번호: 'B2025-0009' }, { 소속기관: '수영구' }, { ...ofSol, 소속기관: '수영구' });
    for (const person of [dasom, sol, outsider]) expect(await historyOf(person)).toEqual([]);
  });

  test('of the account that somebody named, whatever its employments, and then of no other', async () => {
    await known({}, level1, ofSol);
    await app.db.query(`update trainee set account_id = $1 where employee_number = 'B2025-0001'`, [outsider.account!.id]);
    expect(await daysOf(outsider)).toEqual(['2025-04-21', '2025-05-09']);
    expect(await daysOf(dasom)).toEqual([]);
    expect(await daysOf(sol)).toEqual(['2025-04-21']);
  });

  test('once, over several employments under one number and after a transfer', async () => {
    await employed('2020-01-01', '2025-05-01');
    await app.db.query(
      `insert into employment (id, account_id, agency_id, department_id, employee_number, valid_from)
       select gen_random_uuid(), $1, department.id, department.id, number, since::date
         from (values ('3330000', 'B2025-0001', '2025-05-01'), ('6260000', 'C-7', '2025-06-01')) as job (code, number, since)
         join department using (code)`,
      [dasom.account!.id],
    );
    await known({}, level1, { ...level4, 소속기관: '부산광역시', 직원번호: 'C-7' });
    expect(await daysOf(dasom, '2025-12-31')).toEqual(['2025-04-21', '2025-05-09', '2025-10-29']);
    await app.db.query(`delete from employment where account_id = $1 and valid_from > '2025-01-01'`, [dasom.account!.id]);
  });
});

test('completions of one day stand in the order of year, level, course and session', async () => {
  const sameDay = { 종료일: '2025-05-09', 수료일: '2025-05-09' };
  await known({ ...level1, ...sameDay, 기수: '2' }, { ...level1, ...sameDay }, { ...sameDay, 기수: '10' }, { ...sameDay, 기수: '9' });
  const order = (await historyOf(dasom))?.map(({ level, sessionOrdinal }) => [level, sessionOrdinal]);
  expect(order).toEqual([
    [0, 9],
    [0, 10],
    [1, 1],
    [1, 2],
  ]);
});

test('one query tells the histories of one member and of three, also of those without any', async () => {
  await known({}, level1, ofSol);
  const db = app.app.get(DataSource).manager;
  let answer = new Map<string, { completedOn: string }[]>();
  const ask = (people: Person[]) =>
    countQueries(app.app, async () => (answer = await completedRecordsOf(db, people.map(ids), '2025-12-31')));
  expect(await ask([dasom])).toBe(1);
  expect(await ask([dasom, sol, outsider])).toBe(1);
  expect([...answer].map(([id, records]) => [id, records.map(({ completedOn }) => completedOn)])).toEqual([
    [dasom.account!.id, ['2025-04-21', '2025-05-09']],
    [sol.account!.id, ['2025-04-21']],
    [outsider.account!.id, []],
  ]);
});

describe('my training history', () => {
  const query = `{ myTrainingHistory { level courseNameKo sessionOrdinal hoursAttended completedOn certificateNumber } }`;

  test('shows the own records and nobody else’s', async () => {
    await known({}, { ...ofSol, ...level1 });
    expect(await dasom.query(query)).toEqual({
      myTrainingHistory: [
        {
          level: 0,
          courseNameKo: '데이터 리터러시 입문',
          sessionOrdinal: 1,
          hoursAttended: '7',
          completedOn: '2025-04-21',
          certificateNumber: '2025-0-001',
        },
      ],
    });
    expect(await outsider.query(query)).toEqual({ myTrainingHistory: [] });
  });

  test('does not tell of a completion in the future', async () => {
    const tomorrow = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10);
    await known({ 수료일: tomorrow, 종료일: tomorrow });
    expect(await historyOf(dasom, tomorrow)).toHaveLength(1);
    expect(await dasom.query(query)).toEqual({ myTrainingHistory: [] });
  });

  test('asks the database as often for one record as for three', async () => {
    const cost = async () => {
      let records: object[] = [];
      const queries = await countQueries(app.app, async () => {
        records = (await dasom.query<{ myTrainingHistory: object[] }>(query)).myTrainingHistory;
      });
      return { records: records.length, queries };
    };
    await known({});
    // The clock and the records.
    expect(await cost()).toEqual({ records: 1, queries: 2 });
    await known(level1, { ...level1, 기수: '2' });
    expect(await cost()).toEqual({ records: 3, queries: 2 });
  });

  test.each<[string, object, string | null]>([
    ['a competitor', { role: 'COMPETITOR' }, null],
    ['a judge', { role: 'JUDGE' }, 'NOT_ALLOWED'],
  ])('is there for a token of %s: %j gives %j', async (_, scope, code) => {
    const { secret } = await dasom.mutate<{ secret: string }>('createToken', { label: 'narrow', ...scope }, '{ secret }');
    const { errors } = await new Person(app.url, dasom.account, secret).ask(query);
    expect(errors?.[0]?.extensions.code ?? null).toBe(code);
  });

  test('is not there for a visitor', async () => {
    expect((await app.visitor.ask(query)).errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED');
  });
});
