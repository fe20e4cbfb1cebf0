import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { loadProgrammes } from '../../../src/features/training/load-programmes.js';
import { importTraining } from '../../../src/features/training/training-import.js';
import { randomId } from '../../../src/platform/database/ids.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import type { Person } from '../../support/person.js';
import { forgetTraining, trainingFile } from '../../support/training-file.js';

let app: TestApp;
let officer: Person;
let auditor: Person;
let dasom: Person;
let namesake: Person;

beforeAll(async () => {
  app = await startTestApp();
  await Promise.all([loadDepartments(app.db), loadProgrammes(app.db)]);
  officer = await app.person('officer@busan.example', { roles: [{ role: 'TRAINING_OFFICER', competitionId: null }] });
  auditor = await app.person('auditor@busan.example', { roles: [{ role: 'AUDITOR', competitionId: null }] });
  // The training site knows her by the number that she had before.
  dasom = await app.person('dasom@busan.example', { name: '남궁다솜', agency: '3330000', employeeNumber: 'B2026-0001' });
  namesake = await app.person('other.dasom@busan.example', { name: '남궁다솜', agency: '3330000', employeeNumber: 'B2026-0002' });
  await app.person('elsewhere@busan.example', { name: '남궁다솜', agency: '3340000', employeeNumber: 'B2026-0003' });
});
afterAll(() => app?.close());
beforeEach(async () => {
  await forgetTraining(app.db);
  await importTraining(app.app.get(DataSource), trainingFile({ '행정메일(선택)': 'Dasom@busan.example' }), 'SYSTEM');
});

interface Trainee {
  id: string;
  name: string;
  employeeNumber: string;
  completions: number;
  candidates: { account: string; email: string; employeeNumber: string; bases: string[]; isSame: boolean | null }[];
}
const FIELDS = '{ totalCount nodes { id name employeeNumber completions candidates { account email employeeNumber bases isSame } } }';
const listed = async (list: 'waitingTrainees' | 'decidedTrainees', who = officer) =>
  (
    await who.query<{ trainingOffice: Record<string, { totalCount: number; nodes: Trainee[] }> }>(
      `{ trainingOffice { ${list} ${FIELDS} } }`,
    )
  ).trainingOffice[list]!;
const waiting = async () => (await listed('waitingTrainees')).nodes;
const decide = (trainee: string, account: Person, isSame: boolean) =>
  officer.mutate('decideTraineeMatch', { trainee, account: account.account!.id, isSame }, '');
const historyOf = async (person: Person) =>
  (await person.query<{ myTrainingHistory: unknown[] }>('{ myTrainingHistory { level } }')).myTrainingHistory;

test('who is known by another number waits with those who may be the same, and is nobody before somebody decides', async () => {
  const [trainee, ...others] = await waiting();
  expect(others).toEqual([]);
  expect(trainee).toMatchObject({ name: '남궁다솜', employeeNumber: 'B2025-0001', completions: 1 });
  expect(trainee!.candidates).toEqual([
    {
      account: dasom.account!.id,
      email: 'dasom@busan.example',
      employeeNumber: 'B2026-0001',
      bases: ['EMAIL', 'NAME_AND_AGENCY'],
      isSame: null,
    },
    {
      account: namesake.account!.id,
      email: 'other.dasom@busan.example',
      employeeNumber: 'B2026-0002',
      bases: ['NAME_AND_AGENCY'],
      isSame: null,
    },
  ]);
  expect(await historyOf(dasom)).toEqual([]);
});

test('whoever had the number of the file on the day does not wait; whoever got it later does', async () => {
  const employed = (number: string, from: string) =>
    app.db.query(`update employment set employee_number = $2, valid_from = $3 where account_id = $1`, [dasom.account!.id, number, from]);
  await employed('B2025-0001', '2025-04-21');
  expect(await waiting()).toEqual([]);
  expect(await historyOf(dasom)).toEqual([{ level: 0 }]);
  await employed('B2025-0001', '2025-04-22');
  expect((await waiting())[0]!.candidates[0]!.bases).toEqual(['EMAIL', 'EMPLOYEE_NUMBER', 'NAME_AND_AGENCY']);
  expect(await historyOf(dasom)).toEqual([]);
  await employed('B2026-0001', '2026-01-01');
});

