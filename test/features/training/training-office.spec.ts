import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GrantedRole } from '../../../src/domain/actor.js';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { loadProgrammes } from '../../../src/features/training/load-programmes.js';
import { randomId } from '../../../src/platform/database/ids.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { Person } from '../../support/person.js';
import { anUpload, forgetTraining, trainingFile } from '../../support/training-file.js';

let app: TestApp;
let officer: Person;
let auditor: Person;
const edition = randomId();

const withRole = (email: string, role: GrantedRole, competitionId: string | null = null) =>
  app.person(email, { roles: [{ role, competitionId }] });
/** The same person with a token for one role. */
async function narrowed(person: Person, role: string, competition: string | null = null): Promise<Person> {
  const { secret } = await person.mutate<{ secret: string }>('createToken', { label: 'narrow', role, competition }, '{ secret }');
  return new Person(app.url, person.account, secret);
}

beforeAll(async () => {
  app = await startTestApp();
  await Promise.all([loadDepartments(app.db), loadProgrammes(app.db)]);
  officer = await withRole('officer@busan.example', 'TRAINING_OFFICER');
  auditor = await withRole('auditor@busan.example', 'AUDITOR');
});
afterAll(() => app?.close());

const officeIds = `{ trainingOffice { programmes { year } } }`;
const codeOf = async (person: Person, query: string): Promise<string | null> =>
  (await person.ask(query)).errors?.[0]?.extensions.code ?? null;

