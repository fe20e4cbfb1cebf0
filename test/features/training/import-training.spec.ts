import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { TrainingCells } from '../../../src/domain/training-row.js';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { loadProgrammes } from '../../../src/features/training/load-programmes.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Person } from '../../support/person.js';
import { objectionTo } from '../../support/two-roles.js';
import { anUpload, forgetTraining, trainingFile } from '../../support/training-file.js';

let app: TestApp;
let officer: Person;

beforeAll(async () => {
  app = await startTestApp();
  await Promise.all([loadDepartments(app.db), loadProgrammes(app.db)]);
  officer = await app.person('officer@busan.example', { roles: [{ role: 'TRAINING_OFFICER', competitionId: null }] });
});
afterAll(() => app?.close());
beforeEach(() => forgetTraining(app.db));

interface Payload {
  import: { id: string; added: number; corrected: number; unchanged: number } | null;
  isRepeated: boolean;
  problems: { line: number | null; path: string; code: string }[];
  problemCount: number;
}
const payload = '{ import { id added corrected unchanged } isRepeated problems { line path code } problemCount }';

const send = async (...rows: Partial<TrainingCells>[]): Promise<Payload> =>
  officer.mutate('importTrainingRecords', { file: await anUpload(app, officer, trainingFile(...rows)) }, payload);
const taken = (added: number, corrected: number, unchanged: number, isRepeated = false) => ({
  import: { id: expect.any(String), added, corrected, unchanged },
  isRepeated,
  problems: [],
  problemCount: 0,
});
const problemsOf = async (...rows: Partial<TrainingCells>[]): Promise<string[]> => {
  const answer = await send(...rows);
  expect(answer.import).toBeNull();
  expect(answer.problemCount).toBe(answer.problems.length);
  return answer.problems.map(({ path, code }) => `${path} ${code}`);
};
const counts = async () =>
  (
    await app.db.query(
      `select (select count(*)::int from training_import) as imports, (select count(*)::int from course_session) as sessions,
              (select count(*)::int from trainee) as trainees, (select count(*)::int from training_record) as records`,
    )
  )[0];

const dasom = {};
const sol = { 직원번호: 'B2025-0002', 성명: '김솔', 수료번호: '2025-0-002' };
const absent = { 상태: '불참', 출석시간: '0', 수료일: '', 수료번호: '' };

