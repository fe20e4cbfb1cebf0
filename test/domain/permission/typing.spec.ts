import { describe, expect, test } from '@jest/globals';
import type { Actor, GrantedRole } from '../../../src/domain/actor.js';
import type { WritingFacts } from '../../../src/domain/permission/sheet.js';
import {
  mayCheckTyped,
  mayConfirmTyped,
  mayReturnTyped,
  maySeeTyped,
  mayTypeSheet,
  type TypingFacts,
} from '../../../src/domain/permission/typing.js';

const edition = 'busan-2025';
const actor = (accountId: string, ...roles: GrantedRole[]): Actor => ({
  accountId,
  sessionId: 's',
  email: `${accountId}@busan.example`,
  grants: roles.map((role) => ({ role, competitionId: edition })),
  scope: { role: null, competitionId: null },
});
const assignment: WritingFacts = {
  competitionId: edition,
  stageState: 'OPEN',
  judgeAccountId: 'judge',
  pledgedAt: new Date(0),
  entryState: 'SUBMITTED',
  isBarred: false,
  isAbsent: false,
};
const [typist, checker, third] = [actor('typist', 'SECRETARY'), actor('checker', 'SECRETARY'), actor('third', 'ORGANIZER')];

test.each<[string, Actor, Partial<WritingFacts>, string | null]>([
  ['a secretary', typist, {}, null],
  ['an organiser', third, {}, null],
  ['the judge', actor('judge'), {}, 'NOT_FOUND'],
  ['a chair', actor('chair', 'CHAIR'), {}, 'NOT_FOUND'],
  ['an auditor', actor('auditor', 'AUDITOR'), {}, 'NOT_FOUND'],
  ['an organiser who is the judge', actor('judge', 'ORGANIZER'), {}, 'SECOND_PERSON_NEEDED'],
  ['a secretary, before judging', typist, { stageState: 'DRAFT' }, 'STAGE_STATE_WRONG'],
  ['a secretary, after it', typist, { stageState: 'CLOSED' }, 'STAGE_STATE_WRONG'],
  ['a secretary, for an ineligible entry', typist, { entryState: 'INELIGIBLE' }, 'ENTRY_INELIGIBLE'],
  ['a secretary, for an entry that left', typist, { entryState: 'WITHDRAWN' }, 'ENTRY_NOT_SUBMITTED'],
  ['a secretary, before the pledge', typist, { pledgedAt: null }, 'JUDGE_NOT_PLEDGED'],
  ['a secretary, for a team that did not come', typist, { isAbsent: true }, 'ENTRY_ABSENT'],
  ['a secretary, against a conflict', typist, { isBarred: true }, 'JUDGE_IN_CONFLICT'],
])('typing: %s', (_, who, changes, code) => {
  expect(mayTypeSheet(who, { ...assignment, ...changes })?.code ?? null).toBe(code);
});

describe('a typed sheet', () => {
  const waiting: TypingFacts = { state: 'TYPED', typedBy: 'typist', checkerId: null, assignment };
  const taken = { ...waiting, checkerId: 'checker' };
  const barred = { ...taken, assignment: { ...assignment, isBarred: true } };
  test.each<[string, Actor, TypingFacts, check: string | null, confirm: string | null, giveBack: string | null]>([
    ['that waits: its judge', actor('judge'), waiting, 'NOT_FOUND', null, null],
    ['that waits: whoever typed it', typist, waiting, 'SECOND_PERSON_NEEDED', 'SECOND_PERSON_NEEDED', null],
    ['that waits: another', checker, waiting, null, 'TYPING_NOT_TAKEN', 'TYPING_NOT_TAKEN'],
    ['that waits: a colleague', actor('colleague'), waiting, 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
    ['that waits: whoever typed it, no secretary any more', actor('typist'), waiting, 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
    ['that was taken: whoever took it', checker, taken, null, null, null],
    ['that was taken: a third person', third, taken, 'TYPING_TAKEN', 'TYPING_TAKEN', 'TYPING_TAKEN'],
    ['that was taken: its judge', actor('judge'), taken, 'NOT_FOUND', null, null],
    ['against a conflict: its judge', actor('judge'), barred, 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
    ['against a conflict: whoever took it', checker, barred, 'JUDGE_IN_CONFLICT', 'JUDGE_IN_CONFLICT', null],
    [
      'of a team that did not come',
      actor('judge'),
      { ...taken, assignment: { ...assignment, isAbsent: true } },
      'NOT_FOUND',
      'ENTRY_ABSENT',
      null,
    ],
    ['that was returned', checker, { ...taken, state: 'RETURNED' }, 'TYPING_DECIDED', 'TYPING_DECIDED', 'TYPING_DECIDED'],
  ])('%s', (_, who, typing, ...codes) => {
    const answers = [mayCheckTyped, mayConfirmTyped, mayReturnTyped].map((may) => may(who, typing)?.code ?? null);
    expect(answers).toEqual(codes);
  });

  test('is seen while it waits, by whoever typed it and whoever took it', () => {
    const seenBy = (typing: TypingFacts) => ['typist', 'checker', 'third'].filter((who) => maySeeTyped(who, typing));
    expect([waiting, taken, { ...taken, state: 'CONFIRMED' as const }].map(seenBy)).toEqual([['typist'], ['typist', 'checker'], []]);
  });
});
