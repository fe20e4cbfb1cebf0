import { expect, test } from '@jest/globals';
import { calendarOfCopy, daysBetween, problemsOfCalendarWish, shifted, titleOfCopy } from '../../src/domain/edition-copy.js';

const at = (text: string) => new Date(`${text}+09:00`);
const source = {
  registrationOpensAt: at('2025-09-01T09:00:00'),
  registrationClosesAt: at('2025-10-01T18:00:00'),
  submissionsCloseAt: at('2025-10-10T18:00:00'),
};
const own = {
  registrationOpensAt: at('2026-03-01T09:00:00'),
  registrationClosesAt: at('2026-04-01T18:00:00'),
  submissionsCloseAt: at('2026-04-10T12:00:00'),
};

test.each([
  [{ calendar: own, shiftDays: null }, []],
  [{ calendar: null, shiftDays: 364 }, []],
  [{ calendar: null, shiftDays: 0 }, []],
  [{ calendar: null, shiftDays: null }, ['ONE_OF_TWO']],
  [{ calendar: own, shiftDays: 364 }, ['ONE_OF_TWO']],
])('a copy has a calendar of its own or one that is shifted: %j', (wish, codes) => {
  expect(problemsOfCalendarWish(wish).map(({ code }) => code)).toEqual(codes);
});

test('a calendar that is shifted by 364 days keeps hours and days of the week', () => {
  const copy = calendarOfCopy(source, { calendar: null, shiftDays: 364 });
  expect(copy).toEqual({
    registrationOpensAt: at('2026-08-31T09:00:00'),
    registrationClosesAt: at('2026-09-30T18:00:00'),
    submissionsCloseAt: at('2026-10-09T18:00:00'),
  });
  expect(copy.submissionsCloseAt.getUTCDay()).toBe(source.submissionsCloseAt.getUTCDay());
  expect(daysBetween(source, copy)).toBe(364);
});

test('other dates move with the last deadline, by whole days', () => {
  expect(calendarOfCopy(source, { calendar: own, shiftDays: null })).toBe(own);
  // 181 days and 18 hours.
  expect(daysBetween(source, own)).toBe(182);
  expect(shifted(at('2025-10-20T18:00:00'), 182)).toEqual(at('2026-04-20T18:00:00'));
});

test('the year in a title follows', () => {
  expect([titleOfCopy('2025 데이터 경진대회', 2025, 2026), titleOfCopy('Data Competition', 2025, 2026)]).toEqual([
    '2026 데이터 경진대회',
    'Data Competition',
  ]);
});