describe('a file that is in order', () => {
  test('makes the session, the people and the records', async () => {
    const mail = { '행정메일(선택)': 'Sol@busan.example' };
    expect(
      await send(dasom, { ...sol, ...mail }, { ...sol, ...absent, 기수: '2', 시작일: '2025-04-22', 종료일: '2025-04-22', 교육장소: '' }),
    ).toEqual(taken(3, 0, 0));
    expect(
      await app.db.query(
        `select ordinal, starts_on::text, ends_on::text, place, course.level from course_session join course on course.id = course_id order by 1`,
      ),
    ).toEqual([
      { ordinal: 1, starts_on: '2025-04-21', ends_on: '2025-04-21', place: '나라키움 부산청년창업허브', level: 0 },
      { ordinal: 2, starts_on: '2025-04-22', ends_on: '2025-04-22', place: null, level: 0 },
    ]);
    expect(
      await app.db.query(
        `select trainee.name, employee_number, email, department.code as agency, account_id
           from trainee join department on department.id = agency_id order by 2`,
      ),
    ).toEqual([
      { name: '남궁다솜', employee_number: 'B2025-0001', email: null, agency: '3330000', account_id: null },
      { name: '김솔', employee_number: 'B2025-0002', email: 'sol@busan.example', agency: '3330000', account_id: null },
    ]);
    expect(
      await app.db.query(
        `select line, training_record.name, department, grade, status, hours_attended, hours_planned, completed_on::text, certificate_number, corrects_id
           from training_record order by line`,
      ),
    ).toEqual([
      recordRow(2, '남궁다솜', { certificate_number: '2025-0-001' }),
      recordRow(3, '김솔', { certificate_number: '2025-0-002' }),
      recordRow(4, '김솔', { status: 'ABSENT', hours_attended: '0.00', completed_on: null, certificate_number: null }),
    ]);
  });

  test('is on record with its hash, by whom, and in the audit trail without a name', async () => {
    const bytes = trainingFile(dasom, sol);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { import: done } = await send(dasom, sol);
    expect(await app.db.query(`select id, file_sha256, added, corrected, unchanged, imported_by from training_import`)).toEqual([
      { id: done!.id, file_sha256: sha256, added: 2, corrected: 0, unchanged: 0, imported_by: officer.account!.id },
    ]);
    const [event] = await app.db.query(
      `select actor_id, acting_as, subject, data from audit_event where action = 'training.imported' and subject = $1`,
      [done!.id],
    );
    expect({ ...event, data: JSON.parse(event.data) }).toEqual({
      actor_id: officer.account!.id,
      acting_as: 'TRAINING_OFFICER',
      subject: done!.id,
      data: { import: done!.id, added: 2, corrected: 0, unchanged: 0, sha256 },
    });
  });

  test.each<[string, Partial<TrainingCells>]>([
    ['by the code of the agency', { 소속기관: '3330000' }],
    ['with other spaces in the name of the course', { 과정명: ' 데이터\u00a0 리터러시  입문 ' }],
    ['with letters taken apart', { 과정명: '데이터 리터러시 입문'.normalize('NFD'), 소속기관: '해운대구'.normalize('NFD') }],
    ['with the name spread out', { 성명: '남궁 다솜' }],
    ['with another place', { 교육장소: '부산시청' }],
    [
      'with other spellings of days, hours and level',
      { 시작일: '2025. 4. 21.', 종료일: '45768', 수료일: '2025.4.21.', 출석시간: '07.00', 레벨: 'L0' },
    ],
  ])('may tell of known people and sessions %s', async (_, row) => {
    await send(dasom);
    await send({ ...row, 성명: row.성명 ?? '남궁다솜' }, sol);
    expect(await counts()).toMatchObject({ sessions: 1, trainees: 2 });
  });

  test('finds a course by any of the middle dots', async () => {
    const course = { 레벨: '1', 시작일: '2025-05-07', 종료일: '2025-05-08', 수료일: '2025-05-08' };
    const names = ['데이터 수집·분석 활용 정책기획', '데이터 수집ㆍ분석 활용 정책기획', '데이터 수집・분석 활용 정책기획'];
    expect(await send(...names.map((과정명, index) => ({ ...course, 과정명, 직원번호: `N${index}`, 성명: `이름${index}` })))).toEqual(
      taken(3, 0, 0),
    );
    expect(await counts()).toMatchObject({ sessions: 1 });
  });

  test('keeps people of two agencies apart who have one number, and people of one name who have two', async () => {
    expect(await send(dasom, { 소속기관: '수영구', 성명: '김솔' }, { 직원번호: 'B2025-0003' })).toEqual(taken(3, 0, 0));
    expect(await counts()).toEqual({ imports: 1, sessions: 1, trainees: 3, records: 3 });
  });
});

const recordRow = (line: number, name: string, more: object) => {
  const usual = { department: '관광과', grade: '7급', status: 'COMPLETED', completed_on: '2025-04-21', corrects_id: null };
  return { line, name, ...usual, hours_attended: '7.00', hours_planned: '7.00', ...more };
};

