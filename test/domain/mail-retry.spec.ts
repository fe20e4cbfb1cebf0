import { expect, test } from '@jest/globals';
import { nextTryAt } from '../../src/domain/mail-retry.js';

const now = new Date('2025-10-10T09:00:00Z');

test.each([
  [1, '2025-10-10T09:01:00.000Z'],
  [2, '2025-10-10T09:05:00.000Z'],
  [3, '2025-10-10T09:15:00.000Z'],
  [4, '2025-10-10T10:00:00.000Z'],
  [5, '2025-10-10T12:00:00.000Z'],
  [6, '2025-10-10T15:00:00.000Z'],
  [7, '2025-10-10T21:00:00.000Z'],
  [8, undefined],
  [9, undefined],
])('after %i failures a letter is tried again at %s', (attempts, at) => {
  expect(nextTryAt(attempts, now)?.toISOString()).toBe(at);
});

test('the attempts go on for most of a day', () => {
  let at = now;
  for (let attempts = 1, next = nextTryAt(1, at); next; attempts++, next = nextTryAt(attempts, at)) at = next;
  expect((at.getTime() - now.getTime()) / 3_600_000).toBeCloseTo(22.35, 2);
});
