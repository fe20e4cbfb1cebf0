import { describe, expect, test } from '@jest/globals';
import type { Actor, Scope } from '../../../src/domain/actor.js';
import {
  mayReadAssigned,
  mayReopenSheet,
  maySaveSheet,
  mayScore,
  maySubmitSheet,
  type WritingFacts,
} from '../../../src/domain/permission/sheet.js';

const edition = 'busan-2025';
const actor = (accountId: string, role: Scope | null = null, competitionId: string | null = null): Actor => ({
  accountId,
  sessionId: 's',
  email: `${accountId}@busan.example`,
  grants: [],
  scope: { role, competitionId },
});

describe('an assignment', () => {
  const assignment: WritingFacts = {
    competitionId: edition,
    stageState: 'OPEN',
    judgeAccountId: 'judge',
    pledgedAt: new Date(0),
    entryState: 'SUBMITTED',
    isBarred: false,
    isAbsent: false,
  };
  test.each<[string, Actor, Partial<WritingFacts>, string | null, string | null]>([
    ['the own one, open', actor('judge'), {}, null, null],
    ['the own one, closed', actor('judge'), { stageState: 'CLOSED' }, null, 'STAGE_STATE_WRONG'],
    ['the own one, settled', actor('judge'), { stageState: 'SETTLED' }, null, 'STAGE_STATE_WRONG'],
    ['the own one, before judging', actor('judge'), { stageState: 'DRAFT' }, 'NOT_FOUND', 'NOT_FOUND'],
    ['the own one, without a pledge', actor('judge'), { pledgedAt: null }, 'NOT_FOUND', 'NOT_FOUND'],
    ['the own one, withdrawn', actor('judge'), { entryState: 'WITHDRAWN' }, 'NOT_FOUND', 'NOT_FOUND'],
    ['the own one, that nobody came to present', actor('judge'), { isAbsent: true }, null, 'ENTRY_ABSENT'],
    ['the own one, with a conflict', actor('judge'), { isBarred: true }, 'NOT_FOUND', 'NOT_FOUND'],
    ['the own one, with a conflict, closed', actor('judge'), { isBarred: true, stageState: 'CLOSED' }, 'NOT_FOUND', 'NOT_FOUND'],
    ["a colleague's", actor('colleague'), {}, 'NOT_FOUND', 'NOT_FOUND'],
    ["a colleague's, closed", actor('colleague'), { stageState: 'CLOSED' }, 'NOT_FOUND', 'NOT_FOUND'],
    ['with a token of a judge', actor('judge', 'JUDGE', edition), {}, null, null],
    ['with a token of a competitor', actor('judge', 'COMPETITOR'), {}, 'NOT_FOUND', 'NOT_FOUND'],
    ['with a token for another edition', actor('judge', 'JUDGE', 'busan-2024'), {}, 'NOT_FOUND', 'NOT_FOUND'],
  ])('%s', (_, who, changes, read, write) => {
    const facts = { ...assignment, ...changes };
    expect([mayReadAssigned(who, facts)?.code ?? null, mayScore(who, facts)?.code ?? null]).toEqual([read, write]);
  });
});

test.each([
  [null, { save: null, submit: 'SHEET_NOT_SAVED', reopen: 'SHEET_NOT_SUBMITTED' }],
  ['DRAFT', { save: null, submit: null, reopen: 'SHEET_NOT_SUBMITTED' }],
  ['SUBMITTED', { save: 'SHEET_SUBMITTED', submit: 'SHEET_SUBMITTED', reopen: null }],
] as const)('a sheet that is %s', (state, codes) => {
  const sheet = state && { state };
  const found = { save: maySaveSheet(sheet), submit: maySubmitSheet(sheet), reopen: mayReopenSheet(sheet) };
  expect(Object.fromEntries(Object.entries(found).map(([what, refusal]) => [what, refusal?.code ?? null]))).toEqual(codes);
});