describe('the same again', () => {
  test('the same file changes nothing and says so', async () => {
    const first = await send(dasom, sol);
    expect(await send(dasom, sol)).toEqual({ ...taken(2, 0, 0, true), import: first.import });
    expect(await counts()).toEqual({ imports: 1, sessions: 1, trainees: 2, records: 2 });
  });

  test('two officers who send one file at the same moment make one import', async () => {
    const answers = await Promise.all([send(dasom, sol), send(dasom, sol), send(dasom, sol)]);
    expect(answers.map(({ isRepeated }) => isRepeated).toSorted()).toEqual([false, true, true]);
    expect(await counts()).toEqual({ imports: 1, sessions: 1, trainees: 2, records: 2 });
  });

  test('two overlapping files at the same moment make everybody once', async () => {
    await Promise.all([send(dasom, sol), send(sol, dasom)]);
    expect(await counts()).toEqual({ imports: 2, sessions: 1, trainees: 2, records: 2 });
  });

  test('the same rows in another file are unchanged', async () => {
    await send(dasom, sol);
    expect(await send(sol, dasom)).toEqual(taken(0, 0, 2));
    expect(await counts()).toEqual({ imports: 2, sessions: 1, trainees: 2, records: 2 });
  });

  test('a row that says something else corrects the record that stands, and the old ones stay', async () => {
    await send(dasom, sol);
    expect(await send({ ...dasom, ...absent }, sol)).toEqual(taken(0, 1, 1));
    expect(await send({ ...dasom, 출석시간: '6.5' })).toEqual(taken(0, 1, 0));
    expect(await send({ ...dasom, 출석시간: '6.50' }, sol)).toEqual(taken(0, 0, 2));
    expect(
      await app.db.query(
        `select record.status, record.hours_attended, older.status as corrects, record.import_id = training_import.id as own_import
           from training_record as record left join training_record as older on older.id = record.corrects_id
           join training_import on training_import.id = record.import_id
          where record.name = '남궁다솜' order by imported_at`,
      ),
    ).toEqual([
      { status: 'COMPLETED', hours_attended: '7.00', corrects: null, own_import: true },
      { status: 'ABSENT', hours_attended: '0.00', corrects: 'COMPLETED', own_import: true },
      { status: 'COMPLETED', hours_attended: '6.50', corrects: 'ABSENT', own_import: true },
    ]);
  });
});

describe('a file with problems', () => {
  test.each<[string, Partial<TrainingCells>, string]>([
    ['an agency that nobody knows', { 소속기관: '바다구' }, '소속기관 DEPARTMENT_UNKNOWN'],
    ['a year without a programme', { 교육연도: '2022' }, '교육연도 PROGRAMME_UNKNOWN'],
    ['a course that the year has not', { 과정명: '데이터 시각화' }, '과정명 COURSE_UNKNOWN'],
    ['a year whose courses are not on record', { 교육연도: '2024' }, '과정명 COURSE_UNKNOWN'],
    ['another level than the course has', { 레벨: '1' }, '레벨 LEVEL_DIFFERS'],
    ['no level for a course that has one', { 레벨: '' }, '레벨 LEVEL_DIFFERS'],
    ['a cell that cannot be read', { 상태: '이수' }, '상태 UNKNOWN_STATUS'],
    ['other days for the session than a line before', { 직원번호: 'X1', 종료일: '2025-04-22' }, '시작일 SESSION_DAYS_DIFFER'],
    ['another name for the number of a line before', { 기수: '2', 성명: '김솔' }, '직원번호 NAME_DIFFERS'],
    ['the same person in the same session again', {}, '직원번호 REPEATED'],
    ['the same person by the code of the agency', { 소속기관: '3330000' }, '직원번호 REPEATED'],
  ])('with %s is not taken in', async (_, row, problem) => {
    expect(await problemsOf(dasom, row)).toEqual([`lines.3.${problem}`]);
    expect(await counts()).toEqual({ imports: 0, sessions: 0, trainees: 0, records: 0 });
  });

  test.each<[string, Partial<TrainingCells>, string]>([
    ['other days for a session', { ...sol, 시작일: '2025-04-20' }, '시작일 SESSION_DAYS_DIFFER'],
    ['another name for a number', { 기수: '2', 성명: '김솔' }, '직원번호 NAME_DIFFERS'],
  ])('with %s than are on record changes nothing', async (_, row, problem) => {
    await send(dasom);
    expect(await problemsOf({ ...dasom, ...absent }, row)).toEqual([`lines.3.${problem}`]);
    expect(await counts()).toEqual({ imports: 1, sessions: 1, trainees: 1, records: 1 });
  });

  test('lists them by line, those of cells and those of what is on record', async () => {
    const rows = [
      dasom,
      { 소속기관: '바다구', 과정명: '수영' },
      { ...sol, 상태: '?' },
      { 직원번호: 'X2', 성명: '제갈뷁', 시작일: '2025-04-19' },
      dasom,
    ];
    expect(await problemsOf(...rows)).toEqual([
      'lines.3.소속기관 DEPARTMENT_UNKNOWN',
      'lines.3.과정명 COURSE_UNKNOWN',
      'lines.4.상태 UNKNOWN_STATUS',
      'lines.5.시작일 SESSION_DAYS_DIFFER',
      'lines.6.직원번호 REPEATED',
    ]);
  });

  test('says in both languages what to do', async () => {
    const file = await anUpload(app, officer, trainingFile({ 소속기관: '바다구' }));
    expect(await officer.mutate('importTrainingRecords', { file }, '{ problems { line path code ko en } }')).toEqual({
      problems: [
        {
          line: 2,
          path: 'lines.2.소속기관',
          code: 'DEPARTMENT_UNKNOWN',
          ko: "소속기관 '바다구'가 등록되어 있지 않습니다. 기관명이나 기관코드를 확인해 주세요.",
          en: "There is no agency '바다구': check its Korean name or code.",
        },
      ],
    });
  });

  test('lists 500 of them and counts them all', async () => {
    const answer = await send(...Array.from({ length: 501 }, () => ({ 상태: '?' })));
    expect(answer.problems).toHaveLength(500);
    expect(answer.problems.at(-1)).toEqual({ line: 501, path: 'lines.501.상태', code: 'UNKNOWN_STATUS' });
    expect(answer.problemCount).toBe(501);
  });

  test.each([
    ['no rows', trainingFile(), { line: null, path: 'file', code: 'NO_ROWS' }],
    ['no header', Buffer.from('가,나\n1,2\n'), { line: null, path: 'header', code: 'MISSING_HEADERS' }],
    ['a broken line', Buffer.concat([trainingFile(dasom), Buffer.from('2025\n')]), { line: 3, path: 'lines.3', code: 'WRONG_WIDTH' }],
    ['other bytes than a table', Buffer.from([0xff, 0xfe, 0x00]), { line: null, path: 'file', code: 'NOT_CSV' }],
  ])('with %s says so', async (_, bytes, problem) => {
    const file = await anUpload(app, officer, bytes);
    const answer = await officer.mutate<Payload>('importTrainingRecords', { file }, payload);
    expect(answer.problems[0]).toEqual(problem);
    expect(answer.import).toBeNull();
  });
});

