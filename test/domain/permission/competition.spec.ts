import { describe, expect, test } from '@jest/globals';
import type { Actor, EditionRole, GrantedRole } from '../../../src/domain/actor.js';
import {
  mayActAsSecretary,
  mayAnnounce,
  mayChangeEdition,
  mayChair,
  mayCopyCompetition,
  mayCreateCompetition,
  mayGrantRoles,
  mayHoldRole,
  mayMoveDeadlines,
  mayOrganize,
  maySetAiPolicy,
  mayRequireEligibilityCheck,
  mayRevokeRole,
  maySeeOrganizerDesk,
} from '../../../src/domain/permission/competition.js';

/** Create, organise, see the whole desk, act as secretary, preside, give roles. */
test.each<[GrantedRole, string | null, string]>([
  ['ORGANIZER', 'busan', '- o s - - g'],
  ['ORGANIZER', null, 'c o s - - g'],
  ['ORGANIZER', 'daegu', '- - - - - -'],
  ['AUDITOR', 'busan', '- - s - - -'],
  ['AUDITOR', null, '- - s - - -'],
  ['SECRETARY', 'busan', '- - - a - -'],
  ['SECRETARY', 'daegu', '- - - - - -'],
  ['CHAIR', 'busan', '- - - - p -'],
  ['CHAIR', 'daegu', '- - - - - -'],
  ['ADMINISTRATOR', null, 'c - - - - g'],
  ['TRAINING_OFFICER', null, '- - - - - -'],
])('%s of %s may in busan: %s', (role, competitionId, may) => {
  const holding = { accountId: 'a', sessionId: 's', email: 'a@busan.example', grants: [{ role, competitionId }] };
  const [free, narrowed] = [
    { role: null, competitionId: null },
    { role: 'JUDGE' as const, competitionId: 'busan' },
  ];
  const ask = [mayCreateCompetition, mayOrganize, maySeeOrganizerDesk, mayActAsSecretary, mayChair, mayGrantRoles];
  const answers = (actor: Actor) => ask.map((asked, index) => (asked(actor, 'busan') ? '-' : 'cosapg'[index])).join(' ');
  expect(answers({ ...holding, scope: free })).toBe(may);
  expect(answers({ ...holding, scope: narrowed })).toBe('- - - - - -');
});

test.each<[EditionRole, [GrantedRole, string | null][], string | null]>([
  ['CHAIR', [], null],
  ['CHAIR', [['CHAIR', 'busan']], 'ROLE_HELD'],
  ['CHAIR', [['SECRETARY', 'busan']], 'HAS_ANOTHER_HAT'],
  ['AUDITOR', [['ORGANIZER', null]], 'HAS_ANOTHER_HAT'],
  ['ORGANIZER', [['ORGANIZER', null]], null],
  ['ORGANIZER', [['ADMINISTRATOR', null]], null],
  ['SECRETARY', [['TRAINING_OFFICER', null]], null],
])('%s is given to a holder of %j: %s', (role, held, code) => {
  const grants = held.map(([granted, competitionId]) => ({ role: granted, competitionId }));
  expect(mayHoldRole(role, grants)?.code ?? null).toBe(code);
});

test('the last organiser of an edition stays; others come and go', () => {
  expect([mayRevokeRole('ORGANIZER', 0)?.code, mayRevokeRole('ORGANIZER', 1), mayRevokeRole('AUDITOR', 0)]).toEqual([
    'LAST_ORGANIZER',
    null,
    null,
  ]);
});

test.each([
  ['DRAFT', null],
  ['ANNOUNCED', { code: 'PHASE_WRONG', data: { phase: 'ANNOUNCED' } }],
  ['PUBLISHED', { code: 'PHASE_WRONG', data: { phase: 'PUBLISHED' } }],
  ['ARCHIVED', { code: 'PHASE_WRONG', data: { phase: 'ARCHIVED' } }],
] as const)('an edition that is %s is announced: %j', (state, refusal) => {
  expect(mayAnnounce(state)).toEqual(refusal);
});

