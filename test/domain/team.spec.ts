import { describe, expect, test } from '@jest/globals';
import {
  mayCompete,
  mayGrow,
  problemsOfTeamName,
  problemsOfTeamRules,
  stateAfter,
  stateOfSize,
  type TeamState,
} from '../../src/domain/team.js';

describe('a team name', () => {
  // Real names of such contests have puns, brackets and Chinese characters (DOMAIN.md 8).
  test.each(['데이터갈매기', 'AI가 다했차(車)', '사하아이(SahA.I.)팀', 'A', '🌊🌊', '가'.repeat(40), '각'.repeat(40).normalize('NFD')])(
    'may be %s',
    (name) => {
      expect(problemsOfTeamName(name)).toEqual([]);
    },
  );

  test.each([
    ['', ['REQUIRED']],
    ['   ', ['REQUIRED']],
    ['\u200b\u200d', ['REQUIRED']],
    ['\u3164', ['REQUIRED']],
    ['가'.repeat(41), ['TOO_LONG']],
    ['파도\u0000타기', ['NOT_PRINTABLE']],
    ['파도\ud83c', ['NOT_PRINTABLE']],
    ['파도\n타기', ['NOT_ONE_LINE']],
    ['파도\t타기', ['NOT_ONE_LINE']],
    ['파도\u202e기타', ['TURNS_DIRECTION']],
    ['\u2066파도\u2069', ['TURNS_DIRECTION']],
    [`${'가'.repeat(40)}\n나`, ['TOO_LONG', 'NOT_ONE_LINE']],
  ])('may not be %j: %j', (name, codes) => {
    expect(problemsOfTeamName(name).map(({ path, code }) => [path, code])).toEqual(codes.map((code) => ['name', code]));
  });
});

describe('the rules of teams', () => {
  test.each([
    [1, 4, []],
    [1, 1, []],
    [2, 5, []],
    [0, 4, ['minMembers']],
    [1.5, 4, ['minMembers']],
    [3, 2, ['maxMembers']],
    [1, 2.5, ['maxMembers']],
    [0, -1, ['minMembers', 'maxMembers']],
  ])('from %d to %d members: wrong are %j', (minMembers, maxMembers, paths) => {
    const problems = problemsOfTeamRules({ minMembers, maxMembers });
    expect(problems.map(({ path, code }) => [path, code])).toEqual(paths.map((path) => [path, 'OUT_OF_RANGE']));
  });

  const rules = { minMembers: 2, maxMembers: 4 };
  const full = { code: 'TEAM_FULL', data: { maxMembers: 4 } };

  test.each([
    [0, 'FORMING', null, wrongSize(0)],
    [1, 'FORMING', null, wrongSize(1)],
    [2, 'REGISTERED', null, null],
    [3, 'REGISTERED', null, null],
    [4, 'REGISTERED', full, null],
    [5, 'REGISTERED', full, wrongSize(5)],
  ])('a team of %d is %s, may grow unless %j, and compete unless %j', (members, state, growth, competing) => {
    expect([stateOfSize(rules, members), mayGrow(rules, members), mayCompete(rules, members)]).toEqual([state, growth, competing]);
  });
});

test.each<[TeamState, number, TeamState]>([
  ['FORMING', 1, 'FORMING'],
  ['FORMING', 2, 'REGISTERED'],
  ['REGISTERED', 1, 'FORMING'],
  ['REGISTERED', 0, 'WITHDRAWN'],
  ['FORMING', 0, 'WITHDRAWN'],
  ['WITHDRAWN', 2, 'WITHDRAWN'],
  ['DISQUALIFIED', 2, 'DISQUALIFIED'],
  ['DISQUALIFIED', 0, 'DISQUALIFIED'],
])('a team that was %s is, with %d members of 2 to 4, %s', (state, members, after) => {
  expect(stateAfter(state, { minMembers: 2, maxMembers: 4 }, members)).toBe(after);
});

function wrongSize(members: number) {
  return { code: 'TEAM_SIZE_WRONG', data: { minMembers: 2, maxMembers: 4, members } };
}
