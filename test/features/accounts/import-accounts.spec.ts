import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { AccountCells } from '../../../src/domain/import/account-row.js';
import { importAccounts } from '../../../src/features/accounts/import-accounts.js';
import { importDepartments } from '../../../src/features/accounts/import-departments.js';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { keepAskedJobs } from '../../support/asked-jobs.js';
import { accountsFile, departmentsFile, placesOf } from '../../support/people-file.js';
import type { Person } from '../../support/person.js';
import { anUpload } from '../../support/training-file.js';

let it: TestApp;
let db: DataSource;
let administrator: Person;
beforeAll(async () => {
  it = await startTestApp();
  db = it.app.get(DataSource);
  await loadDepartments(it.db);
  await importDepartments(db, departmentsFile({ 코드: 'T-1', 국문명: '데이터팀' }, { 코드: 'T-2', 국문명: '총무팀' }), 'SYSTEM', false);
  administrator = await it.person('administrator@busan.example', {
    name: '최관리',
    roles: [{ role: 'ADMINISTRATOR', competitionId: null }],
  });
  await keepAskedJobs(it.db);
});
afterAll(() => it?.close());

const payload = '{ isDryRun added changed disabled invited unchanged problems { path code ko en } problemCount }';
interface Payload {
  added: number;
  problems: { path: string; code: string; ko: string; en: string }[];
}
const send = async (rows: Partial<AccountCells>[], more = {}): Promise<Payload> =>
  administrator.mutate('importAccounts', { file: await anUpload(it, administrator, accountsFile(...rows)), ...more }, payload);
const nothing = { isDryRun: false, added: 0, changed: 0, disabled: 0, invited: 0, unchanged: 0, problems: [], problemCount: 0 };
const taken = (counts: object) => ({ ...nothing, ...counts });
const accountOf = async (email: string) =>
  (await it.db.query(`select id, name, locale, password_hash, disabled_at from account where email = $1`, [email]))[0];
const jobsFor = async (email: string): Promise<number> => {
  const { id } = await accountOf(email);
  const rows = await it.db.query(`select from asked_job where name = 'employment-changed' and (payload->'accounts')::jsonb ? $1`, [id]);
  return rows.length;
};

