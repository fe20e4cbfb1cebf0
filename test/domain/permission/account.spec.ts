import { describe, expect, test } from '@jest/globals';
import type { Actor, GrantedRole, Scope } from '../../../src/domain/actor.js';
import {
  mayAskForToken,
  mayBeInvited,
  mayDisable,
  mayEnable,
  mayManageAccounts,
  mayManageAccount,
  mayEndSession,
  mayInvitePeople,
} from '../../../src/domain/permission/account.js';

const actor = (grants: [GrantedRole, string | null][], role: Scope | null = null, competitionId: string | null = null): Actor => ({
  accountId: 'a',
  sessionId: 'own',
  email: 'a@busan.example',
  grants: grants.map(([granted, edition]) => ({ role: granted, competitionId: edition })),
  scope: { role, competitionId },
});

describe('inviting people', () => {
  test.each<[string, Actor, string | null]>([
    ['an administrator', actor([['ADMINISTRATOR', null]]), null],
    ['an organiser of all editions', actor([['ORGANIZER', null]]), null],
    ['an organiser of one edition', actor([['ORGANIZER', 'one']]), null],
    ['with a token for that edition', actor([['ORGANIZER', 'one']], 'ORGANIZER', 'one'), null],
    ['an organiser of all, with a token for one edition', actor([['ORGANIZER', null]], null, 'one'), null],
    ['with a token for another edition', actor([['ORGANIZER', 'one']], null, 'other'), 'NOT_ALLOWED'],
    ['with a token for judging', actor([['ORGANIZER', 'one']], 'JUDGE'), 'NOT_ALLOWED'],
    ['an auditor', actor([['AUDITOR', null]]), 'NOT_ALLOWED'],
    ['a training officer', actor([['TRAINING_OFFICER', null]]), 'NOT_ALLOWED'],
    ['somebody without a role', actor([]), 'NOT_ALLOWED'],
  ])('%s', (_, who, code) => {
    expect(mayInvitePeople(who)?.code ?? null).toBe(code);
  });

  test.each([
    ['nobody yet', null, null],
    ['somebody who was invited before', { hasPassword: false, isDisabled: false }, null],
    ['somebody with a password', { hasPassword: true, isDisabled: false }, 'ACCOUNT_EXISTS'],
    ['a disabled account', { hasPassword: false, isDisabled: true }, 'ACCOUNT_EXISTS'],
  ])('%s', (_, account, code) => {
    expect(mayBeInvited(account)?.code ?? null).toBe(code);
  });
});

describe('a narrowed token', () => {
  const narrowed = [actor([['ORGANIZER', 'one']], 'ORGANIZER'), actor([['ORGANIZER', 'one']], null, 'one')];
  test('changes no password and makes no other token', () => {
    for (const who of narrowed) {
      expect(mayManageAccount(who)?.code).toBe('TOKEN_CANNOT_WIDEN');
      expect(mayAskForToken(who, { role: null, competitionId: null })?.code).toBe('TOKEN_CANNOT_WIDEN');
    }
    expect(mayManageAccount(actor([]))).toBeNull();
  });

  test('ends itself only', () => {
    for (const who of narrowed)
      expect([mayEndSession(who, 'own'), mayEndSession(who, 'other')?.code]).toEqual([null, 'TOKEN_CANNOT_WIDEN']);
    expect(mayEndSession(actor([]), 'other')).toBeNull();
  });
});

test.each<[Scope | null, string | null]>([
  [null, null],
  ['JUDGE', null],
  ['COMPETITOR', null],
  ['ORGANIZER', null],
  ['AUDITOR', 'NOT_ALLOWED'],
])('an organiser asks for a token for %s', (role, code) => {
  expect(mayAskForToken(actor([['ORGANIZER', 'one']]), { role, competitionId: null })?.code ?? null).toBe(code);
});

describe('the accounts of others', () => {
  test.each<[GrantedRole, string | null]>([
    ['ADMINISTRATOR', null],
    ['ORGANIZER', 'NOT_ALLOWED'],
    ['AUDITOR', 'NOT_ALLOWED'],
    ['TRAINING_OFFICER', 'NOT_ALLOWED'],
  ])('are managed by %s: %s', (role, code) => {
    expect(mayManageAccounts(actor([[role, null]]))?.code ?? null).toBe(code);
    expect(mayManageAccounts(actor([[role, 'one']]))?.code).toBe('NOT_ALLOWED');
    expect(mayManageAccounts(actor([[role, null]], 'JUDGE'))?.code).toBe('NOT_ALLOWED');
  });

  test.each([
    ['another one', { id: 'b', isDisabled: false }, null],
    ['one that is disabled', { id: 'b', isDisabled: true }, 'ACCOUNT_DISABLED'],
    ['the own one', { id: 'a', isDisabled: false }, 'NOT_ONESELF'],
  ])('%s is disabled', (_, account, code) => {
    expect(mayDisable(actor([['ADMINISTRATOR', null]]), account)?.code ?? null).toBe(code);
  });

  test('are opened again only where they are disabled', () => {
    expect([mayEnable({ isDisabled: true }), mayEnable({ isDisabled: false })?.code]).toEqual([null, 'ACCOUNT_NOT_DISABLED']);
  });
});
