import { expect, test } from '@jest/globals';
import { delayAfter, isForgotten, mayTry } from '../../src/domain/sign-in-delay.js';

test('the delay begins with the fifth attempt, doubles, and ends at 15 minutes', () => {
  expect([0, 1, 4, 5, 6, 7, 8, 14, 15, 100].map(delayAfter)).toEqual([0, 0, 0, 1, 2, 4, 8, 512, 900, 900]);
});

const lastAt = new Date('2025-10-10T09:00:00.000Z');
const after = (ms: number) => new Date(lastAt.getTime() + ms);

test.each<[number, number, number | null]>([
  [4, 0, null],
  [5, 0, 1],
  [5, 999, 1],
  [5, 1_000, null],
  [8, 1, 8],
  [8, 7_001, 1],
  [8, 8_000, null],
  [50, 0, 900],
  [50, 899_999, 1],
  [50, 900_000, null],
])('after %i attempts, %i ms later, one waits %s s', (count, ms, seconds) => {
  expect(mayTry({ count, lastAt }, after(ms))).toEqual(
    seconds === null ? null : { code: 'TOO_MANY_ATTEMPTS', data: { retryAfter: seconds } },
  );
});

test('without attempts nobody waits, and after a day all are forgotten', () => {
  expect(mayTry(null, lastAt)).toBeNull();
  expect([isForgotten({ count: 9, lastAt }, after(86_399_999)), isForgotten({ count: 9, lastAt }, after(86_400_000))]).toEqual([
    false,
    true,
  ]);
});
