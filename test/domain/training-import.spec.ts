import { describe, expect, test } from '@jest/globals';
import { changeBy, contradictionsAmong } from '../../src/domain/training-import.js';
import { plainName } from '../../src/domain/import/plain-name.js';
import { placeLines, type PlacedLine } from '../../src/domain/training-match.js';
import type { TrainingRow } from '../../src/domain/training-record.js';

const row: TrainingRow = {
  programmeYear: 2025,
  courseName: '데이터 모델링',
  level: 4,
  sessionOrdinal: 1,
  startsOn: '2025-10-16',
  endsOn: '2025-10-29',
  place: null,
  employeeNumber: 'N1',
  mail: null,
  name: '김솔',
  agency: '바다청',
  department: null,
  grade: null,
  status: 'COMPLETED',
  attendedHours: '70',
  plannedHours: '70',
  completedOn: '2025-10-29',
  certificateNumber: null,
};

test.each([
  ['  데이터 \u00a0모델링\u3000', '데이터 모델링'],
  ['데이터 모델링'.normalize('NFD'), '데이터 모델링'],
  ['수집ㆍ분석', '수집·분석'],
  ['수집・분석', '수집·분석'],
  ['수집‧분석', '수집·분석'],
  ['수집·분석', '수집·분석'],
  ['데이터모델링', '데이터모델링'],
])('%j is compared as %j', (name, plain) => {
  expect(plainName(name)).toBe(plain);
});

describe('an agency', () => {
  const agency = (id: string, validFrom: string | null = null, validTo: string | null = null, nameKo = '바다청') => ({
    id,
    code: `code-${id}`,
    nameKo,
    validFrom,
    validTo,
  });
  const courses = [{ id: 'c', programmeYear: 2025, nameKo: '데이터 모델링', level: 4 }];
  const find = (agencies: ReturnType<typeof agency>[], change: Partial<TrainingRow> = {}) => {
    const { placed, problems } = placeLines([{ line: 7, row: { ...row, ...change } }], { agencies, years: [2025], courses });
    return placed[0]?.agencyId ?? `${problems[0]?.path} ${problems[0]?.code}`;
  };

  // The session begins on 16 October; a department ends on the day before `validTo`.
  test.each([
    ['open on both sides', [agency('a')], 'a'],
    ['from the first day on', [agency('a', '2025-10-16')], 'a'],
    ['from the day after', [agency('a', '2025-10-17')], 'lines.7.소속기관 DEPARTMENT_UNKNOWN'],
    ['until the first day', [agency('a', null, '2025-10-17')], 'a'],
    ['until the day before', [agency('a', null, '2025-10-16')], 'lines.7.소속기관 DEPARTMENT_UNKNOWN'],
    ['one after the other', [agency('a', null, '2025-10-16'), agency('b', '2025-10-16')], 'b'],
    ['two at a time', [agency('a'), agency('b', '2020-01-01')], 'lines.7.소속기관 DEPARTMENT_AMBIGUOUS'],
    ['of another name', [agency('a', null, null, '바다')], 'lines.7.소속기관 DEPARTMENT_UNKNOWN'],
  ])('known %s: %#', (_, agencies, found) => {
    expect(find(agencies)).toBe(found);
  });

  test('is found by its code whatever its name and time', () => {
    expect(find([agency('a', null, '2000-01-01'), agency('b')], { agency: 'code-a' })).toBe('a');
  });
});

describe('a line', () => {
  test.each<[Partial<TrainingRow>, string]>([
    [{}, 'UNCHANGED'],
    [{ name: '김 솔' }, 'CORRECTED'],
    [{ department: '관광과' }, 'CORRECTED'],
    [{ grade: '7급' }, 'CORRECTED'],
    [{ status: 'ABSENT' }, 'CORRECTED'],
    [{ attendedHours: '69.5' }, 'CORRECTED'],
    [{ plannedHours: null }, 'CORRECTED'],
    [{ completedOn: '2025-10-30' }, 'CORRECTED'],
    [{ certificateNumber: '2025-4-001' }, 'CORRECTED'],
    // Of the session and the person, not of the record.
    [{ place: '부산시청', mail: 'sol@busan.example', agency: '3330000' }, 'UNCHANGED'],
  ])('with %j leaves a record %s', (change, what) => {
    expect(changeBy({ ...row, ...change }, row)).toBe(what);
  });

  test('of a new record adds it', () => {
    expect(changeBy(row, null)).toBe('ADDED');
  });

  test('is measured by what is on record, or else by the first line', () => {
    const line = (number: number, change: Partial<TrainingRow>): PlacedLine => ({
      line: number,
      row: { ...row, ...change },
      agencyId: 'a',
      courseId: 'c',
    });
    const lines = [
      line(2, { endsOn: '2025-10-30' }),
      line(3, { employeeNumber: 'N2', name: '남궁다솜' }),
      line(4, { employeeNumber: 'N2', name: '제갈뷁', sessionOrdinal: 2 }),
      line(5, { employeeNumber: 'N2', name: '남궁 다솜', sessionOrdinal: 2 }),
      line(6, { employeeNumber: 'N1', name: '김별', sessionOrdinal: 3 }),
    ];
    const session = { id: 's', courseId: 'c', ordinal: 1, startsOn: '2025-10-16', endsOn: '2025-10-29' };
    const trainee = { id: 't', agencyId: 'a', employeeNumber: 'N1', name: '김솔' };
    const told = (known: Parameters<typeof contradictionsAmong>[1]) =>
      contradictionsAmong(lines, known).map(({ line: at, code }) => `${at} ${code}`);
    expect(told({ sessions: [session], trainees: [trainee] })).toEqual([
      '2 SESSION_DAYS_DIFFER',
      '4 NAME_DIFFERS',
      '6 NAME_DIFFERS',
      '5 REPEATED',
    ]);
    expect(told({ sessions: [], trainees: [] })).toEqual(['3 SESSION_DAYS_DIFFER', '4 NAME_DIFFERS', '6 NAME_DIFFERS', '5 REPEATED']);
  });
});
