import { describe, expect, test } from '@jest/globals';
import { parseTrainingDate } from '../../src/domain/training-cell.js';
import { parseTrainingRow, trainingHeaders } from '../../src/domain/training-row.js';
import type { TrainingCells, TrainingHeader } from '../../src/domain/training-row.js';

describe('a date of a training office', () => {
  // Excel serials: 45768 is 2025-04-21 and 45351 is 2024-02-29 in the 1900 date system, 36526 is 2000-01-01.
  test.each([
    ['2025-04-21', '2025-04-21'],
    ['2025-4-1', '2025-04-01'],
    ['2025.4.21.', '2025-04-21'],
    ['2025.4.21', '2025-04-21'],
    ['2025.04.21.', '2025-04-21'],
    ['2025. 4. 21.', '2025-04-21'],
    ['2024. 2. 29.', '2024-02-29'],
    ['45768', '2025-04-21'],
    ['45351', '2024-02-29'],
    ['36526', '2000-01-01'],
    ['2025-02-29', null],
    ['2025-13-01', null],
    ['2025-04-31', null],
    ['2025-00-10', null],
    ['2025.4.0.', null],
    ['2025-4.21', null],
    ['25.4.21.', null],
    ['21-04-2025', null],
    ['4/21/2025', null],
    ['20250421', null],
    ['1999-12-31', null],
    ['2100-01-01', null],
    ['36525', null],
    ['99999', null],
    ['45768.5', null],
    ['-45768', null],
    ['', null],
    ['미정', null],
  ])('%j is %j', (text, day) => {
    expect(parseTrainingDate(text)).toBe(day);
  });
});

const cells: TrainingCells = {
  교육연도: '2025',
  과정명: '데이터 리터러시 입문',
  레벨: '0',
  기수: '1',
  시작일: '2025. 4. 21.',
  종료일: '2025.4.21.',
  교육장소: '나라키움 부산청년창업허브',
  직원번호: 'B2025-000123',
  '행정메일(선택)': 'user001@busan.example',
  성명: '남궁다솜',
  소속기관: '해운대구',
  부서: '관광과',
  직급: '7급',
  상태: '수료',
  출석시간: '6.50',
  총교육시간: '7',
  수료일: '45768',
  수료번호: '2025-0-001',
};
const row = {
  programmeYear: 2025,
  courseName: '데이터 리터러시 입문',
  level: 0,
  sessionOrdinal: 1,
  startsOn: '2025-04-21',
  endsOn: '2025-04-21',
  place: '나라키움 부산청년창업허브',
  employeeNumber: 'B2025-000123',
  mail: 'user001@busan.example',
  name: '남궁다솜',
  agency: '해운대구',
  department: '관광과',
  grade: '7급',
  status: 'COMPLETED',
  attendedHours: '6.5',
  plannedHours: '7',
  completedOn: '2025-04-21',
  certificateNumber: '2025-0-001',
};
const blankCells = Object.fromEntries(trainingHeaders.map((header) => [header, ' '])) as TrainingCells;