describe('an agency', () => {
  test('that has been given up and begun anew is the one of its time', async () => {
    await app.db.query(`insert into department (id, code, name_ko, name_en, kind, valid_from, valid_to) values
      (gen_random_uuid(), 'T-OLD', '바다진흥원', 'Sea Agency', 'AGENCY', null, '2025-04-01'),
      (gen_random_uuid(), 'T-NEW', '바다진흥원', 'Sea Agency', 'AGENCY', '2025-04-01', null)`);
    expect(await send({ 소속기관: '바다진흥원' })).toEqual(taken(1, 0, 0));
    expect(await app.db.query(`select code from trainee join department on department.id = agency_id`)).toEqual([{ code: 'T-NEW' }]);
  });

  test('whose name two have at the time must be told by its code', async () => {
    await app.db.query(`insert into department (id, code, name_ko, name_en, kind) values
      (gen_random_uuid(), 'T-1', '총무과', 'General Affairs', 'AGENCY'), (gen_random_uuid(), 'T-2', '총무과', 'General Affairs', 'AGENCY')`);
    expect(await problemsOf({ 소속기관: '총무과' })).toEqual(['lines.2.소속기관 DEPARTMENT_AMBIGUOUS']);
    expect(await send({ 소속기관: 'T-2' })).toEqual(taken(1, 0, 0));
  });
});

describe('a record', () => {
  test.each([
    [`update training_record set status = 'CANCELLED'`],
    [`update training_record set completed_on = completed_on`],
    [`delete from training_record`],
    [`truncate training_record`],
  ])('stays as it was told, for its owner too: %s', async (statement) => {
    await send({});
    expect(await objectionTo(app.db, statement)).toBe('23001 training_record_written_once');
  });
});
