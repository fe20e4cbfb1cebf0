import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type AwardQuestion, type AwardWish, differencesOf, givenInOrder, problemsOfAwards } from '../../src/domain/award-decision.js';
import type { AwardStanding } from '../../src/domain/award-order.js';
import { proposeAwards } from '../../src/domain/award-proposal.js';
import { type AwardTier, defaultAwardRule } from '../../src/domain/award-rule.js';

const tier = (key: string, quota: number, changes: Partial<AwardTier> = {}): AwardTier => {
  return { key, nameKo: key, nameEn: key, quota, floor: null, track: null, onTie: 'DELIBERATE', ...changes };
};
/** One track: A of 90 points, B of 80, and so on; those of a group share their place. */
const ranking = (...groups: string[]): AwardStanding[] =>
  groups.flatMap((group, index) => {
    const place = 1 + groups.slice(0, index).join('').length;
    return [...group].map((entry) => ({ entry, track: 1, place, score: String(90 - 10 * index), belowFloor: false }));
  });
const question = (tiers: AwardTier[], standings: AwardStanding[], more: Partial<AwardQuestion> = {}): AwardQuestion => {
  return { rule: { ...defaultAwardRule, tiers }, standings, earlier: [], ...more };
};
const given = (awards: Record<string, string>) => Object.entries(awards).map(([key, entries]) => ({ tier: key, entries: [...entries] }));
const inShort = (of: AwardQuestion, awards: Record<string, string>) =>
  differencesOf(of, given(awards)).map(({ tier: key, entry, kind }) => `${key} ${entry ?? '-'} ${kind}`);

const [first, second, third] = [tier('1st', 1), tier('2nd', 2), tier('3rd', 2)];

describe('what departs from the ranking', () => {
  test.each<[string, AwardTier[], string[], Record<string, string>, string[]]>([
    ['nothing', [first, second], ['A', 'B', 'C'], { '1st': 'A', '2nd': 'BC' }, []],
    [
      'a tier that is left empty, once; who moves down from it follows',
      [first, second],
      ['A', 'B', 'C'],
      { '2nd': 'AB' },
      ['1st - LEFT_EMPTY'],
    ],
    [
      'the second past the first: two, and nothing below',
      [first, second],
      ['A', 'B', 'C'],
      { '1st': 'B', '2nd': 'AC' },
      ['1st B AGAINST_RANKING', '1st A PASSED_OVER'],
    ],
    [
      'one who gets nothing at all, though the next tier had a place',
      [first, second],
      ['A', 'B', 'C', 'D'],
      { '1st': 'B', '2nd': 'CD' },
      ['1st B AGAINST_RANKING', '1st A PASSED_OVER', '2nd D AGAINST_RANKING', '2nd A PASSED_OVER'],
    ],
    [
      'a place that stays empty, and who would have had it',
      [second],
      ['A', 'B'],
      { '2nd': 'A' },
      ['2nd B PASSED_OVER', '2nd - LEFT_EMPTY'],
    ],
    [
      'whom people choose out of a tie; the other one gets the next tier',
      [first, second],
      ['AB', 'C'],
      { '1st': 'B', '2nd': 'AC' },
      ['1st B OUT_OF_TIE'],
    ],
    ['nobody out of a tie', [first, second], ['AB', 'C'], { '2nd': 'AB' }, ['1st - LEFT_EMPTY']],
    ['a third past a tie', [first], ['AB', 'C'], { '1st': 'C' }, ['1st C AGAINST_RANKING']],
    ['fewer out of a tie than there are places', [second], ['ABC'], { '2nd': 'A' }, ['2nd A OUT_OF_TIE', '2nd - LEFT_EMPTY']],
    [
      'an expanded tie that is not expanded',
      [tier('1st', 1, { onTie: 'EXPAND' }), second],
      ['AB', 'C'],
      { '1st': 'A', '2nd': 'BC' },
      ['1st B PASSED_OVER', '1st - LEFT_EMPTY'],
    ],
    ['nothing where nobody is left', [first, second, third], ['A', 'B'], { '1st': 'A', '2nd': 'B' }, []],
  ])('%s', (_, tiers, groups, awards, expected) => {
    expect(inShort(question(tiers, ranking(...groups)), awards)).toEqual(expected);
  });

  test('nothing, where the rule leaves the place of a removed nominee empty', () => {
    const standings = ranking('A', 'B', 'C').map((line) => (line.entry === 'A' ? { ...line, place: null } : line));
    const of = question([first, second], standings, {
      rule: { ...defaultAwardRule, tiers: [first, second], onRemoval: 'LEAVE_EMPTY' },
      earlier: [given({ '1st': 'A', '2nd': 'BC' })],
    });
    expect(inShort(of, { '2nd': 'BC' })).toEqual([]);
    expect(inShort(of, { '1st': 'B', '2nd': 'C' })).toEqual(['1st B AGAINST_RANKING']);
  });
});

const reason = '현장에서 재현되지 않았습니다.';
const wish = (awards: Record<string, string>, departures: [string, string | null, string?][] = []): AwardWish => ({
  awards: Object.entries(awards).map(([key, entries]) => ({ tier: key, entryNumbers: [...entries] })),
  departures: departures.map(([key, entryNumber, why = reason]) => ({ tier: key, entryNumber, reason: why })),
});
const problems = (of: AwardQuestion, ...decided: Parameters<typeof wish>) =>
  problemsOfAwards(of, wish(...decided)).map(({ path, code }) => `${path} ${code}`);

