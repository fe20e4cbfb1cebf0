import { expect, test } from '@jest/globals';
import { linkExpiresAt, linkPurposes, mayUseLink } from '../../src/domain/one-time-link.js';

const now = new Date('2025-10-10T09:00:00Z');
const fresh = {
  purpose: 'SIGN_IN' as const,
  expiresAt: linkExpiresAt('SIGN_IN', now),
  usedAt: null,
  endedAt: null,
  accountIsDisabled: false,
};
const after = (ms: number) => new Date(now.getTime() + ms);

test.each<[string, Parameters<typeof mayUseLink>[0], Date, string | null]>([
  ['a fresh one', fresh, now, null],
  ['in its last millisecond', fresh, after(30 * 60_000 - 1), null],
  ['when its time is over', fresh, after(30 * 60_000), 'LINK_DEAD'],
  ['a used one', { ...fresh, usedAt: now }, now, 'LINK_DEAD'],
  ['one that a newer one replaced', { ...fresh, endedAt: now }, now, 'LINK_DEAD'],
  ['of a disabled account', { ...fresh, accountIsDisabled: true }, now, 'LINK_DEAD'],
  ['one that there never was', null, now, 'LINK_DEAD'],
  ['one for a password', { ...fresh, purpose: 'NEW_PASSWORD' }, now, 'LINK_DEAD'],
  ['an invitation', { ...fresh, purpose: 'INVITATION' }, now, null],
])('letting in by %s', (_, link, at, code) => {
  expect(mayUseLink(link, ['INVITATION', 'SIGN_IN'], at)?.code ?? null).toBe(code);
});

test('an invitation lasts two weeks, what was asked for an hour at the most', () => {
  const hours = linkPurposes.map((purpose) => [purpose, (linkExpiresAt(purpose, now).getTime() - now.getTime()) / 3_600_000]);
  expect(hours).toEqual([
    ['INVITATION', 336],
    ['SIGN_IN', 0.5],
    ['NEW_PASSWORD', 1],
  ]);
});
