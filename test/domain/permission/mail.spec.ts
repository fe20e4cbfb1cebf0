import { expect, test } from '@jest/globals';
import { type Actor, grantedRoles, type Scope } from '../../../src/domain/actor.js';
import { mayCareForMail, mayResend } from '../../../src/domain/permission/mail.js';

const actor = (grants: Actor['grants'], role: Scope | null = null): Actor => ({
  accountId: 'a',
  sessionId: 's',
  email: 'a@busan.example',
  grants,
  scope: { role, competitionId: null },
});

test.each(grantedRoles.map((role) => [role, role === 'ADMINISTRATOR' ? null : 'NOT_ALLOWED']))('%s cares for letters: %s', (role, code) => {
  expect(mayCareForMail(actor([{ role: role as 'ADMINISTRATOR', competitionId: null }]))?.code ?? null).toBe(code);
});

test('not with a token for other work, and not as administrator of one edition', () => {
  expect(mayCareForMail(actor([{ role: 'ADMINISTRATOR', competitionId: null }], 'JUDGE'))?.code).toBe('NOT_ALLOWED');
  expect(mayCareForMail(actor([{ role: 'ADMINISTRATOR', competitionId: 'busan-2025' }]))?.code).toBe('NOT_ALLOWED');
});

test.each([
  ['QUEUED', 'MAIL_NOT_DEAD'],
  ['SENT', 'MAIL_NOT_DEAD'],
  ['DEAD', null],
] as const)('a letter that is %s is sent again: %s', (state, code) => {
  expect(mayResend({ state })?.code ?? null).toBe(code);
});
