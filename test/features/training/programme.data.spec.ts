import { expect, test } from '@jest/globals';
import { plannedSeats, plannedTotals } from '../../../src/domain/course.js';
import { programmeRows } from '../../../src/features/training/programme.data.js';

const coursesOf2025 = programmeRows.find(({ year }) => year === 2025)?.courses ?? [];

// Every number is printed in the city's press release of 4 April 2025.
test('the courses of 2025 fill as many seats as the city announced', () => {
  expect(
    coursesOf2025.map((course) => [
      course.level,
      course.durationValue,
      course.durationUnit,
      course.seatsPerSession,
      course.plannedSessions,
      plannedSeats(course),
    ]),
  ).toEqual([
    [0, 1, 'DAY', 20, 20, 400],
    [1, 2, 'DAY', 20, 20, 400],
    [2, 5, 'DAY', 20, 2, 40],
    [3, 2, 'WEEK', 20, 1, 20],
    [4, 2, 'WEEK', 15, 1, 15],
  ]);
  expect(plannedTotals(coursesOf2025)).toEqual({ seats: 875, sessions: 44 });
});

test('the years before are told as totals', () => {
  expect(programmeRows.map(({ year, trainedSeats, courses }) => [year, trainedSeats, courses.length])).toEqual([
    [2023, 406, 0],
    [2024, 847, 0],
    [2025, null, 5],
  ]);
});

test('a programme without courses plans nothing', () => {
  expect(plannedTotals([])).toEqual({ seats: 0, sessions: 0 });
});
