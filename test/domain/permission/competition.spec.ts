import { describe, expect, test } from '@jest/globals';
import { mayAnnounce, mayMoveDeadlines } from '../../../src/domain/permission/competition.js';

test.each([
  ['DRAFT', null],
  ['ANNOUNCED', { code: 'PHASE_WRONG', data: { phase: 'ANNOUNCED' } }],
  ['PUBLISHED', { code: 'PHASE_WRONG', data: { phase: 'PUBLISHED' } }],
  ['ARCHIVED', { code: 'PHASE_WRONG', data: { phase: 'ARCHIVED' } }],
] as const)('an edition that is %s is announced: %j', (state, refusal) => {
  expect(mayAnnounce(state)).toEqual(refusal);
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
