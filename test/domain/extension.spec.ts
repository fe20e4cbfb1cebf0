import { expect, test } from '@jest/globals';
import { mayExtend, ownCalendar, problemsOfExtension } from '../../src/domain/extension.js';
import type { CompetitionState } from '../../src/domain/phase.js';
import { problemsOfReception } from '../../src/domain/reception.js';

const at = (time: string) => new Date(`2025-10-${time}+09:00`);
const calendar = {
  registrationOpensAt: at('01T09:00:00'),
  registrationClosesAt: at('05T18:00:00'),
  submissionsCloseAt: at('10T18:00:00'),
};

test.each([
  [null, at('10T18:00:00')],
  [at('12T18:00:00'), at('12T18:00:00')],
  // The edition's own deadline was moved past the extension.
  [at('08T18:00:00'), at('10T18:00:00')],
])('a team whose deadline was extended until %p submits until %p', (until, deadline) => {
  expect(ownCalendar(calendar, until)).toEqual({ ...calendar, submissionsCloseAt: deadline });
});

test.each<[CompetitionState, boolean, string | null]>([
  ['ANNOUNCED', false, null],
  ['ANNOUNCED', true, 'JUDGING_HAS_BEGUN'],
  ['DRAFT', false, 'PHASE_WRONG'],
  ['PUBLISHED', true, 'PHASE_WRONG'],
  ['ARCHIVED', true, 'PHASE_WRONG'],
])('in an edition that is %s, judging having begun: %s, a deadline is extended: %s', (state, begun, code) => {
  expect(mayExtend(state, begun)?.code ?? null).toBe(code);
});

test.each([
  ['09T12:00:00', '10T18:00:00', ['NOT_LATER']],
  ['09T12:00:00', '10T18:00:01', []],
  ['11T12:00:00.900', '11T12:00:00', []],
  ['11T12:00:01', '11T12:00:00', ['IN_THE_PAST']],
])('at %s until %s: %j', (now, until, codes) => {
  const problems = problemsOfExtension(at(until), { submissionsCloseAt: calendar.submissionsCloseAt, now: at(now) });
  expect(problems.map(({ path, code }) => [path, code])).toEqual(codes.map((code) => ['until', code]));
});

test('a team that may still submit is named, with its deadline in Seoul time', () => {
  const [told] = problemsOfReception({
    extended: [{ team: 't1', name: '영도등대팀', until: at('12T18:00:00') }],
    unchecked: [],
    supplements: [],
  });
  expect([told!.path, told!.code, told!.ko]).toEqual([
    'teams.t1',
    'SUBMISSIONS_NOT_CLOSED',
    "'영도등대팀' 팀은 2025. 10. 12.(일) 18:00:00까지 제출할 수 있습니다.",
  ]);
});
