import { describe, expect, test } from '@jest/globals';
import type { Actor, GrantedRole } from '../../../src/domain/actor.js';
import type { AppealState } from '../../../src/domain/appeal.js';
import { mayAnswerAppeal, mayFileAppeal, maySeeAppeal, mayWithdrawAppeal } from '../../../src/domain/permission/appeal.js';

const someone = (role: GrantedRole | null, competitionId: string | null = 'edition'): Actor => ({
  accountId: 'someone',
  sessionId: 'session',
  email: 'someone@busan.example',
  grants: role === null ? [] : [{ role, competitionId }],
  scope: { role: null, competitionId: null },
});
const member = someone(null);

describe('a team appeals', () => {
  const since = new Date('2025-11-20T05:00:00Z');
  const lead = { competitionId: 'edition', role: 'LEAD', since, days: 10 } as const;
  const during = new Date('2025-11-25T00:00:00Z');

  test.each([
    ['by its lead', lead, during, undefined],
    ['by its lead alone', { ...lead, role: 'MEMBER' as const }, during, 'LEAD_ONLY'],
    ['and nobody else does', { ...lead, role: null }, during, 'NOT_FOUND'],
    ['once results are public', { ...lead, since: null }, during, 'NOTHING_TO_APPEAL'],
    ['where the edition announced it', { ...lead, days: 0 }, during, 'NO_APPEALS_ANNOUNCED'],
    ['to the end of the last second', lead, new Date('2025-11-30T14:59:59.999Z'), undefined],
    ['and not after it', lead, new Date('2025-11-30T15:00:00Z'), 'APPEALS_OVER'],
  ])('%s', (_, entry, now, code) => {
    expect(mayFileAppeal(member, entry, now)?.code).toBe(code);
  });

  test('and is told when it was over', () => {
    expect(mayFileAppeal(member, lead, new Date('2025-12-01T00:00:00Z'))?.data).toEqual({
      closedAt: '2025-11-30T14:59:59.000Z',
      closedAtText: '2025. 11. 30.(일) 23:59:59',
    });
  });

  test('not with a token that is narrowed to other work', () => {
    const narrowed: Actor = { ...member, scope: { role: 'JUDGE', competitionId: null } };
    expect(mayFileAppeal(narrowed, lead, during)?.code).toBe('NOT_FOUND');
  });
});

test.each<[AppealState, 'LEAD' | 'MEMBER' | null, string | undefined]>([
  ['OPEN', 'LEAD', undefined],
  ['OPEN', 'MEMBER', 'LEAD_ONLY'],
  ['OPEN', null, 'NOT_FOUND'],
  ['WITHDRAWN', 'LEAD', 'APPEAL_CLOSED'],
  ['UPHELD', 'LEAD', 'APPEAL_CLOSED'],
  ['DISMISSED', 'LEAD', 'APPEAL_CLOSED'],
  ['INADMISSIBLE', 'LEAD', 'APPEAL_CLOSED'],
])('one that is %s is taken back by the %s: %s', (state, role, code) => {
  expect(mayWithdrawAppeal(member, { competitionId: 'edition', state, role })?.code).toBe(code);
});

describe('it is answered', () => {
  const open = { competitionId: 'edition', state: 'OPEN' as AppealState, hasJudged: false, hasTyped: false, conflicts: [] as string[] };

  test.each<[GrantedRole | null, string | undefined]>([
    ['ORGANIZER', undefined],
    ['CHAIR', undefined],
    ['SECRETARY', 'NOT_FOUND'],
    ['AUDITOR', 'NOT_FOUND'],
    ['ADMINISTRATOR', 'NOT_FOUND'],
    [null, 'NOT_FOUND'],
  ])('by %s: %s', (role, code) => {
    expect(mayAnswerAppeal(someone(role), open)?.code).toBe(code);
    expect(mayAnswerAppeal(someone(role, 'another'), open)?.code).toBe('NOT_FOUND');
  });

  test.each([
    [{ hasJudged: true }, 'APPEAL_JUDGED_BY_YOU'],
    [{ hasTyped: true }, 'APPEAL_TYPED_BY_YOU'],
    [{ conflicts: ['SAME_DEPARTMENT'] }, 'APPEAL_CONFLICT'],
    [{ state: 'DISMISSED' as const, hasJudged: true }, 'APPEAL_CLOSED'],
    [{ state: 'WITHDRAWN' as const }, 'APPEAL_CLOSED'],
  ])('not by an organiser where %p: %s', (part, code) => {
    expect(mayAnswerAppeal(someone('ORGANIZER'), { ...open, ...part })?.code).toBe(code);
  });

  test('and is not even there for a chair who judged the entry', () => {
    expect(maySeeAppeal(someone('CHAIR'), { ...open, hasJudged: true })?.code).toBe('NOT_FOUND');
    expect(mayAnswerAppeal(someone('CHAIR'), { ...open, hasJudged: true })?.code).toBe('NOT_FOUND');
    expect(mayAnswerAppeal(someone('CHAIR'), { ...open, hasTyped: true })?.code).toBe('APPEAL_TYPED_BY_YOU');
  });
});
