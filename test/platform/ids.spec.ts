import { expect, test } from '@jest/globals';
import { randomId, timeOrderedId } from '../../src/platform/database/ids.js';

// RFC 9562, appendix A.6: the version 7 example was made at 2022-02-22T14:22:22-05:00 and begins 017f22e2-79b0-7….
test('a time-ordered id begins with its milliseconds, and has version 7 and variant 10', () => {
  const id = timeOrderedId(Date.parse('2022-02-22T14:22:22-05:00'));
  expect(id).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test.each([
  [0, '00000000-0000-7'],
  [1, '00000000-0001-7'],
  [2 ** 48 - 1, 'ffffffff-ffff-7'],
])('the millisecond %d is written %s', (now, start) => {
  expect(timeOrderedId(now).slice(0, start.length)).toBe(start);
});

test('time-ordered ids are in the order of their milliseconds, as texts and so as bytes', () => {
  const moments = [0, 1, 255, 256, 65_535, 65_536, 1_763_600_000_000, 1_763_600_000_001, Date.now()];
  const ids = moments.map((now) => timeOrderedId(now));
  expect(ids.toSorted()).toEqual(ids);
});

test('the time of an id is now, when no other is asked for', () => {
  const before = Date.now();
  const milliseconds = Number.parseInt(timeOrderedId().replace('-', '').slice(0, 12), 16);
  expect([milliseconds >= before, milliseconds <= Date.now()]).toEqual([true, true]);
});

test('a random id has version 4 and variant 10, and tells no time', () => {
  const ids = Array.from({ length: 1_000 }, randomId);
  expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
  expect(ids.toSorted()).not.toEqual(ids);
});

test('no id comes twice, in one millisecond neither', () => {
  const ids = Array.from({ length: 10_000 }, () => [timeOrderedId(1_763_600_000_000), randomId()]).flat();
  expect(new Set(ids).size).toBe(ids.length);
});

test('every one of the 74 random bits of a time-ordered id is sometimes set and sometimes not', () => {
  const seen = Array.from({ length: 500 }, () => BigInt(`0x${timeOrderedId(0).replaceAll('-', '')}`));
  const ever = seen.reduce((all, id) => all | id);
  const always = seen.reduce((all, id) => all & id);
  expect(ever.toString(16).padStart(32, '0')).toBe('0000000000007fffbfffffffffffffff');
  expect(always.toString(16).padStart(32, '0')).toBe('00000000000070008000000000000000');
});