test.each([
  ['DRAFT', null],
  ['ANNOUNCED', 'PHASE_WRONG'],
  ['PUBLISHED', 'PHASE_WRONG'],
  ['ARCHIVED', 'PHASE_WRONG'],
] as const)('an edition that is %s is changed: %s', (state, code) => {
  expect(mayChangeEdition(state)?.code ?? null).toBe(code);
});

test.each<[string, Actor['grants'], { id: string; state: 'DRAFT' | 'PUBLISHED' } | null, string | null]>([
  ['an organiser of all', [{ role: 'ORGANIZER', competitionId: null }], { id: 'busan', state: 'PUBLISHED' }, null],
  ['an organiser of all, of a draft', [{ role: 'ORGANIZER', competitionId: null }], { id: 'busan', state: 'DRAFT' }, null],
  ['an organiser of all, of nothing', [{ role: 'ORGANIZER', competitionId: null }], null, 'NOT_FOUND'],
  ['an administrator', [{ role: 'ADMINISTRATOR', competitionId: null }], { id: 'busan', state: 'PUBLISHED' }, null],
  ['an administrator, of a draft', [{ role: 'ADMINISTRATOR', competitionId: null }], { id: 'busan', state: 'DRAFT' }, 'NOT_FOUND'],
  ['its own organiser', [{ role: 'ORGANIZER', competitionId: 'busan' }], { id: 'busan', state: 'PUBLISHED' }, 'NOT_ALLOWED'],
  ['somebody, of nothing', [], null, 'NOT_ALLOWED'],
])('an edition is copied by %s', (_, grants, source, code) => {
  const actor = { accountId: 'a', sessionId: 's', email: 'a@busan.example', grants, scope: { role: null, competitionId: null } };
  expect(mayCopyCompetition(actor, source)?.code ?? null).toBe(code);
});

describe('moving deadlines', () => {
  const deadline = new Date('2025-10-10T18:00:00+09:00');
  test.each([
    ['DRAFT', false, '18:00:01.000', null],
    ['ANNOUNCED', false, '17:00:00.000', null],
    ['ANNOUNCED', true, '18:00:01.000', null],
    // The deadline's second is not over: submissions would be taken again.
    ['ANNOUNCED', true, '18:00:00.999', 'JUDGING_HAS_BEGUN'],
    ['ANNOUNCED', true, '17:00:00.000', 'JUDGING_HAS_BEGUN'],
    ['PUBLISHED', false, '18:00:01.000', 'PHASE_WRONG'],
    ['ARCHIVED', true, '17:00:00.000', 'PHASE_WRONG'],
  ] as const)('of an edition that is %s, judging begun: %s, to 18:00 at %s', (state, judgingHasBegun, clock, code) => {
    const now = new Date(`2025-10-10T${clock}+09:00`);
    expect(mayMoveDeadlines(state, { judgingHasBegun, submissionsCloseAt: deadline, now })?.code ?? null).toBe(code);
  });
});

test.each([
  ['DRAFT', false, null],
  ['ANNOUNCED', false, null],
  ['ANNOUNCED', true, 'JUDGING_HAS_BEGUN'],
  ['PUBLISHED', true, 'PHASE_WRONG'],
  ['ARCHIVED', false, 'PHASE_WRONG'],
] as const)('whether entries are checked is settled in an edition that is %s, judging begun: %s: %s', (state, begun, code) => {
  expect(mayRequireEligibilityCheck(state, begun)?.code ?? null).toBe(code);
});

test.each([
  ['DRAFT', true, null],
  ['ANNOUNCED', false, null],
  ['ANNOUNCED', true, 'WORK_SUBMITTED'],
  ['PUBLISHED', false, 'PHASE_WRONG'],
  ['ARCHIVED', true, 'PHASE_WRONG'],
] as const)('the policy on AI is set in an edition that is %s, entries submitted: %s: %s', (state, submitted, code) => {
  expect(maySetAiPolicy(state, submitted)?.code ?? null).toBe(code);
});
