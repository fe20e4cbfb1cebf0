import { expect, test } from '@jest/globals';
import type { Actor } from '../../../src/domain/actor.js';
import {
  mayConfirmDisqualification,
  mayConfirmReinstatement,
  mayDecideWhoCompetes,
  mayProposeReinstatement,
  mayTurnDown,
} from '../../../src/domain/permission/disqualification.js';
import type { CompetitionState } from '../../../src/domain/phase.js';

const organizer: Actor = {
  accountId: 'kim',
  sessionId: 'session',
  email: 'kim@busan.example',
  grants: [{ role: 'ORGANIZER', competitionId: 'busan' }],
  scope: { role: null, competitionId: null },
};
const team = { competitionId: 'busan', state: 'REGISTERED' } as const;

const now = new Date('2025-12-01T10:00:00.000+09:00');
const before = new Date(now.getTime() + 1);
test.each<[string, CompetitionState, Date | null, string | null]>([
  ['busan', 'DRAFT', null, 'PHASE_WRONG'],
  ['busan', 'ANNOUNCED', null, null],
  ['busan', 'ANNOUNCED', before, 'TAKE_DOWN_FIRST'],
  ['busan', 'ANNOUNCED', now, 'ALREADY_PUBLISHED'],
  ['busan', 'PUBLISHED', now, 'ALREADY_PUBLISHED'],
  ['busan', 'PUBLISHED', null, 'ALREADY_PUBLISHED'],
  ['busan', 'ARCHIVED', now, 'ALREADY_PUBLISHED'],
  ['daegu', 'ANNOUNCED', before, 'NOT_FOUND'],
  ['daegu', 'PUBLISHED', now, 'NOT_FOUND'],
])(
  'an organiser of busan decides who competes in %s, which is %s with results public from %s on: %s',
  (id, state, resultsPublicAt, code) => {
    expect(mayDecideWhoCompetes(organizer, { id, state, resultsPublicAt }, now)?.code ?? null).toBe(code);
  },
);

const found = { state: 'PROPOSED', proposedBy: 'lee', reinstatementProposedBy: null } as const;
const standing = { ...found, state: 'STANDING' } as const;
const toLift = (reinstatementProposedBy: string) => ({ ...standing, reinstatementProposedBy });

test.each([
  ['of another organiser', found, team, null],
  ['of one’s own', { ...found, proposedBy: 'kim' }, team, 'SECOND_PERSON_NEEDED'],
  ['about a team that has left', found, { ...team, state: 'WITHDRAWN' as const }, 'TEAM_INACTIVE'],
  ['that was confirmed', standing, team, 'NOTHING_PROPOSED'],
  ['that was turned down', { ...found, state: 'REJECTED' as const }, team, 'NOTHING_PROPOSED'],
])('a proposal %s is confirmed: %4$s', (_, of, about, code) => {
  expect(mayConfirmDisqualification(organizer, of, about)?.code ?? null).toBe(code);
});

test.each([
  [found, 'NOT_DISQUALIFIED', 'NOTHING_PROPOSED', null],
  [standing, null, 'NOTHING_PROPOSED', 'NOTHING_PROPOSED'],
  [toLift('lee'), 'REINSTATEMENT_PROPOSED', null, null],
  [toLift('kim'), 'REINSTATEMENT_PROPOSED', 'SECOND_PERSON_NEEDED', null],
  [{ ...toLift('lee'), state: 'REINSTATED' as const }, 'NOT_DISQUALIFIED', 'NOTHING_PROPOSED', 'NOTHING_PROPOSED'],
])('of %j a reinstatement is proposed: %s, confirmed: %s, and a proposal turned down: %s', (of, proposed, confirmed, turnedDown) => {
  const codes = [mayProposeReinstatement(of), mayConfirmReinstatement(organizer, of), mayTurnDown(of)].map((no) => no?.code ?? null);
  expect(codes).toEqual([proposed, confirmed, turnedDown]);
});
