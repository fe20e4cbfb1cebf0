import { describe, expect, test } from '@jest/globals';
import type { Actor, GrantedRole } from '../../../src/domain/actor.js';
import {
  type CorrectionState,
  mayAskCorrection,
  mayCorrectSheet,
  mayDecideCorrection,
  mayWithdrawCorrection,
} from '../../../src/domain/permission/correction.js';
import type { AssignmentFacts } from '../../../src/domain/permission/sheet.js';

const edition = 'busan-2025';
const actor = (accountId: string, ...roles: GrantedRole[]): Actor => ({
  accountId,
  sessionId: 's',
  email: `${accountId}@busan.example`,
  grants: roles.map((role) => ({ role, competitionId: edition })),
  scope: { role: null, competitionId: null },
});
const assignment: AssignmentFacts = {
  competitionId: edition,
  stageState: 'CLOSED',
  judgeAccountId: 'judge',
  pledgedAt: new Date(0),
  entryState: 'SUBMITTED',
  isBarred: false,
};

test.each<[string, Actor, Partial<AssignmentFacts>, string | null]>([
  ['the judge, closed', actor('judge'), {}, null],
  ['the judge, settled', actor('judge'), { stageState: 'SETTLED' }, null],
  ['the judge, while a sheet can be reopened', actor('judge'), { stageState: 'OPEN' }, 'STAGE_STATE_WRONG'],
  ['the judge, before judging', actor('judge'), { stageState: 'DRAFT' }, 'NOT_FOUND'],
  ['the judge of an entry that left', actor('judge'), { entryState: 'DISQUALIFIED' }, 'NOT_FOUND'],
  ['a judge with a conflict', actor('judge'), { isBarred: true }, 'NOT_FOUND'],
  ['a colleague', actor('colleague'), {}, 'NOT_FOUND'],
  ['an organiser', actor('host', 'ORGANIZER'), {}, 'NOT_FOUND'],
])('asking: %s', (_, who, changes, code) => {
  expect(mayAskCorrection(who, { ...assignment, ...changes })?.code ?? null).toBe(code);
});

test.each([
  [null, 'SHEET_NOT_SUBMITTED'],
  [{ state: 'DRAFT' }, 'SHEET_NOT_SUBMITTED'],
  [{ state: 'SUBMITTED' }, null],
])('correcting a sheet that is %j', (sheet, code) => {
  expect(mayCorrectSheet(sheet)?.code ?? null).toBe(code);
});

describe('a correction that is', () => {
  const who: [string, Actor, withdraw: string | null, decide: string | null][] = [
    ['the judge', actor('judge'), null, 'NOT_FOUND'],
    ['a colleague', actor('colleague'), 'NOT_FOUND', 'NOT_FOUND'],
    ['an organiser', actor('host', 'ORGANIZER'), 'NOT_FOUND', null],
    ['a chair', actor('chair', 'CHAIR'), 'NOT_FOUND', 'NOT_FOUND'],
    ['a secretary', actor('office', 'SECRETARY'), 'NOT_FOUND', 'NOT_FOUND'],
    ['an auditor', actor('auditor', 'AUDITOR'), 'NOT_FOUND', 'NOT_FOUND'],
    ['an organiser who is its judge', actor('judge', 'ORGANIZER'), null, 'SECOND_PERSON_NEEDED'],
  ];
  test.each(who)('pending: %s', (_, person, withdraw, decide) => {
    const pending = { state: 'PENDING' as const, assignment };
    const codes = [mayWithdrawCorrection(person, pending)?.code ?? null, mayDecideCorrection(person, pending)?.code ?? null];
    expect(codes).toEqual([withdraw, decide]);
  });

  test.each<CorrectionState>(['APPROVED', 'REJECTED', 'WITHDRAWN'])('%s is neither taken back nor decided again', (state) => {
    const codes = [mayWithdrawCorrection(actor('judge'), { state, assignment }), mayDecideCorrection(who[2]![1], { state, assignment })];
    expect(codes).toEqual([{ code: 'CORRECTION_DECIDED' }, { code: 'CORRECTION_DECIDED' }]);
  });
});