describe('a file that is in order', () => {
  test('makes people with their places, without a letter; looked at first, nothing is written; sent again, nothing changes', async () => {
    const rows = [
      { 메일: 'A1@busan.example', 직원번호: 'A-1', 부서: '데이터팀' },
      { 메일: 'a2@outside.example', 성명: '오하늘', 소속기관: '', 직원번호: '', 직급: '', 기준일: '', 언어: 'en' },
    ];
    expect(await send(rows, { dryRun: true })).toEqual(taken({ isDryRun: true, added: 2 }));
    expect(await accountOf('a1@busan.example')).toBeUndefined();
    expect(await send(rows)).toEqual(taken({ added: 2 }));
    expect(await accountOf('a1@busan.example')).toEqual({
      id: expect.any(String),
      name: '한보라',
      locale: 'ko',
      password_hash: null,
      disabled_at: null,
    });
    expect(await accountOf('a2@outside.example')).toMatchObject({ name: '오하늘', locale: 'en' });
    expect(await placesOf(it.db, 'a1@busan.example')).toEqual(['3330000 T-1 A-1 7급 2025-01-01 ~']);
    expect(await placesOf(it.db, 'a2@outside.example')).toEqual([]);
    expect(await send(rows)).toEqual(taken({ unchanged: 2 }));
    expect(await it.db.query(`select from mail`)).toEqual([]);
    expect(await jobsFor('a1@busan.example')).toBe(1);
    const events = await it.db.query(`select action, count(*)::int from audit_event where action like 'account%' group by 1 order by 1`);
    expect(events).toEqual([
      { action: 'account.created', count: expect.any(Number) },
      { action: 'account.employed', count: 1 },
      { action: 'accounts.imported', count: 1 },
    ]);
  });

  test('a transfer ends the old place the day before; the older file, sent again, does not undo it', async () => {
    const before = { 메일: 'b@busan.example', 직원번호: 'B-1', 부서: 'T-1' };
    const after = { ...before, 부서: 'T-2', 직급: '6급', 기준일: '2025-07-01' };
    await send([before]);
    expect(await send([after])).toEqual(taken({ changed: 1 }));
    const places = ['3330000 T-1 B-1 7급 2025-01-01 ~ 2025-07-01', '3330000 T-2 B-1 6급 2025-07-01 ~'];
    expect(await placesOf(it.db, 'b@busan.example')).toEqual(places);
    expect(await send([before])).toEqual(taken({ unchanged: 1 }));
    expect(await send([after])).toEqual(taken({ unchanged: 1 }));
    expect(await placesOf(it.db, 'b@busan.example')).toEqual(places);
    expect(await send([{ ...after, 직급: '5급' }])).toEqual(taken({ changed: 1 }));
    expect(await placesOf(it.db, 'b@busan.example')).toEqual([places[0], '3330000 T-2 B-1 5급 2025-07-01 ~']);
    expect(await jobsFor('b@busan.example')).toBe(3);
  });

  test('a change to come is derived from again on its day', async () => {
    await send([{ 메일: 'later@busan.example', 직원번호: 'L-1', 기준일: '2099-03-01' }]);
    const { id } = await accountOf('later@busan.example');
    const jobs = await it.db.query(`select run_at from graphile_worker._private_jobs where payload::text like '%' || $1 || '%'`, [id]);
    expect(jobs).toEqual([{ run_at: new Date('2099-02-28T15:00:00Z') }]);
  });

  test('who left works nowhere, and cannot come in any more', async () => {
    const row = { 메일: 'leaver@busan.example', 성명: '윤하나', 직원번호: 'E-1' };
    const leaver = await it.person(row.메일, { name: row.성명 });
    await send([row]);
    const gone = { ...row, 상태: '퇴직', 기준일: '2025-10-01' };
    expect(await send([gone])).toEqual(taken({ disabled: 1 }));
    expect(await placesOf(it.db, row.메일)).toEqual(['3330000 3330000 E-1 7급 2025-01-01 ~ 2025-10-01']);
    expect((await accountOf(row.메일)).disabled_at).toBeInstanceOf(Date);
    expect(await it.db.query(`select from session where account_id = $1`, [leaver.account!.id])).toEqual([]);
    expect(await it.db.query(`select kind, reason from account_change where account_id = $1`, [leaver.account!.id])).toEqual([
      { kind: 'DISABLED', reason: '퇴직 (계정 파일)' },
    ]);
    expect(await send([gone])).toEqual(taken({ unchanged: 1 }));
  });

  test('people who are new get a letter where that is asked for', async () => {
    const known = { 메일: 'a1@busan.example', 직원번호: 'A-1', 부서: '데이터팀' };
    expect(await send([known, { 메일: 'new@busan.example', 직원번호: 'N-1' }], { invite: true })).toEqual(
      taken({ added: 1, invited: 1, unchanged: 1 }),
    );
    expect(await it.db.query(`select address, template from mail`)).toEqual([{ address: 'new@busan.example', template: 'invitation' }]);
  });
});

