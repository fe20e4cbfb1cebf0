import { expect, test } from '@jest/globals';
import { roleOfAccess } from '../../src/domain/access.js';
import type { Actor } from '../../src/domain/actor.js';
import { mayReadAccessLog, mayReadOwnData } from '../../src/domain/permission/personal.js';

const anActor = (grants: Actor['grants'], scope: Partial<Actor['scope']> = {}): Actor => ({
  accountId: 'account',
  sessionId: 'session',
  email: 'someone@busan.example',
  grants,
  scope: { role: null, competitionId: null, ...scope },
});
const organizer = { role: 'ORGANIZER', competitionId: 'here' } as const;
const auditor = { role: 'AUDITOR', competitionId: null } as const;
const administrator = { role: 'ADMINISTRATOR', competitionId: null } as const;

test.each<[string, Actor, string | null, string]>([
  ['an organiser in the edition', anActor([organizer]), 'here', 'ORGANIZER'],
  ['an organiser of another edition', anActor([organizer]), 'elsewhere', 'PERSON'],
  ['an organiser outside any edition', anActor([organizer]), null, 'ORGANIZER'],
  ['an auditor of everything', anActor([auditor]), 'here', 'AUDITOR'],
  ['an organiser with a token for auditing', anActor([organizer, auditor], { role: 'AUDITOR' }), 'here', 'AUDITOR'],
  ['nobody in particular', anActor([]), 'here', 'PERSON'],
])('%s sees data as one', (_, actor, competition, role) => {
  expect(roleOfAccess(actor, competition)).toBe(role);
});

test.each<[string, Actor, string | null, string | null]>([
  ['an auditor of everything', anActor([auditor]), null, null],
  ['an auditor of one edition', anActor([{ role: 'AUDITOR', competitionId: 'here' }]), 'NOT_ALLOWED', null],
  ['an administrator', anActor([administrator]), 'NOT_ALLOWED', null],
  ['a token for auditing', anActor([auditor], { role: 'AUDITOR' }), null, 'TOKEN_CANNOT_WIDEN'],
  ['a token for one edition', anActor([auditor], { competitionId: 'here' }), 'NOT_ALLOWED', 'TOKEN_CANNOT_WIDEN'],
])("%s: the access log of others, and one's own data", (_, actor, log, own) => {
  expect([mayReadAccessLog(actor)?.code ?? null, mayReadOwnData(actor)?.code ?? null]).toEqual([log, own]);
});
