import { expect, test } from '@jest/globals';
import { extendedUntil } from '../../src/domain/session.js';

const at = (time: string) => new Date(`2026-10-01T${time}Z`);

test.each([
  ['an hour before the end', at('11:00:00'), '2026-10-01T23:00:00.000Z'],
  ['within the first minute', at('00:00:30'), '2026-10-01T12:00:30.000Z'],
  ['after 24 hours, the most is reached', new Date('2026-10-02T00:00:00Z'), '2026-10-02T12:00:00.000Z'],
  ['later, nothing more is given', new Date('2026-10-02T11:00:00Z'), '2026-10-02T12:00:00.000Z'],
])('%s', (_, now, until) => {
  expect(extendedUntil({ now, signedInAt: at('00:00:00'), expiresAt: at('12:00:00'), sessionHours: 12 }).toISOString()).toBe(until);
});

test('what was given is not taken back when the hours of an installation become fewer', () => {
  const times = { now: at('05:00:00'), signedInAt: at('00:00:00'), expiresAt: at('12:00:00') };
  expect(extendedUntil({ ...times, sessionHours: 1 })).toEqual(at('12:00:00'));
});