test('the same person: the records are that person’s history, and nobody else’s', async () => {
  const [{ id }] = (await waiting()) as [Trainee];
  await decide(id, dasom, true);
  expect([await historyOf(dasom), await historyOf(namesake), await waiting()]).toEqual([[{ level: 0 }], [], []]);
  const [decided] = (await listed('decidedTrainees')).nodes;
  expect(decided!.candidates.map(({ isSame }) => isSame)).toEqual([true, null]);
  const other = { trainee: id, account: namesake.account!.id, isSame: true };
  expect((await officer.refusalOf('decideTraineeMatch', other, '')).code).toBe('TRAINEE_MATCHED');
  const [{ data }] = await app.db.query<[{ data: string }]>(
    `select data from audit_event where action = 'training.trainee_matched' and subject = $1`,
    [id],
  );
  expect(JSON.parse(data)).toEqual({ account: dasom.account!.id, isSame: true });
});

test('another person: only who is left waits, and a decision can be changed', async () => {
  const [{ id }] = (await waiting()) as [Trainee];
  await decide(id, namesake, false);
  expect((await waiting())[0]!.candidates.map(({ isSame }) => isSame)).toEqual([null, false]);
  await decide(id, dasom, false);
  expect(await waiting()).toEqual([]);
  await decide(id, dasom, true);
  expect(await historyOf(dasom)).toEqual([{ level: 0 }]);
  await decide(id, dasom, false);
  expect(await historyOf(dasom)).toEqual([]);
});

test('two who decide at once on two accounts leave one of them', async () => {
  const [{ id }] = (await waiting()) as [Trainee];
  const both = [dasom, namesake].map(({ account }) =>
    officer.ask(`mutation { decideTraineeMatch(input: { trainee: "${id}", account: "${account!.id}", isSame: true }) }`),
  );
  const codes = (await Promise.all(both)).map(({ errors }) => errors?.[0]?.extensions.code ?? 'decided');
  expect(codes.toSorted()).toEqual(['TRAINEE_MATCHED', 'decided']);
});

test('only a candidate is decided upon, and only by a training officer; an auditor reads', async () => {
  const [{ id }] = (await waiting()) as [Trainee];
  const wish = { trainee: id, account: officer.account!.id, isSame: true };
  expect((await officer.refusalOf('decideTraineeMatch', wish, '')).code).toBe('NOT_FOUND');
  expect((await officer.refusalOf('decideTraineeMatch', { ...wish, trainee: randomId() }, '')).code).toBe('NOT_FOUND');
  expect((await auditor.refusalOf('decideTraineeMatch', { ...wish, account: dasom.account!.id }, '')).code).toBe('NOT_ALLOWED');
  expect((await listed('waitingTrainees', auditor)).totalCount).toBe(1);
});

test('who looked is on record for the trainee and the candidates; a list of many costs no more statements than one', async () => {
  const [{ now }] = await app.db.query<[{ now: Date }]>(`select clock_timestamp()::timestamptz(3) as now`);
  await waiting();
  const seen = await app.db.query<{ what: string[] }[]>(
    `select subject, what from access_log where actor_id = $1 and at >= $2 order by subject`,
    [officer.account!.id, now],
  );
  expect(seen).toEqual([
    { subject: 'ACCOUNT', what: ['ACCOUNT'] },
    { subject: 'ACCOUNT', what: ['ACCOUNT'] },
    { subject: 'TRAINEE', what: ['TRAINING_HISTORY'] },
  ]);
  const one = await countQueries(app.app, waiting);
  const more = Array.from({ length: 20 }, (_, index) => ({ 직원번호: `B2024-${index}` }));
  await importTraining(app.app.get(DataSource), trainingFile(...more), 'SYSTEM');
  expect(await waiting()).toHaveLength(21);
  expect(await countQueries(app.app, waiting)).toBe(one);
});
