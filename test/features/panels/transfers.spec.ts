import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { importAccounts } from '../../../src/features/accounts/import-accounts.js';
import { importDepartments } from '../../../src/features/accounts/import-departments.js';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge } from '../../support/judging-factories.js';
import { accountsFile, departmentsFile } from '../../support/people-file.js';
import { eventually } from '../../support/story.js';

let it: TestApp;
let edition: MadeEdition;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEdition(it.db);
  await loadDepartments(it.db);
  await importDepartments(it.app.get(DataSource), departmentsFile({ 코드: 'T-1' }, { 코드: 'T-2', 국문명: '총무팀' }), 'SYSTEM', false);
});
afterAll(() => it?.close());

const take = async (...rows: Parameters<typeof accountsFile>) => {
  const outcome = await importAccounts(it.app.get(DataSource), accountsFile(...rows), 'SYSTEM', { dryRun: false, invite: false });
  expect(outcome.problems).toEqual([]);
};
const statesOfConflict = async () => {
  const sql = `select state from conflict where competition_id = $1 and ground = 'SAME_DEPARTMENT'`;
  return (await it.db.query<{ state: string }[]>(sql, [edition.id])).map(({ state }) => state);
};
const isThere = (wanted: string) => async () => (await statesOfConflict()).join() === wanted;

test('a transfer by a file makes a conflict of the judge and the member who sit side by side now, and ends it when they part', async () => {
  const [judge, member] = [await anAccount(it.db, { name: '한심사' }), await anAccount(it.db, { name: '한참가' })];
  await aJudge(it.db, edition, judge.id);
  await anEntry(it.db, edition, { team: { members: [{ accountId: member.id }] } });
  const [judgeRow, memberRow] = [
    { 메일: judge.email, 성명: '한심사', 직원번호: 'J-1' },
    { 메일: member.email, 성명: '한참가', 직원번호: 'M-1' },
  ];
  await take({ ...judgeRow, 부서: 'T-1' }, { ...memberRow, 부서: 'T-2' });
  expect(await statesOfConflict()).toEqual([]);
  await take({ ...memberRow, 부서: 'T-1', 기준일: '2025-02-01' });
  await eventually(isThere('STANDING'), 'the conflict');
  await take({ ...judgeRow, 부서: 'T-2', 기준일: '2025-03-01' });
  await eventually(isThere('ENDED'), 'the end of the conflict');
});
