import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/domain/actor.js';
import type { ConflictGround, ConflictState } from '../../../src/domain/conflict.js';
import {
  mayChangeConflicts,
  mayConfirmExclusion,
  mayConfirmLift,
  mayDecideChallenge,
  mayRuleOnChallenge,
  mayFileChallenge,
  mayProposeLift,
  mayRejectProposal,
  mostChallenges,
} from '../../../src/domain/permission/conflict.js';

const edition = 'busan-2025';
const somebody = (accountId: string, grants: Actor['grants']): Actor => ({
  accountId,
  sessionId: 's',
  email: `${accountId}@busan.example`,
  grants,
  scope: { role: null, competitionId: null },
});
const organizer = somebody('first', [{ role: 'ORGANIZER', competitionId: edition }]);
const auditor = somebody('auditor', [{ role: 'AUDITOR', competitionId: edition }]);

describe('what was proposed', () => {
  const facts = (ground: ConflictGround, state: ConflictState, raisedBy: string | null, liftProposedBy: string | null) => ({
    ground,
    state,
    raisedBy,
    liftProposedBy,
  });
  test.each([
    // ground, state, raised by, lift proposed by; then what the first organiser may: lift, confirm exclusion, confirm lift, reject.
    ['EXCLUDED', 'PROPOSED', 'second', null, ['CONFLICT_NOT_STANDING', null, 'NOTHING_PROPOSED', null]],
    ['EXCLUDED', 'PROPOSED', 'first', null, ['CONFLICT_NOT_STANDING', 'SECOND_PERSON_NEEDED', 'NOTHING_PROPOSED', null]],
    ['EXCLUDED', 'STANDING', 'second', null, [null, 'NOTHING_PROPOSED', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED']],
    ['EXCLUDED', 'REJECTED', 'second', null, ['CONFLICT_NOT_STANDING', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED']],
    ['SAME_DEPARTMENT', 'STANDING', null, null, [null, 'NOTHING_PROPOSED', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED']],
    ['SAME_DEPARTMENT', 'STANDING', null, 'second', ['LIFT_PROPOSED', 'NOTHING_PROPOSED', null, null]],
    ['SAME_DEPARTMENT', 'STANDING', null, 'first', ['LIFT_PROPOSED', 'NOTHING_PROPOSED', 'SECOND_PERSON_NEEDED', null]],
    ['SAME_DEPARTMENT', 'ENDED', null, 'second', ['CONFLICT_NOT_STANDING', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED']],
    ['DECLARED', 'LIFTED', null, 'second', ['CONFLICT_NOT_STANDING', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED']],
    ['OWN_TEAM', 'STANDING', null, null, ['CONFLICT_NOT_LIFTABLE', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED']],
    ['RECUSED', 'STANDING', 'judge', null, ['CONFLICT_NOT_LIFTABLE', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED']],
    ['CHALLENGED', 'STANDING', 'lead', null, ['CONFLICT_NOT_LIFTABLE', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED']],
  ] as const)('%s, %s, raised by %s, to be lifted by %s: %j', (ground, state, raisedBy, liftBy, codes) => {
    const conflict = facts(ground, state, raisedBy, liftBy);
    const found = [
      mayProposeLift(conflict),
      mayConfirmExclusion(organizer, conflict),
      mayConfirmLift(organizer, conflict),
      mayRejectProposal(conflict),
    ];
    expect(found.map((refusal) => refusal?.code ?? null)).toEqual(codes);
  });
});

test.each([
  ['an organiser', organizer, 'ANNOUNCED', null],
  ['an organiser, after publication', organizer, 'PUBLISHED', null],
  ['an organiser, of an archived edition', organizer, 'ARCHIVED', 'PHASE_WRONG'],
  ['an auditor', auditor, 'ANNOUNCED', 'NOT_FOUND'],
] as const)('conflicts are changed by %s', (_, who, state, code) => {
  expect(mayChangeConflicts(who, { id: edition, state })?.code ?? null).toBe(code);
});

test.each([
  ['DRAFT', 0, 'PHASE_WRONG'],
  ['ANNOUNCED', 0, null],
  ['ANNOUNCED', mostChallenges - 1, null],
  ['ANNOUNCED', mostChallenges, 'CHALLENGED_ENOUGH'],
  ['PUBLISHED', 0, 'PHASE_WRONG'],
  ['ARCHIVED', 0, 'PHASE_WRONG'],
] as const)('a team challenges a judge in an edition that is %s, after %d others: %s', (state, filed, code) => {
  expect(mayFileChallenge(state, filed)?.code ?? null).toBe(code);
});

test.each([
  ['an organiser', organizer, 'OPEN', null],
  ['an organiser, once more', organizer, 'UPHELD', 'CHALLENGE_DECIDED'],
  ['an auditor', auditor, 'OPEN', 'NOT_FOUND'],
  ['an auditor, once more', auditor, 'DISMISSED', 'NOT_FOUND'],
] as const)('a challenge is decided by %s', (_, who, state, code) => {
  expect(mayDecideChallenge(who, { competitionId: edition, state })?.code ?? null).toBe(code);
});

test.each([
  ['CHAIR', 'OPEN', false, null],
  ['CHAIR', 'DISMISSED', false, 'CHALLENGE_DECIDED'],
  ['CHAIR', 'OPEN', true, 'NOT_FOUND'],
  ['CHAIR', 'UPHELD', true, 'NOT_FOUND'],
  ['ORGANIZER', 'OPEN', false, 'NOT_FOUND'],
  ['SECRETARY', 'OPEN', false, 'NOT_FOUND'],
] as const)('with the role %s, ruling on a challenge that is %s and may mean oneself (%p): %p', (role, state, mayMeanActor, code) => {
  const who = { ...organizer, grants: [{ role, competitionId: edition }] };
  expect(mayRuleOnChallenge(who, { competitionId: edition, state, mayMeanActor })?.code ?? null).toBe(code);
});
