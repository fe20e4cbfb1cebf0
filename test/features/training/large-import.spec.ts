import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { TrainingCells } from '../../../src/domain/training-row.js';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { loadProgrammes } from '../../../src/features/training/load-programmes.js';
import { importTraining } from '../../../src/features/training/training-import.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { trainingFile } from '../../support/training-file.js';

let app: TestApp;
let db: DataSource;

beforeAll(async () => {
  app = await startTestApp();
  db = app.app.get(DataSource);
  await Promise.all([loadDepartments(app.db), loadProgrammes(app.db)]);
});
afterAll(() => app?.close());

const agencies = ['해운대구', '수영구', '기장군', '부산광역시'];
const rows = (count: number, more: Partial<TrainingCells> = {}): Partial<TrainingCells>[] =>
  Array.from({ length: count }, (_, index) => ({
    기수: String(1 + (index % 20)),
    직원번호: `N${Math.floor(index / 20)}`,
    성명: `이름${Math.floor(index / 20)}`,
    소속기관: agencies[Math.floor(index / 20) % 4],
    수료번호: `2025-0-${index}`,
    ...more,
  }));

async function statementsFor(file: Buffer): Promise<[statements: number, added: number, corrected: number, unchanged: number]> {
  let done: Awaited<ReturnType<typeof importTraining>> | undefined;
  const statements = await countQueries(app.app, async () => {
    done = await importTraining(db, file, 'SYSTEM');
  });
  const { added = 0, corrected = 0, unchanged = 0 } = done?.import ?? {};
  return [statements, added, corrected, unchanged];
}

test('2,000 rows take as many statements as one, new, changed or not', async () => {
  // The lock; the file's hash, agencies, courses, sessions, trainees, records; the clock; sessions, trainees, import, records; the job for conflicts, unless nothing changed. (Not counted: the audit event.)
  expect(await statementsFor(trainingFile(...rows(1)))).toEqual([13, 1, 0, 0]);
  expect(await statementsFor(trainingFile(...rows(2000)))).toEqual([13, 1999, 0, 1]);
  expect(await statementsFor(trainingFile(...rows(2000, { 부서: '세정과' })))).toEqual([13, 0, 2000, 0]);
  expect(await statementsFor(trainingFile(...rows(1999, { 부서: '세정과' })))).toEqual([12, 0, 0, 1999]);
  expect(await app.db.query(`select count(*)::int as trainees from trainee`)).toEqual([{ trainees: 100 }]);
});

test('2,000 problems are found without more statements', async () => {
  const file = trainingFile(...rows(2000, { 성명: '다른 사람' }));
  // The lock; the file's hash, agencies, courses, sessions, trainees.
  expect(await statementsFor(file)).toEqual([6, 0, 0, 0]);
  expect((await importTraining(db, file, 'SYSTEM')).problems).toHaveLength(2000);
});
