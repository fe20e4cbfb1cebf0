import { describe, expect, test } from '@jest/globals';
import type { Actor, GrantedRole, Scope } from '../../../src/domain/actor.js';
import {
  mayActAsCompetitor,
  mayAnswer,
  mayFormTeams,
  mayInvite,
  mayJoinTeams,
  mayLead,
  maySeeInvitation,
  maySeeTeam,
  shownOfMember,
} from '../../../src/domain/permission/team.js';
import type { CompetitionState } from '../../../src/domain/phase.js';

const anActor = (more: Partial<Actor> = {}): Actor => ({
  accountId: 'kim',
  sessionId: 'session',
  email: 'kim@busan.example',
  grants: [],
  scope: { role: null, competitionId: null },
  ...more,
});

const narrowed = (role: Scope | null, competitionId: string | null) => anActor({ scope: { role, competitionId } });

describe('a token', () => {
  test.each<[Scope | null, string | null, boolean]>([
    [null, null, true],
    ['COMPETITOR', null, true],
    ['COMPETITOR', 'busan', true],
    [null, 'busan', true],
    ['COMPETITOR', 'daegu', false],
    [null, 'daegu', false],
    ['JUDGE', 'busan', false],
    ['ORGANIZER', null, false],
  ])('for %s in %s may compete in busan: %s', (role, competitionId, may) => {
    const actor = narrowed(role, competitionId);
    const team = { competitionId: 'busan' };
    expect([
      mayActAsCompetitor(actor, 'busan'),
      maySeeTeam(actor, team, { role: 'MEMBER' }),
      maySeeInvitation(actor, { ...team, email: 'kim@busan.example' }),
    ]).toEqual(may ? [null, null, null] : [{ code: 'NOT_ALLOWED' }, { code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }]);
  });
});

describe('forming teams', () => {
  const calendar = {
    registrationOpensAt: new Date('2025-09-22T09:00:00+09:00'),
    registrationClosesAt: new Date('2025-09-30T18:00:00+09:00'),
    submissionsCloseAt: new Date('2025-10-10T18:00:00+09:00'),
  };

  test.each<[CompetitionState, string, string | null]>([
    ['ANNOUNCED', '2025-09-22T08:59:59.999', 'PHASE_WRONG'],
    ['ANNOUNCED', '2025-09-22T09:00:00.000', null],
    ['ANNOUNCED', '2025-09-30T18:00:00.999', null],
    ['ANNOUNCED', '2025-09-30T18:00:01.000', 'DEADLINE_PASSED'],
    ['ANNOUNCED', '2025-10-11T00:00:00.000', 'DEADLINE_PASSED'],
    ['DRAFT', '2025-09-23T00:00:00.000', 'NOT_FOUND'],
    ['PUBLISHED', '2025-09-23T00:00:00.000', 'PHASE_WRONG'],
    ['ARCHIVED', '2025-09-23T00:00:00.000', 'PHASE_WRONG'],
  ])('%s at %s: %s', (state, now, code) => {
    expect(mayFormTeams({ state, calendar }, new Date(`${now}+09:00`))?.code ?? null).toBe(code);
  });
});

// DESIGN.md 11: a member of a team holds no judge or organiser role in that edition.
describe('two hats', () => {
  test.each<[GrantedRole, string | null, boolean]>([
    ['ORGANIZER', 'busan', false],
    ['ORGANIZER', null, false],
    ['ORGANIZER', 'daegu', true],
    ['CHAIR', 'busan', false],
    ['SECRETARY', 'busan', false],
    ['AUDITOR', null, false],
    ['AUDITOR', 'daegu', true],
    ['ADMINISTRATOR', null, false],
    ['TRAINING_OFFICER', null, true],
  ])('%s of %s joins a team in busan: %s', (role, competitionId, may) => {
    const actor = anActor({ grants: [{ role, competitionId }] });
    expect(mayJoinTeams(actor, 'busan')).toEqual(may ? null : { code: 'HAS_ANOTHER_HAT' });
  });

  test('are not taken off by a narrowed token', () => {
    const actor = anActor({
      grants: [{ role: 'ORGANIZER', competitionId: 'busan' }],
      scope: { role: 'COMPETITOR', competitionId: 'busan' },
    });
    expect(mayJoinTeams(actor, 'busan')).toEqual({ code: 'HAS_ANOTHER_HAT' });
  });
});

describe('a team', () => {
  test.each([
    [null, 'REGISTERED', 'NOT_FOUND'],
    [null, 'DISQUALIFIED', 'NOT_FOUND'],
    ['MEMBER', 'REGISTERED', 'LEAD_ONLY'],
    ['LEAD', 'FORMING', null],
    ['LEAD', 'REGISTERED', null],
    ['LEAD', 'WITHDRAWN', 'TEAM_INACTIVE'],
    ['LEAD', 'DISQUALIFIED', 'TEAM_INACTIVE'],
  ] as const)('is led by %s while %s: %s', (role, state, code) => {
    expect(mayLead(anActor(), { competitionId: 'busan', state }, role && { role })?.code ?? null).toBe(code);
  });
});

describe('an invitation', () => {
  test.each([
    ['lee@busan.example', false, null],
    ['lee@busan.example', true, { code: 'ALREADY_INVITED' }],
    ['kim@busan.example', true, { code: 'INVITED_ONESELF' }],
  ])('of kim to %s, who is asked or in already: %s: %j', (email, isAskedOrIn, refusal) => {
    expect(mayInvite(anActor(), { email, isAskedOrIn })).toEqual(refusal);
  });

  test('is there for its address alone', () => {
    expect(maySeeInvitation(anActor(), { competitionId: 'busan', email: 'lee@busan.example' })).toEqual({ code: 'NOT_FOUND' });
  });

  test.each([
    ['INVITED', null],
    ['JOINED', { code: 'INVITATION_ANSWERED' }],
    ['DECLINED', { code: 'INVITATION_ANSWERED' }],
    ['LEFT', { code: 'INVITATION_ANSWERED' }],
  ] as const)('that is %s may be answered: %j', (state, refusal) => {
    expect(mayAnswer({ state })).toEqual(refusal);
  });
});

describe('a member', () => {
  const [name, address] = [
    { name: true, email: false },
    { name: false, email: true },
  ];
  test.each([
    ['JOINED', name, name],
    ['INVITED', address, { name: false, email: false }],
    ['DECLINED', address, null],
    ['LEFT', null, null],
  ] as const)('that is %s shows its lead %j and the others %j', (state, lead, others) => {
    expect([shownOfMember(state, true), shownOfMember(state, false)]).toEqual([lead, others]);
  });
});