describe('a decision is refused with', () => {
  const standings = [
    ...ranking('A', 'B', 'C', 'D'),
    { entry: 'X', track: 2, place: 1, score: '85', belowFloor: false },
    { entry: 'L', track: 2, place: 2, score: '84', belowFloor: true },
    { entry: 'W', track: 2, place: null, score: '99', belowFloor: false },
    { entry: 'U', track: 2, place: null, score: null, belowFloor: false },
  ];
  const of = question([tier('1st', 1, { track: 1 }), tier('2nd', 2, { floor: '75' })], standings);

  test.each<[string, Parameters<typeof wish>, string[]]>([
    ['nothing', [{ '1st': 'A', '2nd': 'XB' }], []],
    ['an entry of another track', [{ '1st': 'X' }], ['awards.0.entryNumbers.0 OTHER_TRACK']],
    ['an entry below a floor of the rule', [{ '2nd': 'L' }], ['awards.0.entryNumbers.0 BELOW_FLOOR']],
    ['an entry below the floor of the tier', [{ '2nd': 'BC' }], ['awards.0.entryNumbers.1 BELOW_TIER_FLOOR']],
    [
      'one that left, one without a score, and one that is not there',
      [{ '2nd': 'WU?' }],
      ['0', '1', '2'].map((index) => `awards.0.entryNumbers.${index} NOT_RANKED`),
    ],
    [
      'a tier twice',
      [
        { '1st': 'A', '2nd': 'XB' },
        [
          ['2nd', null],
          ['2nd', null],
        ],
      ],
      ['departures.1 REPEATED'],
    ],
    ['a departure of no tier', [{ '1st': 'A', '2nd': 'XB' }, [['gold', null]]], ['departures.0.tier UNKNOWN_WORD']],
    ['a blank reason', [{ '2nd': 'AX' }, [['1st', null, '\u3164']]], ['departures.0.reason REQUIRED']],
    ['more than the quota', [{ '2nd': 'AXB' }, [['1st', null]]], ['awards.0.entryNumbers TOO_MANY', 'departures REASON_MISSING']],
    ['a reason that nothing needs', [{ '1st': 'A', '2nd': 'XB' }, [['2nd', 'X']]], ['departures.0 NOT_A_DEPARTURE']],
  ])('%s', (_, decided, expected) => {
    expect(problems(of, ...decided)).toEqual(expected);
  });

  test('a tie that expands takes places from below: nobody gives them twice', () => {
    const expanding = question([tier('1st', 1, { onTie: 'EXPAND' }), second], ranking('AB', 'C', 'D'));
    expect(problems(expanding, { '1st': 'AB', '2nd': 'C' })).toEqual([]);
    expect(problems(expanding, { '1st': 'AB', '2nd': 'CD' }, [['2nd', 'D']])).toEqual(['awards.1.entryNumbers TOO_MANY']);
  });
});

test('what is kept names every tier, and in it the entries in the order of the ranking', () => {
  const of = question([first, second, third], ranking('A', 'B', 'C'));
  expect(givenInOrder(of, wish({ '3rd': '', '2nd': 'CB' }))).toEqual(given({ '1st': '', '2nd': 'BC', '3rd': '' }));
});

test('what is proposed is decided without a departure, and reasons for all differences are enough for anything within the quotas', () => {
  const rankings = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }).map((sizes) => {
    const letters = [...'ABCDEFGHIJKL'];
    return ranking(...sizes.map((size) => letters.splice(0, size).join('')));
  });
  const tiers = fc
    .array(fc.record({ quota: fc.integer({ min: 1, max: 3 }), onTie: fc.constantFrom('DELIBERATE' as const, 'EXPAND' as const) }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((drawn) => drawn.map(({ quota, onTie }, index) => tier(`t${index}`, quota, { onTie })));
  fc.assert(
    fc.property(rankings, tiers, fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }), (standings, drawn, lots) => {
      const of = question(drawn, standings);
      const proposed = proposeAwards(of.rule, standings);
      const asProposed = proposed.map(({ tier: key, entries }) => ({ tier: key, entryNumbers: entries }));
      if (proposed.every(({ tie, isWaiting }) => tie === null && !isWaiting)) {
        expect(problemsOfAwards(of, { awards: asProposed, departures: [] })).toEqual([]);
      }
      const awards = drawn.map(({ key }, index) => {
        return { tier: key, entryNumbers: standings.filter((_, at) => lots[at] === index).map(({ entry }) => entry) };
      });
      const decided = awards.map(({ tier: key, entryNumbers }) => ({ tier: key, entries: entryNumbers }));
      const departures = differencesOf(of, decided).map(({ tier: key, entry }) => ({ tier: key, entryNumber: entry, reason }));
      const found = problemsOfAwards(of, { awards, departures });
      expect(found.filter(({ code }) => code !== 'TOO_MANY')).toEqual([]);
      if (departures.length > 0) {
        const short = problemsOfAwards(of, { awards, departures: departures.slice(1) });
        expect(short.filter(({ code }) => code === 'REASON_MISSING').length).toBe(1);
      }
    }),
  );
});
