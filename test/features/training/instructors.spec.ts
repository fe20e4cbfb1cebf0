import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { loadProgrammes } from '../../../src/features/training/load-programmes.js';
import { importTraining } from '../../../src/features/training/training-import.js';
import { randomId } from '../../../src/platform/database/ids.js';
import { DataSource } from 'typeorm';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import type { Person } from '../../support/person.js';
import { forgetTraining, trainingFile } from '../../support/training-file.js';

const NAMED = '{ ordinal instructors { name email } }';

let app: TestApp;
let officer: Person;
let auditor: Person;
let course: string;
beforeAll(async () => {
  app = await startTestApp();
  await Promise.all([loadDepartments(app.db), loadProgrammes(app.db)]);
  officer = await app.person('officer@busan.example', { roles: [{ role: 'TRAINING_OFFICER', competitionId: null }] });
  auditor = await app.person('auditor@busan.example', { roles: [{ role: 'AUDITOR', competitionId: null }] });
});
afterAll(() => app?.close());
beforeEach(async () => {
  await forgetTraining(app.db);
  await importTraining(app.app.get(DataSource), trainingFile({ 기수: '1' }, { 기수: '2' }), 'SYSTEM');
  const [session] = await app.db.query<[{ course_id: string }]>(`select course_id from course_session limit 1`);
  course = session.course_id;
});

const kim = { name: '김강사', email: 'kim@university.example' };
const lee = { name: '이강사', email: 'lee@university.example' };
const sessions = (person: Person) =>
  person.query<{ trainingOffice: { sessions: unknown } }>(
    `query ($course: ID!) { trainingOffice { sessions(course: $course) ${NAMED} } }`,
    {
      course,
    },
  );

test('who taught a session is named by the training officers, and named anew', async () => {
  const wish = { course, session: 2, instructors: [lee, { ...kim, email: ' Kim@University.Example' }] };
  expect(await officer.mutate('nameInstructors', wish, NAMED)).toEqual({ ordinal: 2, instructors: [kim, lee] });
  await officer.mutate('nameInstructors', { ...wish, instructors: [lee] }, NAMED);
  expect((await sessions(auditor)).trainingOffice.sessions).toEqual([
    { ordinal: 1, instructors: [] },
    { ordinal: 2, instructors: [lee] },
  ]);
  const events = await app.db.query<{ data: string }[]>(
    `select data from audit_event where action = 'training.instructors_named' order by at`,
  );
  expect(events.map(({ data }) => data)).toEqual(['{"count":2}', '{"count":1}']);
});

test('one session costs as many statements as two', async () => {
  const two = await countQueries(app.app, () => sessions(officer));
  await officer.mutate('nameInstructors', { course, session: 1, instructors: [kim, lee] }, NAMED);
  // The sessions, their instructors, and which of those have an account.
  expect([two, await countQueries(app.app, () => sessions(officer))]).toEqual([3, 3]);
});

test.each([
  ['a visitor', () => app.visitor, 'SIGN_IN_REQUIRED'],
  ['an auditor', () => auditor, 'NOT_ALLOWED'],
])('%s names nobody', async (_, who, code) => {
  expect((await who().refusalOf('nameInstructors', { course, session: 1, instructors: [kim] }, NAMED)).code).toBe(code);
});

test.each([
  ['a session that was not held', () => ({ course, session: 9, instructors: [kim] }), 'NOT_FOUND'],
  ['a course that is not there', () => ({ course: randomId(), session: 1, instructors: [kim] }), 'NOT_FOUND'],
  ['the same instructor twice', () => ({ course, session: 1, instructors: [kim, { ...kim, name: '김' }] }), 'INSTRUCTOR_TWICE'],
  ['no mail address', () => ({ course, session: 1, instructors: [{ ...kim, email: 'kim' }] }), 'INVALID_INPUT'],
])('%s is refused', async (_, wish, code) => {
  expect((await officer.refusalOf('nameInstructors', wish(), NAMED)).code).toBe(code);
});
