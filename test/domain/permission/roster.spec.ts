import { describe, expect, test } from '@jest/globals';
import type { Actor, GrantedRole } from '../../../src/domain/actor.js';
import {
  mayHandOverLead,
  mayLeaveTeam,
  mayRemoveMember,
  mayStillPrepare,
  mayTakeIn,
  mayWithdrawTeam,
} from '../../../src/domain/permission/roster.js';
import type { CompetitionState } from '../../../src/domain/phase.js';
import type { TeamState } from '../../../src/domain/team.js';

const actorWith = (...roles: GrantedRole[]): Actor => ({
  accountId: 'kim',
  sessionId: 'session',
  email: 'kim@busan.example',
  grants: roles.map((role) => ({ role, competitionId: 'busan' })),
  scope: { role: null, competitionId: null },
});

const calendar = {
  registrationOpensAt: new Date('2025-09-22T09:00:00+09:00'),
  registrationClosesAt: new Date('2025-09-30T18:00:00+09:00'),
  submissionsCloseAt: new Date('2025-10-10T18:00:00+09:00'),
};
const [before, registering, submitting, closed] = ['2025-09-01', '2025-09-25', '2025-10-05', '2025-10-11'].map(
  (day) => new Date(`${day}T12:00:00+09:00`),
) as [Date, Date, Date, Date];
const editionIn = (state: CompetitionState) => ({ state, calendar });
const edition = editionIn('ANNOUNCED');
const team = (state: TeamState) => ({ competitionId: 'busan', state });
const as = (role: 'LEAD' | 'MEMBER' | null) => role && { role };
const codeOf = (refusal: { code: string } | null) => refusal?.code ?? null;

test.each<[CompetitionState, Date, string | null]>([
  ['ANNOUNCED', before, 'PHASE_WRONG'],
  ['ANNOUNCED', registering, null],
  ['ANNOUNCED', submitting, null],
  ['ANNOUNCED', new Date('2025-10-10T18:00:00.999+09:00'), null],
  ['ANNOUNCED', new Date('2025-10-10T18:00:01+09:00'), 'DEADLINE_PASSED'],
  ['DRAFT', registering, 'PHASE_WRONG'],
  ['PUBLISHED', registering, 'PHASE_WRONG'],
  ['ARCHIVED', closed, 'DEADLINE_PASSED'],
])('a team of an edition that is %s prepares at %s: %s', (state, now, code) => {
  expect(codeOf(mayStillPrepare(editionIn(state), now))).toBe(code);
});

test.each<[Date, number, number, string | null]>([
  [registering, 3, 3, null],
  [registering, 3, 0, null],
  [submitting, 3, 3, 'DEADLINE_PASSED'],
  [submitting, 2, 3, null],
  [submitting, 4, 3, 'DEADLINE_PASSED'],
  [closed, 2, 3, 'DEADLINE_PASSED'],
])('at %s a team of %i that had %i when registration closed takes one in: %s', (now, taken, places, code) => {
  expect(codeOf(mayTakeIn(edition, now, { taken, places }))).toBe(code);
});

describe('leaving a team', () => {
  test.each<['LEAD' | 'MEMBER' | null, TeamState, number, Date, string | null]>([
    [null, 'REGISTERED', 2, registering, 'NOT_FOUND'],
    ['MEMBER', 'REGISTERED', 2, registering, null],
    ['MEMBER', 'FORMING', 1, submitting, null],
    ['MEMBER', 'REGISTERED', 2, closed, 'DEADLINE_PASSED'],
    ['MEMBER', 'DISQUALIFIED', 2, registering, 'TEAM_INACTIVE'],
    ['MEMBER', 'WITHDRAWN', 2, closed, null],
    ['LEAD', 'REGISTERED', 1, registering, 'LEAD_MUST_HAND_OVER'],
    ['LEAD', 'WITHDRAWN', 1, registering, 'LEAD_MUST_HAND_OVER'],
    ['LEAD', 'REGISTERED', 0, registering, null],
    ['LEAD', 'REGISTERED', 0, closed, 'DEADLINE_PASSED'],
  ])('as %s, the team being %s with %i others, at %s: %s', (role, state, others, now, code) => {
    expect(codeOf(mayLeaveTeam(actorWith(), { team: team(state), edition, membership: as(role) }, others, now))).toBe(code);
  });
});

type Listed = Parameters<typeof mayRemoveMember>[2];
const listed = (state: NonNullable<Listed>['state'], role: 'LEAD' | 'MEMBER' = 'MEMBER') => ({ state, role });