describe('a row that is not certain', () => {
  beforeAll(async () => {
    await send([{ 메일: 'p@busan.example', 성명: '김솔', 직원번호: 'P-1', 부서: 'T-1' }]);
    await send([{ 메일: 'gone@busan.example', 성명: '김솔', 직원번호: 'P-3' }]);
    await send([{ 메일: 'gone@busan.example', 성명: '김솔', 상태: '퇴직', 기준일: '2025-02-01' }]);
    await importDepartments(db, departmentsFile({ 코드: 'T-3', 국문명: '총무팀' }), 'SYSTEM', false);
  });
  const sol = { 메일: 'p@busan.example', 성명: '김솔', 직원번호: 'P-1', 부서: 'T-1' };
  const other = { 메일: 'q@busan.example', 성명: '김솔', 직원번호: 'Q-1' };

  test.each<[string, Partial<AccountCells>[], string[]]>([
    ['another name for a mail address', [{ ...sol, 성명: '김술' }], ['lines.3.성명 NAME_DIFFERS']],
    ["somebody else's number, however they are called", [{ ...other, 직원번호: 'P-1' }], ['lines.3.직원번호 EMPLOYEE_NUMBER_TAKEN']],
    ['two departments of a name', [{ ...other, 부서: '총무팀' }], ['lines.3.부서 DEPARTMENT_AMBIGUOUS']],
    ['a department of another agency', [{ ...other, 소속기관: '수영구', 부서: 'T-1' }], ['lines.3.부서 DEPARTMENT_UNKNOWN']],
    ['a department before it began', [{ ...other, 부서: 'T-1', 기준일: '2024-12-31' }], ['lines.3.부서 DEPARTMENT_UNKNOWN']],
    ['a change before one that is on record', [{ ...sol, 기준일: '2024-12-01', 부서: '' }], ['lines.3.기준일 LATER']],
    ['one person twice', [sol, sol], ['lines.4.메일 REPEATED', 'lines.4.직원번호 REPEATED']],
    ['the new place of a disabled account', [{ ...other, 메일: 'gone@busan.example' }], ['lines.3.메일 ACCOUNT_DISABLED']],
    ['a stranger who left', [{ ...other, 상태: '퇴직' }], ['lines.3.메일 ACCOUNT_UNKNOWN']],
    ['somebody who will leave', [{ ...sol, 상태: '퇴직', 기준일: '2099-01-01' }], ['lines.3.기준일 NOT_YET']],
    ['oneself who left', [{ 메일: 'administrator@busan.example', 성명: '최관리', 상태: '퇴직' }], ['lines.3.메일 NOT_ONESELF']],
    ['a formula', [{ ...other, 성명: '=1+1' }], ['lines.3.성명 NOT_A_NAME']],
    ['a number that a spreadsheet spoilt', [{ ...other, 직원번호: '2.03E+09' }], ['lines.3.직원번호 NOT_AN_EMPLOYEE_NUMBER']],
    ['a department without an agency', [{ ...other, 소속기관: '', 부서: 'T-1' }], ['lines.3.소속기관 REQUIRED']],
  ])('%s is told, and nothing is taken in', async (_, rows, problems) => {
    const answer = await send([{ 메일: 'fine@busan.example', 성명: '정상', 직원번호: 'OK-1' }, ...rows]);
    expect(answer.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(problems);
    expect(answer.added).toBe(0);
    expect(await accountOf('fine@busan.example')).toBeUndefined();
  });

  test('is repeated so that no spreadsheet reckons it', async () => {
    const [problem] = (await send([{ ...other, 소속기관: '수영구', 부서: '없는 과' }])).problems;
    expect(problem).toEqual({
      path: 'lines.2.부서',
      code: 'DEPARTMENT_UNKNOWN',
      ko: "2025-01-01에 '없는 과'가 없습니다. 이름이나 코드, 기준일을 확인해 주세요.",
      en: "There is no '없는 과' on 2025-01-01: check its Korean name or code, and the day.",
    });
  });
});

test('1,000 people take as many statements as one, and seconds', async () => {
  const rows = (count: number, prefix: string, more = {}) =>
    accountsFile(
      ...Array.from({ length: count }, (_, index) => ({ 메일: `${prefix}${index}@many.example`, 직원번호: `${prefix}-${index}`, ...more })),
    );
  const statements = (file: Buffer) => countQueries(it.app, () => importAccounts(db, file, 'SYSTEM', { dryRun: false, invite: true }));
  expect(await statements(rows(1000, 'm'))).toBe(await statements(rows(1, 'n')));
  const transfer = { 부서: 'T-2', 기준일: '2025-07-01' };
  expect(await statements(rows(1000, 'm', transfer))).toBe(await statements(rows(1, 'n', transfer)));
}, 30_000);
