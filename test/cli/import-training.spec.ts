import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { importTrainingCommand } from '../../src/cli/import-training.js';
import { entities } from '../../src/entities.js';
import { loadDepartments } from '../../src/features/accounts/load-departments.js';
import { loadProgrammes } from '../../src/features/training/load-programmes.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { trainingFile } from '../support/training-file.js';

let database: TestDatabase;
let db: DataSource;
let printed: { out: string[]; error: string[] };

beforeAll(async () => {
  database = await cloneDatabase();
  db = await createDataSource({ url: database.url, poolSize: 2 }, entities).initialize();
  await Promise.all([loadDepartments(db), loadProgrammes(db)]);
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

const run = async (bytes: Buffer) => ({ exitCode: await importTrainingCommand(db, bytes), ...printed });

test('says what was taken in, and the second time that it was before', async () => {
  const bytes = trainingFile({}, { 직원번호: 'B2025-0002', 성명: '김솔' });
  const counts = '추가 2, 정정 0, 그대로 0 / added 2, corrected 0, unchanged 0';
  expect(await run(bytes)).toEqual({ exitCode: 0, out: [counts], error: [] });
  printed = { out: [], error: [] };
  const again = '이미 넣은 파일입니다. 바뀐 것은 없습니다. / This file was taken in before; nothing was changed.';
  expect(await run(bytes)).toEqual({ exitCode: 0, out: [again, counts], error: [] });
  const [event] = await db.query(`select actor_id, acting_as from audit_event where action = 'training.imported'`);
  expect(event).toEqual({ actor_id: null, acting_as: 'SYSTEM' });
});

test('prints what is wrong, line by line, and takes in nothing', async () => {
  expect(await run(trainingFile({ 직원번호: 'X1' }, { 상태: '?', 소속기관: '바다구' }, { 소속기관: '바다구' }))).toEqual({
    exitCode: 1,
    out: [],
    error: [
      expect.stringMatching(/^lines\.3\.상태: 상태는 .* \/ The status is one of: /),
      "lines.4.소속기관: 소속기관 '바다구'가 등록되어 있지 않습니다. 기관명이나 기관코드를 확인해 주세요. / There is no agency '바다구': check its Korean name or code.",
      '문제가 2건 있어 아무것도 넣지 않았습니다. / Nothing was taken in: 2 problems.',
    ],
  });
  expect(await db.query(`select from trainee where employee_number = 'X1'`)).toEqual([]);
});

test('does not read a file of more than 20 MB', async () => {
  expect(await run(Buffer.alloc(20 * 1024 * 1024 + 1, 'a'))).toEqual({
    exitCode: 1,
    out: [],
    error: ['파일이 너무 큽니다. 20MB까지 넣을 수 있습니다. / The file is too large: up to 20 MB are accepted.'],
  });
});
