import { describe, expect, test } from '@jest/globals';
import type { Actor, GrantedRole, Scope } from '../../../src/domain/actor.js';
import {
  mayAssign,
  mayBeJudge,
  mayChangePanel,
  maySignPledge,
  maySit,
  mayUnassign,
  type Pairing,
} from '../../../src/domain/permission/panel.js';

const edition = 'busan-2025';
const actor = (accountId: string, role: Scope | null = null, competitionId: string | null = null): Actor => ({
  accountId,
  sessionId: 's',
  email: `${accountId}@busan.example`,
  grants: [],
  scope: { role, competitionId },
});

describe('giving an entry to a judge', () => {
  const free: Pairing = {
    stageState: 'DRAFT',
    entryState: 'SUBMITTED',
    isSameTrack: true,
    hasAdvanced: true,
    conflicts: [],
    load: 0,
    maxLoad: null,
    hasLeft: false,
  };
  test.each<[string, Partial<Pairing>, string | null]>([
    ['nothing in the way', {}, null],
    ['while judging runs', { stageState: 'OPEN' }, null],
    ['after judging', { stageState: 'CLOSED' }, 'STAGE_STATE_WRONG'],
    ['after settling', { stageState: 'SETTLED' }, 'STAGE_STATE_WRONG'],
    ['a draft', { entryState: 'DRAFT' }, 'ENTRY_NOT_SUBMITTED'],
    ['a withdrawn entry', { entryState: 'WITHDRAWN' }, 'ENTRY_NOT_SUBMITTED'],
    ['an ineligible entry', { entryState: 'INELIGIBLE' }, 'ENTRY_INELIGIBLE'],
    ['a disqualified entry', { entryState: 'DISQUALIFIED' }, 'ENTRY_NOT_SUBMITTED'],
    ['an entry of another track', { isSameTrack: false }, 'TRACK_NOT_OF_PANEL'],
    ['an entry that did not advance', { hasAdvanced: false }, 'ENTRY_NOT_ADVANCED'],
    ['an own entry', { conflicts: ['SAME_DEPARTMENT', 'OWN_TEAM'] }, 'CONFLICT_OWN_TEAM'],
    ['an entry of the own department', { conflicts: ['SAME_DISTRICT', 'SAME_DEPARTMENT'] }, 'CONFLICT_SAME_DEPARTMENT'],
    ['an entry of the own district', { conflicts: ['SAME_DISTRICT'] }, 'CONFLICT_SAME_DISTRICT'],
    ['an entry of somebody whom the judge taught', { conflicts: ['INSTRUCTOR'] }, 'CONFLICT_INSTRUCTOR'],
    ['an entry in which an interest is declared', { conflicts: ['DECLARED'] }, 'CONFLICT_DECLARED'],
    ['an entry from which the judge stepped back', { conflicts: ['RECUSED'] }, 'CONFLICT_RECUSED'],
    ['an entry of a team whose challenge was upheld', { conflicts: ['CHALLENGED'] }, 'CONFLICT_CHALLENGED'],
    ['an entry of a team from which the judge is excluded', { conflicts: ['EXCLUDED', 'DECLARED'] }, 'CONFLICT_DECLARED'],
    ['the last one there is room for', { load: 2, maxLoad: 3 }, null],
    ['an entry for a judge who dropped out', { hasLeft: true }, 'JUDGE_LEFT'],
    ['one too many', { load: 3, maxLoad: 3 }, 'JUDGE_HAS_ENOUGH'],
  ])('%s', (_, changes, code) => {
    expect(mayAssign({ ...free, ...changes })?.code ?? null).toBe(code);
  });
});

test.each([
  ['DRAFT', null],
  ['OPEN', null],
  ['CLOSED', 'STAGE_STATE_WRONG'],
  ['SETTLED', 'STAGE_STATE_WRONG'],
] as const)('a panel of a stage that is %s', (state, code) => {
  expect(mayChangePanel(state)?.code ?? null).toBe(code);
});

test.each<[GrantedRole[], boolean, string | null]>([
  [[], false, null],
  [['CHAIR'], false, null],
  [['AUDITOR'], false, 'HAS_ANOTHER_HAT'],
  [['CHAIR', 'ADMINISTRATOR'], false, 'HAS_ANOTHER_HAT'],
  [[], true, 'HAS_ANOTHER_HAT'],
  [['CHAIR'], true, 'HAS_ANOTHER_HAT'],
])('who holds %j in an edition, and is on a team of it: %s, judges it: %s', (roles, isMember, code) => {
  expect(mayBeJudge(roles, isMember)?.code ?? null).toBe(code);
});

test.each<[string, Actor, { competitionId: string } | null, string | null]>([
  ['a judge', actor('judge'), { competitionId: edition }, null],
  ['a judge with a token for it', actor('judge', 'JUDGE'), { competitionId: edition }, null],
  ['a judge with a token for other work', actor('judge', 'AUDITOR'), { competitionId: edition }, 'NOT_FOUND'],
  ['somebody without a seat', actor('judge'), null, 'NOT_FOUND'],
])('the seat of %s', (_, who, seat, code) => {
  expect(maySit(who, seat)?.code ?? null).toBe(code);
});

test.each([
  ['DRAFT', 'a', null],
  ['OPEN', 'a', null],
  ['OPEN', 'b', 'PLEDGE_TEXT_CHANGED'],
  ['CLOSED', 'a', 'STAGE_STATE_WRONG'],
  ['CLOSED', 'b', 'STAGE_STATE_WRONG'],
  ['SETTLED', 'a', 'STAGE_STATE_WRONG'],
] as const)('in a stage that is %s, the pledge of text %s, when it is a', (state, textHash, code) => {
  expect(maySignPledge(state, { textHash, currentHash: 'a' })?.code ?? null).toBe(code);
});

test.each([
  ['DRAFT', false, null],
  ['OPEN', false, null],
  ['OPEN', true, 'ASSIGNMENT_SCORED'],
  ['CLOSED', false, 'STAGE_STATE_WRONG'],
  ['CLOSED', true, 'STAGE_STATE_WRONG'],
  ['SETTLED', false, 'STAGE_STATE_WRONG'],
] as const)('in a stage that is %s, taking an entry back whose sheet was submitted: %s', (state, wasSubmitted, code) => {
  expect(mayUnassign(state, { wasSubmitted })?.code ?? null).toBe(code);
});
