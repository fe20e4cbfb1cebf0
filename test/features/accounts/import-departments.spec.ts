import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { DepartmentCells } from '../../../src/domain/import/department-row.js';
import { importAccounts } from '../../../src/features/accounts/import-accounts.js';
import { importDepartments } from '../../../src/features/accounts/import-departments.js';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { accountsFile, departmentsFile, placesOf } from '../../support/people-file.js';
import type { Person } from '../../support/person.js';
import { anUpload } from '../../support/training-file.js';

let it: TestApp;
let administrator: Person;
beforeAll(async () => {
  it = await startTestApp();
  await loadDepartments(it.db);
  administrator = await it.person('administrator@busan.example', { roles: [{ role: 'ADMINISTRATOR', competitionId: null }] });
});
afterAll(() => it?.close());

const payload = '{ isDryRun added changed moved unchanged problems { path code } problemCount }';
interface Payload {
  problems: { path: string; code: string }[];
}
const send = async (rows: Partial<DepartmentCells>[], more = {}): Promise<Payload> =>
  administrator.mutate('importDepartments', { file: await anUpload(it, administrator, departmentsFile(...rows)), ...more }, payload);
const taken = (counts: object) => ({
  isDryRun: false,
  added: 0,
  changed: 0,
  moved: 0,
  unchanged: 0,
  problems: [],
  problemCount: 0,
  ...counts,
});
const problemsOf = async (...rows: Partial<DepartmentCells>[]) => {
  const answer = await send(rows);
  expect(answer).toMatchObject({ added: 0, changed: 0 });
  return answer.problems.map(({ path, code }) => `${path} ${code}`);
};
const rowsLike = (code: string) =>
  it.db.query(
    `select department.code, department.name_ko, parent.code as parent, department.valid_from::text as "from", department.valid_to::text as "to"
       from department left join department as parent on parent.id = department.parent_id where department.code like $1 order by 1`,
    [code],
  );
const work = (...rows: Parameters<typeof accountsFile>) =>
  importAccounts(it.app.get(DataSource), accountsFile(...rows), 'SYSTEM', { dryRun: false, invite: false });

test('a file makes departments, parts of each other in any order; looked at first, nothing is written; sent again, nothing changes', async () => {
  const rows = [{ 코드: 'A-1-1', 상위코드: 'A-1' }, { 코드: 'A-1' }];
  expect(await send(rows, { dryRun: true })).toEqual(taken({ added: 2, isDryRun: true }));
  expect(await rowsLike('A-%')).toEqual([]);
  expect(await send(rows)).toEqual(taken({ added: 2 }));
  const made = [
    { code: 'A-1', name_ko: '데이터팀', parent: '3330000', from: '2025-01-01', to: null },
    { code: 'A-1-1', name_ko: '데이터팀', parent: 'A-1', from: '2025-01-01', to: null },
  ];
  expect(await rowsLike('A-%')).toEqual(made);
  expect(await send(rows)).toEqual(taken({ unchanged: 2 }));
  expect(await rowsLike('A-%')).toEqual(made);
  const events = await it.db.query(
    `select acting_as, data::json->>'added' as added from audit_event where action = 'departments.imported'`,
  );
  expect(events).toEqual([{ acting_as: 'ADMINISTRATOR', added: '2' }]);
});

test('a renamed department ends, another continues it, and its people work there from that day on', async () => {
  await send([{ 코드: 'B-1' }]);
  const one = { 메일: 'b1@busan.example', 직원번호: 'B-1', 부서: 'B-1' };
  await work(one, { ...one, 메일: 'b2@busan.example', 직원번호: 'B-2', 기준일: '2025-08-01' });
  const renamed = [{ 코드: 'B-2', 국문명: '인공지능팀', 시작일: '2025-07-01', 이전코드: 'B-1' }];
  expect(await send(renamed, { dryRun: true })).toEqual(taken({ added: 1, changed: 1, moved: 2, isDryRun: true }));
  expect(await send(renamed)).toEqual(taken({ added: 1, changed: 1, moved: 2 }));
  expect(await rowsLike('B-%')).toEqual([
    { code: 'B-1', name_ko: '데이터팀', parent: '3330000', from: '2025-01-01', to: '2025-07-01' },
    { code: 'B-2', name_ko: '인공지능팀', parent: '3330000', from: '2025-07-01', to: null },
  ]);
  expect(await placesOf(it.db, 'b1@busan.example')).toEqual([
    '3330000 B-1 B-1 7급 2025-01-01 ~ 2025-07-01',
    '3330000 B-2 B-1 7급 2025-07-01 ~',
  ]);
  expect(await placesOf(it.db, 'b2@busan.example')).toEqual(['3330000 B-2 B-2 7급 2025-08-01 ~']);
  expect(await send(renamed)).toEqual(taken({ unchanged: 1 }));
});