describe('who may', () => {
  const people: [who: string, person: () => Promise<Person> | Person, sees: string | null, imports: string | null][] = [
    ['a visitor', () => app.visitor, 'SIGN_IN_REQUIRED', 'SIGN_IN_REQUIRED'],
    ['somebody without a role', () => app.person('nobody@busan.example'), 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['a training officer', () => officer, null, null],
    ['an auditor', () => auditor, null, 'NOT_ALLOWED'],
    ['an administrator', () => withRole('admin@busan.example', 'ADMINISTRATOR'), 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['an organiser', () => withRole('organizer@busan.example', 'ORGANIZER'), 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['an auditor of one edition', () => withRole('auditor2@busan.example', 'AUDITOR', edition), 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['a training officer with a token for that', () => narrowed(officer, 'TRAINING_OFFICER'), null, null],
    ['a training officer with a token for judging', () => narrowed(officer, 'JUDGE'), 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['a training officer with a token for one edition', () => narrowed(officer, 'TRAINING_OFFICER', edition), 'NOT_ALLOWED', 'NOT_ALLOWED'],
  ];

  test.each(people)('see the training office and import: %s', async (who, find, sees, imports) => {
    const person = await find();
    expect(await codeOf(person, officeIds)).toBe(sees);
    const file = person.account ? await anUpload(app, person, trainingFile({ 부서: who })) : randomId();
    const answer = await person.ask(`mutation { importTrainingRecords(input: { file: "${file}" }) { isRepeated } }`);
    expect(answer.errors?.[0]?.extensions.code ?? null).toBe(imports);
  });

  test('use a file: only whoever sent it', async () => {
    const colleague = await withRole('colleague@busan.example', 'TRAINING_OFFICER');
    const bytes = trainingFile({ 부서: '남의 파일' });
    const file = await anUpload(app, colleague, bytes);
    expect(await officer.refusalOf('importTrainingRecords', { file }, '{ isRepeated }')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await officer.refusalOf('importTrainingRecords', { file: randomId() }, '{ isRepeated }')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await colleague.mutate('importTrainingRecords', { file }, '{ problemCount }')).toEqual({ problemCount: 0 });
  });

  test('send a file of 20 MB at the most', async () => {
    const megabyte = 1024 * 1024;
    const tooLarge = await anUpload(app, officer, trainingFile({ 부서: '큰 파일' }), 20 * megabyte + 1);
    expect(await officer.refusalOf('importTrainingRecords', { file: tooLarge }, '{ isRepeated }')).toMatchObject({
      code: 'FILE_TOO_LARGE',
      limitMb: 20,
    });
    const justSo = await anUpload(app, officer, trainingFile({ 부서: '큰 파일' }), 20 * megabyte);
    expect(await officer.mutate('importTrainingRecords', { file: justSo }, '{ problemCount }')).toEqual({ problemCount: 0 });
  });
});

describe('the training office', () => {
  beforeAll(async () => {
    await forgetTraining(app.db);
    const level1 = {
      과정명: '데이터 수집·분석 활용 정책기획',
      레벨: '1',
      시작일: '2025-05-07',
      종료일: '2025-05-08',
      수료일: '2025-05-08',
    };
    const absent = { 상태: '불참', 출석시간: '0', 수료일: '', 수료번호: '' };
    const sol = { 직원번호: 'B2025-0002', 성명: '김솔' };
    const files = [
      trainingFile({}, sol, { ...sol, ...level1 }, { ...level1, ...absent }),
      // A correction: the completion of level 0 no longer counts. Another one: this one does now.
      trainingFile({ ...sol, ...absent }, level1),
      trainingFile({ ...sol, ...absent, 직급: '6급' }),
    ];
    for (const bytes of files) {
      const file = await anUpload(app, officer, bytes);
      await officer.mutate('importTrainingRecords', { file }, '{ problemCount }');
    }
  });

  test('shows what is planned and what was completed, by the records that stand', async () => {
    const query = `{ trainingOffice { programmes { year nameKo reportedCompletions plannedSeats plannedSessions
      courses { level durationValue durationUnit plannedSessions plannedSeats completions } } } }`;
    const nameKo = '공무원 데이터 인재양성 교육';
    const none = { plannedSeats: null, plannedSessions: null, courses: [] };
    // Planned numbers: press release of Busan Metropolitan City, 4 April 2025. Completions: the files above.
    expect(await auditor.query(query)).toEqual({
      trainingOffice: {
        programmes: [
          {
            year: 2025,
            nameKo,
            reportedCompletions: null,
            plannedSeats: 875,
            plannedSessions: 44,
            courses: [
              { level: 0, durationValue: 1, durationUnit: 'DAY', plannedSessions: 20, plannedSeats: 400, completions: 1 },
              { level: 1, durationValue: 2, durationUnit: 'DAY', plannedSessions: 20, plannedSeats: 400, completions: 2 },
              { level: 2, durationValue: 5, durationUnit: 'DAY', plannedSessions: 2, plannedSeats: 40, completions: 0 },
              { level: 3, durationValue: 2, durationUnit: 'WEEK', plannedSessions: 1, plannedSeats: 20, completions: 0 },
              { level: 4, durationValue: 2, durationUnit: 'WEEK', plannedSessions: 1, plannedSeats: 15, completions: 0 },
            ],
          },
          { year: 2024, nameKo, reportedCompletions: 847, ...none },
          { year: 2023, nameKo, reportedCompletions: 406, ...none },
        ],
      },
    });
  });

  test('pages through the imports, newest first', async () => {
    const page = async (after: string | null): Promise<object> => {
      const fields = `nodes { added corrected unchanged importedBy } totalCount pageInfo { endCursor hasNextPage }`;
      const query = `query ($after: String) { trainingOffice { imports(first: 2, after: $after) { ${fields} } } }`;
      return (await auditor.query<{ trainingOffice: { imports: object } }>(query, { after })).trainingOffice.imports;
    };
    const importedBy = officer.account!.id;
    const first = await page(null);
    expect(first).toEqual({
      nodes: [
        { added: 0, corrected: 1, unchanged: 0, importedBy },
        { added: 0, corrected: 2, unchanged: 0, importedBy },
      ],
      totalCount: 3,
      pageInfo: { endCursor: expect.any(String), hasNextPage: true },
    });
    expect(await page((first as { pageInfo: { endCursor: string } }).pageInfo.endCursor)).toEqual({
      nodes: [{ added: 4, corrected: 0, unchanged: 0, importedBy }],
      totalCount: 3,
      pageInfo: { endCursor: expect.any(String), hasNextPage: false },
    });
  });

  test('asks the database as often for one programme and one import as for three', async () => {
    const query = `query ($imports: Int!) { trainingOffice {
      programmes { year plannedSeats plannedSessions courses { nameKo plannedSeats completions } }
      imports(first: $imports) { nodes { id added } totalCount }
    } }`;
    const cost = async (imports: number) => {
      let office: { programmes: object[]; imports: { nodes: object[] } };
      const queries = await countQueries(app.app, async () => {
        office = (await auditor.query<{ trainingOffice: typeof office }>(query, { imports })).trainingOffice;
      });
      return { programmes: office!.programmes.length, imports: office!.imports.nodes.length, queries };
    };
    // Programmes, courses, completions; a page of imports, their number.
    expect(await cost(3)).toEqual({ programmes: 3, imports: 3, queries: 5 });
    await app.db.query(`delete from programme where year < 2025`);
    expect(await cost(1)).toEqual({ programmes: 1, imports: 1, queries: 5 });
  });
});