describe('taking somebody off a team', () => {
  test.each<['LEAD' | 'MEMBER' | null, TeamState, Listed, Date, string | null]>([
    [null, 'REGISTERED', listed('JOINED'), registering, 'NOT_FOUND'],
    ['MEMBER', 'REGISTERED', listed('JOINED'), registering, 'LEAD_ONLY'],
    ['LEAD', 'REGISTERED', listed('JOINED'), registering, null],
    ['LEAD', 'REGISTERED', listed('INVITED'), submitting, null],
    ['LEAD', 'REGISTERED', listed('JOINED'), closed, 'DEADLINE_PASSED'],
    ['LEAD', 'WITHDRAWN', listed('JOINED'), registering, 'TEAM_INACTIVE'],
    ['LEAD', 'REGISTERED', listed('DECLINED'), registering, 'INVITATION_ANSWERED'],
    ['LEAD', 'REGISTERED', listed('LEFT'), registering, 'NOT_FOUND'],
    ['LEAD', 'REGISTERED', listed('CANCELLED'), registering, 'NOT_FOUND'],
    ['LEAD', 'REGISTERED', null, registering, 'NOT_FOUND'],
    ['LEAD', 'REGISTERED', listed('JOINED', 'LEAD'), registering, 'LEAD_MUST_HAND_OVER'],
  ])('as %s, the team being %s: %j at %s: %s', (role, state, member, now, code) => {
    expect(codeOf(mayRemoveMember(actorWith(), { team: team(state), edition, membership: as(role) }, member, now))).toBe(code);
  });
});

describe('handing over the lead', () => {
  test.each<['LEAD' | 'MEMBER' | null, TeamState, Listed, string | null]>([
    [null, 'REGISTERED', listed('JOINED'), 'NOT_FOUND'],
    ['MEMBER', 'REGISTERED', listed('JOINED'), 'LEAD_ONLY'],
    ['LEAD', 'REGISTERED', listed('JOINED'), null],
    ['LEAD', 'DISQUALIFIED', listed('JOINED'), 'TEAM_INACTIVE'],
    ['LEAD', 'REGISTERED', listed('INVITED'), 'MEMBER_NOT_JOINED'],
    ['LEAD', 'REGISTERED', listed('DECLINED'), 'MEMBER_NOT_JOINED'],
    ['LEAD', 'REGISTERED', listed('LEFT'), 'NOT_FOUND'],
    ['LEAD', 'REGISTERED', null, 'NOT_FOUND'],
    ['LEAD', 'REGISTERED', listed('JOINED', 'LEAD'), 'LEADS_ALREADY'],
  ])('as %s, the team being %s: to %j: %s', (role, state, member, code) => {
    expect(codeOf(mayHandOverLead(actorWith(), { team: team(state), membership: as(role) }, member))).toBe(code);
  });
});

describe('withdrawing a team', () => {
  test.each<[GrantedRole | null, 'LEAD' | 'MEMBER' | null, TeamState, CompetitionState, Date, string | null]>([
    [null, null, 'REGISTERED', 'ANNOUNCED', registering, 'NOT_FOUND'],
    [null, 'MEMBER', 'REGISTERED', 'ANNOUNCED', registering, 'LEAD_ONLY'],
    [null, 'LEAD', 'FORMING', 'ANNOUNCED', registering, null],
    [null, 'LEAD', 'REGISTERED', 'ANNOUNCED', submitting, null],
    [null, 'LEAD', 'REGISTERED', 'ANNOUNCED', closed, 'DEADLINE_PASSED'],
    [null, 'LEAD', 'WITHDRAWN', 'ANNOUNCED', registering, 'TEAM_INACTIVE'],
    ['ORGANIZER', null, 'REGISTERED', 'ANNOUNCED', registering, null],
    ['ORGANIZER', null, 'REGISTERED', 'ANNOUNCED', closed, null],
    ['ORGANIZER', null, 'DISQUALIFIED', 'ANNOUNCED', closed, 'TEAM_INACTIVE'],
    ['ORGANIZER', null, 'REGISTERED', 'PUBLISHED', closed, 'PHASE_WRONG'],
    ['ORGANIZER', null, 'REGISTERED', 'ARCHIVED', closed, 'PHASE_WRONG'],
    ['AUDITOR', null, 'REGISTERED', 'ANNOUNCED', closed, 'NOT_FOUND'],
    ['SECRETARY', null, 'REGISTERED', 'ANNOUNCED', closed, 'NOT_FOUND'],
  ])('as %s and %s, the team being %s and the edition %s, at %s: %s', (role, membership, state, competition, now, code) => {
    const facts = { team: team(state), edition: editionIn(competition), membership: as(membership) };
    expect(codeOf(mayWithdrawTeam(actorWith(...(role ? [role] : [])), facts, now))).toBe(code);
  });
});