describe('a row', () => {
  test('is read whole', () => {
    expect(parseTrainingRow(cells)).toEqual(row);
  });

  test.each<[TrainingHeader, string, object]>([
    ['성명', '김솔', { name: '김솔' }],
    ['성명', ' 황보 하늘별빛 ', { name: '황보 하늘별빛' }],
    ['성명', '제갈뷁', { name: '제갈뷁' }],
    ['성명', 'Maria Anna Lindqvist-Soto', { name: 'Maria Anna Lindqvist-Soto' }],
    ['성명', '선우한별'.normalize('NFD'), { name: '선우한별' }],
    ['레벨', '', { level: null }],
    ['레벨', 'Level 4', { level: 4 }],
    ['레벨', 'L3', { level: 3 }],
    ['레벨', '레벨 2', { level: 2 }],
    ['기수', '제12기', { sessionOrdinal: 12 }],
    ['기수', '3차수', { sessionOrdinal: 3 }],
    ['기수', '007', { sessionOrdinal: 7 }],
    ['출석시간', '0', { attendedHours: '0' }],
    ['출석시간', '0.25', { attendedHours: '0.25' }],
    ['출석시간', '07.0', { attendedHours: '7' }],
    ['총교육시간', '70', { plannedHours: '70' }],
    ['총교육시간', '', { plannedHours: null }],
    ['교육장소', '', { place: null }],
    ['행정메일(선택)', '', { mail: null }],
    ['부서', '', { department: null }],
    ['직급', '\u3164', { grade: null }],
    ['수료번호', '', { certificateNumber: null }],
    ['직원번호', '가람_0042', { employeeNumber: '가람_0042' }],
    ['수료일', '2025-05-30', { completedOn: '2025-05-30' }],
  ])('%s %j gives %j', (header, text, change) => {
    expect(parseTrainingRow({ ...cells, [header]: text })).toEqual({ ...row, ...change });
  });

  test.each([
    ['신청', 'APPLIED'],
    ['대기', 'WAITLISTED'],
    ['선정', 'SELECTED'],
    ['미선정', 'NOT_SELECTED'],
    ['취소', 'CANCELLED'],
    ['불참', 'ABSENT'],
    ['수강 중', 'IN_COURSE'],
    ['수강중', 'IN_COURSE'],
    ['미수료', 'NOT_COMPLETED'],
  ])('of a person whose status is %s has no day of completion', (word, status) => {
    expect(parseTrainingRow({ ...cells, 상태: word, 수료일: '' })).toEqual({ ...row, status, completedOn: null });
  });

  test('with a cell of a hundred thousand characters is told to be too long', () => {
    const read = parseTrainingRow({ ...cells, '행정메일(선택)': `a@${'.'.repeat(100_000)} b` });
    const told = 'problems' in read ? read.problems.map(({ path, code }) => [path, code]) : [];
    expect(told).toEqual([
      ['행정메일(선택)', 'TOO_LONG'],
      ['행정메일(선택)', 'NOT_A_MAIL_ADDRESS'],
    ]);
  });

  test.each<[Partial<TrainingCells>, string[]]>([
    [{ 교육연도: '25' }, ['교육연도 NOT_A_YEAR']],
    [{ 과정명: '가'.repeat(201) }, ['과정명 TOO_LONG']],
    [{ 레벨: '5' }, ['레벨 NOT_A_LEVEL']],
    [{ 레벨: '입문' }, ['레벨 NOT_A_LEVEL']],
    [{ 기수: '0' }, ['기수 NOT_AN_ORDINAL']],
    [{ 기수: '1.5' }, ['기수 NOT_AN_ORDINAL']],
    [{ 시작일: '2025-02-30' }, ['시작일 NOT_A_DAY']],
    [{ 직원번호: '2.03E+09' }, ['직원번호 NOT_AN_EMPLOYEE_NUMBER']],
    [{ 직원번호: '900101-1000000' }, ['직원번호 NOT_AN_EMPLOYEE_NUMBER']],
    [{ 직원번호: '9001011000000' }, ['직원번호 NOT_AN_EMPLOYEE_NUMBER']],
    [{ '행정메일(선택)': '메일 없음' }, ['행정메일(선택) NOT_A_MAIL_ADDRESS']],
    [{ 성명: '\u200b' }, ['성명 REQUIRED']],
    [{ 성명: '이\u0000름' }, ['성명 NOT_PRINTABLE']],
    [{ 상태: '이수' }, ['상태 UNKNOWN_STATUS']],
    [{ 상태: 'constructor' }, ['상태 UNKNOWN_STATUS']],
    [{ 출석시간: '7시간' }, ['출석시간 NOT_HOURS']],
    [{ 출석시간: '-1' }, ['출석시간 NOT_HOURS']],
    [{ 출석시간: '8' }, ['출석시간 MORE_THAN_PLANNED']],
    [{ 출석시간: '10', 총교육시간: '9.5' }, ['출석시간 MORE_THAN_PLANNED']],
    [{ 종료일: '2025-04-20' }, ['종료일 ENDS_BEFORE_START']],
    [{ 수료일: '' }, ['수료일 REQUIRED']],
    [{ 상태: '미수료' }, ['수료일 NOT_COMPLETED']],
    [{ 수료일: '2025-04-20' }, ['수료일 COMPLETED_BEFORE_START']],
    [{ 교육연도: '', 시작일: '내일', 상태: '?' }, ['교육연도 REQUIRED', '시작일 NOT_A_DAY', '상태 UNKNOWN_STATUS']],
    [
      blankCells,
      ['교육연도', '과정명', '기수', '시작일', '종료일', '직원번호', '성명', '소속기관', '상태'].map((header) => `${header} REQUIRED`),
    ],
  ])('with %j has the problems %j', (change, problems) => {
    const result = parseTrainingRow({ ...cells, ...change });
    expect('problems' in result ? result.problems.map(({ path, code }) => `${path} ${code}`) : result).toEqual(problems);
  });
});
