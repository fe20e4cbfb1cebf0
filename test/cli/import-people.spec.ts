import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { importAccountsCommand, importDepartmentsCommand } from '../../src/cli/import-people.js';
import { entities } from '../../src/entities.js';
import { loadDepartments } from '../../src/features/accounts/load-departments.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { accountsFile, departmentsFile, placesOf } from '../support/people-file.js';

let database: TestDatabase;
let db: DataSource;
let printed: { out: string[]; error: string[] };

beforeAll(async () => {
  database = await cloneDatabase();
  db = await createDataSource({ url: database.url, poolSize: 2 }, entities).initialize();
  await loadDepartments(db);
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});
beforeEach(() => {
  printed = { out: [], error: [] };
  jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.out.push(line));
  jest.spyOn(console, 'error').mockImplementation((line: string) => void printed.error.push(line));
});
afterEach(() => void jest.restoreAllMocks());

const dryRun = '확인만 했습니다. 바뀐 것은 없습니다. / Only looked at; nothing was changed.';

test('departments and people are taken in as the system, and the counts are printed', async () => {
  const departments = departmentsFile({ 코드: 'T-1' });
  const counted = '추가 1, 변경 0, 옮긴 사람 0, 그대로 0 / added 1, changed 0, people moved 0, unchanged 0';
  expect(await importDepartmentsCommand(db, departments, { dryRun: true })).toBe(0);
  expect(await importDepartmentsCommand(db, departments, {})).toBe(0);
  expect(await importAccountsCommand(db, accountsFile({ 부서: 'T-1' }), {})).toBe(0);
  expect(printed).toEqual({
    out: [counted, dryRun, counted, '추가 1, 변경 0, 막음 0, 초대 0, 그대로 0 / added 1, changed 0, disabled 0, invited 0, unchanged 0'],
    error: [],
  });
  expect(await placesOf(db, 'bora@busan.example')).toEqual(['3330000 T-1 H-1 7급 2025-01-01 ~']);
});

test('what is wrong is printed line by line, and nothing is taken in', async () => {
  const file = accountsFile({ 메일: 'x@busan.example', 직원번호: 'X-1' }, { 메일: 'nobody', 직원번호: 'X-2' });
  expect(await importAccountsCommand(db, file, { invite: true })).toBe(1);
  expect(printed).toEqual({
    out: [],
    error: [
      'lines.3.메일: 메일 주소를 확인해 주세요. / Please check the mail address.',
      '문제가 1건 있어 아무것도 넣지 않았습니다. / Nothing was taken in: 1 problem.',
    ],
  });
  expect(await db.query(`select from account where email = 'x@busan.example'`)).toEqual([]);
});