test('a department closes on a day, once nobody works there and nothing of it is left', async () => {
  await send([{ 코드: 'C-1' }, { 코드: 'C-1-1', 상위코드: 'C-1' }]);
  await work({ 메일: 'c1@busan.example', 직원번호: 'C-1', 부서: 'C-1' });
  const closed = { 코드: 'C-1', 폐지일: '2025-09-01' };
  expect(await problemsOf(closed)).toEqual(['lines.2.폐지일 HAS_PEOPLE', 'lines.2.폐지일 HAS_PARTS']);
  await work({ 메일: 'c1@busan.example', 직원번호: 'C-1', 기준일: '2025-09-01' });
  expect(await problemsOf(closed)).toEqual(['lines.2.폐지일 HAS_PARTS']);
  expect(await send([closed, { 코드: 'C-1-1', 상위코드: 'C-1', 폐지일: '2025-09-01' }])).toEqual(taken({ changed: 2 }));
  expect((await rowsLike('C-%')).map(({ to }: { to: string }) => to)).toEqual(['2025-09-01', '2025-09-01']);
});

describe('a row that says what cannot be', () => {
  beforeAll(() => send([{ 코드: 'D-1' }, { 코드: 'D-2' }]));

  test.each<[string, Partial<DepartmentCells>[], string[]]>([
    ['another name for a code', [{ 코드: 'D-1', 국문명: '다른 팀' }], ['lines.2.국문명 DIFFERS']],
    [
      'another place and day',
      [{ 코드: 'D-1', 상위코드: '', 시작일: '2025-02-01' }],
      ['lines.2.상위코드 DIFFERS', 'lines.2.시작일 DIFFERS'],
    ],
    ['a parent that is not there', [{ 코드: 'E-1', 상위코드: 'X' }], ['lines.2.상위코드 DEPARTMENT_UNKNOWN']],
    [
      'a circle',
      [
        { 코드: 'E-1', 상위코드: 'E-2' },
        { 코드: 'E-2', 상위코드: 'E-1' },
      ],
      ['lines.2.상위코드 CIRCLE', 'lines.3.상위코드 CIRCLE'],
    ],
    ['one code twice', [{ 코드: 'E-1' }, { 코드: 'E-1' }], ['lines.3.코드 REPEATED']],
    [
      'two that continue one',
      [
        { 코드: 'E-1', 시작일: '2026-01-01', 이전코드: 'D-1' },
        { 코드: 'E-2', 시작일: '2026-01-01', 이전코드: 'D-1' },
      ],
      ['lines.3.이전코드 CONTINUED_TWICE'],
    ],
    ['one that continues nothing', [{ 코드: 'E-1', 이전코드: 'X' }], ['lines.2.이전코드 DEPARTMENT_UNKNOWN']],
    ['one that continues before there was anything', [{ 코드: 'E-1', 이전코드: 'D-1' }], ['lines.2.시작일 ENDS_BEFORE_START']],
    [
      'one that continues what ends on another day',
      [
        { 코드: 'E-1', 시작일: '2026-01-01', 이전코드: 'D-1' },
        { 코드: 'D-1', 폐지일: '2026-02-01' },
      ],
      ['lines.2.이전코드 ENDS_OTHERWISE'],
    ],
    ['an end before the beginning', [{ 코드: 'E-1', 폐지일: '2025-01-01' }], ['lines.2.폐지일 ENDS_BEFORE_START']],
    ['a formula', [{ 코드: 'E-1', 국문명: '=HYPERLINK(1)' }], ['lines.2.국문명 NOT_A_NAME']],
  ])('%s is told, and nothing is taken in', async (_, rows, problems) => {
    expect(await problemsOf({ 코드: 'D-3' }, ...rows)).toEqual(
      problems.map((each) => each.replace(/\d+/, (line) => String(Number(line) + 1))),
    );
    expect(await rowsLike('D-3')).toEqual([]);
  });
});

test('1,000 departments take as many statements as one', async () => {
  const db = it.app.get(DataSource);
  const statements = (count: number, prefix: string) => {
    const rows = Array.from({ length: count }, (_, index) => ({ 코드: `${prefix}-${index}`, 국문명: `팀 ${index}` }));
    return countQueries(it.app, () => importDepartments(db, departmentsFile(...rows), 'SYSTEM', false));
  };
  expect(await statements(1000, 'M')).toBe(await statements(1, 'N'));
});
