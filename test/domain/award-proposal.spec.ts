import { describe, expect, test } from '@jest/globals';
import type { AwardStanding } from '../../src/domain/award-order.js';
import { type ProposedTier, proposeAwards } from '../../src/domain/award-proposal.js';
import { type AwardRule, type AwardTier, defaultAwardRule } from '../../src/domain/award-rule.js';

const tier = (key: string, quota: number, changes: Partial<AwardTier> = {}): AwardTier => {
  return { key, nameKo: key, nameEn: key, quota, floor: null, track: null, onTie: 'DELIBERATE', ...changes };
};
const ruleOf = (tiers: AwardTier[], changes: Partial<AwardRule> = {}): AwardRule => ({ ...defaultAwardRule, tiers, ...changes });

/** `A1 90` is an entry of the first track, B1 one of the second; places follow from the order in which a track is listed, `=` shares the one before. */
function ranking(...lines: string[]): AwardStanding[] {
  const placed = new Map<string, { place: number; count: number }>();
  return lines.map((line) => {
    const [entry, score, mark] = line.split(' ') as [string, string, string?];
    const { place, count } = placed.get(entry[0]!) ?? { place: 0, count: 0 };
    const own = mark === 'out' ? null : mark === '=' ? place : count + 1;
    if (own !== null) placed.set(entry[0]!, { place: own, count: count + 1 });
    return { entry, track: entry.startsWith('A') ? 1 : 2, place: own, score: score === '-' ? null : score, belowFloor: mark === 'low' };
  });
}

/** In short: who gets it, then `?` and the tie with its places, `…` for a tier that waits, and why places stay empty. */
const inShort = (proposed: readonly ProposedTier[]) =>
  proposed.map(({ tier: key, entries, tie, emptyPlaces, isWaiting }) =>
    [
      key,
      ...entries,
      ...(tie ? [`?${tie.places} of ${tie.entries.join('|')}`] : []),
      ...(isWaiting ? ['…'] : []),
      ...emptyPlaces.map(({ why, places }) => `${why} ${places}`),
    ].join(' '),
  );
const propose = (tiers: AwardTier[], lines: string[], ...more: [changes?: Partial<AwardRule>, earlier?: Record<string, string[]>[]]) =>
  inShort(
    proposeAwards(
      ruleOf(tiers, more[0]),
      ranking(...lines),
      more[1]?.map((awards) => Object.entries(awards).map(([key, entries]) => ({ tier: key, entries }))),
    ),
  );

const [first, second] = [tier('1st', 1), tier('2nd', 2)];
const expand = { onTie: 'EXPAND' } as const;

describe('from the top', () => {
  test.each<[string, AwardTier[], string[], string[]]>([
    ['one track by its places', [first, second], ['A1 90', 'A2 80', 'A3 70', 'A4 60'], ['1st A1', '2nd A2 A3']],
    ['all tracks together by their scores', [first, second], ['A1 90', 'A2 80', 'B1 95', 'B2 85'], ['1st B1', '2nd A1 B2']],
    [
      'each track by its own',
      [tier('a', 1, { track: 1 }), tier('b', 1, { track: 2 })],
      ['A1 70', 'A2 60', 'B1 95', 'B2 85'],
      ['a A1', 'b B1'],
    ],
    [
      'a grand prize of all, then one of each track for those who have none',
      [first, tier('a', 1, { track: 1 }), tier('b', 1, { track: 2 })],
      ['A1 70', 'A2 60', 'B1 95', 'B2 85'],
      ['1st B1', 'a A1', 'b B2'],
    ],
    ['places are kept where people put the lower score first', [first, second], ['A1 79', 'A2 80.5', 'B1 80'], ['1st B1', '2nd A1 A2']],
    ['nobody left', [first, second], ['A1 90', 'A2 80'], ['1st A1', '2nd A2 NOBODY_LEFT 1']],
    ['nobody at all', [first], [], ['1st NOBODY_LEFT 1']],
    ['who has no place', [first, second], ['A1 99 out', 'A2 - out', 'A3 70'], ['1st A3', '2nd NOBODY_LEFT 2']],
    ['who is below a floor of the rule keeps the place and wins nothing', [first], ['A1 90 low', 'A2 80'], ['1st A2']],
  ])('%s', (_, tiers, lines, expected) => {
    expect(propose(tiers, lines)).toEqual(expected);
  });
});

describe('a floor of a tier', () => {
  const floored = tier('1st', 1, { floor: '80' });
  test.each<[string, AwardTier[], string[], string[]]>([
    ['is reached by who has just as much', [floored], ['A1 80.00'], ['1st A1']],
    [
      'leaves the place empty, and the entry gets the next tier',
      [floored, second],
      ['A1 79.99', 'A2 70'],
      ['1st BELOW_FLOOR 1', '2nd A1 A2'],
    ],
    ['fills as many places as reach it', [tier('1st', 3, { floor: '80' })], ['A1 90', 'A2 80', 'A3 70'], ['1st A1 A2 BELOW_FLOOR 1']],
    // Otherwise the second of a track would pass the first of it.
    ['is not reached past somebody with a higher place who does not', [floored], ['A1 79', 'A2 80.5'], ['1st BELOW_FLOOR 1']],
    ['parts a tie of other tracks from nobody', [tier('1st', 1, { floor: '80' })], ['A1 80', 'B1 79'], ['1st A1']],
  ])('%s', (_, tiers, lines, expected) => {
    expect(propose(tiers, lines)).toEqual(expected);
  });
});

describe('a tie', () => {
  test.each<[string, AwardTier[], string[], string[]]>([
    [
      'at the end of a quota is named, and what is below waits',
      [first, second],
      ['A1 90', 'A2 90 =', 'A3 70'],
      ['1st ?1 of A1|A2', '2nd …'],
    ],
    ['inside a quota is harmless', [tier('1st', 2), second], ['A1 90', 'A2 90 =', 'A3 70'], ['1st A1 A2', '2nd A3 NOBODY_LEFT 1']],
    [
      'leaves awards above it, and those in the tier who are clear of it',
      [first, tier('2nd', 2)],
      ['A1 90', 'A2 80', 'A3 70', 'A4 70 ='],
      ['1st A1', '2nd A2 ?1 of A3|A4'],
    ],
    ['of equal scores of different tracks', [first], ['A1 90', 'B1 90'], ['1st ?1 of A1|B1']],
    ['that a link has split within a track is split', [first, second], ['A1 90', 'A2 90', 'A3 80'], ['1st A1', '2nd A2 A3']],
    [
      'of tracks keeps the places within a track: the first of a track comes before its second',
      [tier('1st', 2)],
      ['A1 90', 'A2 90', 'B1 90'],
      ['1st A1 ?1 of B1|A2'],
    ],
    ['of tracks: who comes behind enough of the own track is out of it', [first], ['A1 90', 'A2 90', 'B1 90'], ['1st ?1 of A1|B1']],
    [
      'of a track holds up no tier of another',
      [tier('a', 1, { track: 1 }), tier('b', 1, { track: 2 }), tier('a2', 1, { track: 1 }), tier('all', 1), tier('b2', 1, { track: 2 })],
      ['A1 90', 'A2 90 =', 'B1 80', 'B2 70'],
      ['a ?1 of A1|A2', 'b B1', 'a2 …', 'all …', 'b2 …'],
    ],
  ])('%s', (_, tiers, lines, expected) => {
    expect(propose(tiers, lines)).toEqual(expected);
  });

  test.each<[string, AwardTier[], string[], string[]]>([
    [
      'that expands takes a place from the next tier',
      [tier('1st', 1, expand), tier('2nd', 2)],
      ['A1 90', 'A2 90 =', 'A3 80', 'A4 70'],
      ['1st A1 A2', '2nd A3 TAKEN_ABOVE 1'],
    ],
    [
      'may use up the next tier and more',
      [tier('1st', 1, expand), tier('2nd', 1), tier('3rd', 2)],
      ['A1 90', 'A2 90 =', 'A3 90 =', 'A4 80', 'A5 70'],
      ['1st A1 A2 A3', '2nd TAKEN_ABOVE 1', '3rd A4 TAKEN_ABOVE 1'],
    ],
    [
      'expands to who can be in it, and no further',
      [tier('1st', 1, expand), second],
      ['A1 90', 'A2 90', 'B1 90'],
      ['1st A1 B1', '2nd A2 TAKEN_ABOVE 1'],
    ],
    [
      'takes from tiers of its own track alone',
      [tier('a', 1, { track: 1, ...expand }), tier('b', 1, { track: 2 }), tier('a2', 1, { track: 1 })],
      ['A1 90', 'A2 90 =', 'A3 80', 'B1 80'],
      ['a A1 A2', 'b B1', 'a2 TAKEN_ABOVE 1'],
    ],
  ])('%s', (_, tiers, lines, expected) => {
    expect(propose(tiers, lines)).toEqual(expected);
  });
});

describe('after a nominee was removed', () => {
  const before = [{ '1st': ['A1'], '2nd': ['A2', 'A3'] }];
  const without = (gone: string) => ['A1 90', 'A2 80', 'A3 70', 'A4 60'].map((line) => (line.startsWith(gone) ? `${line} out` : line));
  test.each<[string, Partial<AwardRule>, string[], Record<string, string[]>[], string[]]>([
    ['the next one moves up', { onRemoval: 'MOVE_UP' }, without('A1'), before, ['1st A2', '2nd A3 A4']],
    ['or nobody does', { onRemoval: 'LEAVE_EMPTY' }, without('A1'), before, ['1st REMOVED 1', '2nd A2 A3']],
    ['in a tier of several', { onRemoval: 'LEAVE_EMPTY' }, without('A2'), before, ['1st A1', '2nd A3 REMOVED 1']],
    [
      'also by a decision after it, which has no word of the removed one',
      { onRemoval: 'LEAVE_EMPTY' },
      without('A1').map((line) => (line.startsWith('A3') ? `${line} out` : line)),
      [...before, { '1st': [], '2nd': ['A2', 'A3'] }],
      ['1st REMOVED 1', '2nd A2 REMOVED 1'],
    ],
    [
      'unless people filled the place',
      { onRemoval: 'LEAVE_EMPTY' },
      without('A2'),
      [...before, { '1st': ['A1'], '2nd': ['A3', 'A4'] }],
      ['1st A1', '2nd A3 A4'],
    ],
    [
      'and a nominee who only fell in the ranking was not removed',
      { onRemoval: 'LEAVE_EMPTY' },
      ['A2 80', 'A3 70', 'A4 60', 'A1 50'],
      before,
      ['1st A2', '2nd A3 A4'],
    ],
  ])('%s', (_, changes, lines, earlier, expected) => {
    expect(propose([first, second], lines, changes, earlier)).toEqual(expected);
  });

  test('who shared an expanded tier with a removed one keeps it, and nobody gains', () => {
    const lines = ['A1 90 out', 'A2 90', 'A3 80', 'A4 70'];
    const earlier = [{ '1st': ['A1', 'A2'], '2nd': ['A3'] }];
    expect(propose([tier('1st', 1, expand), second], lines, { onRemoval: 'LEAVE_EMPTY' }, earlier)).toEqual([
      '1st A2',
      '2nd A3 TAKEN_ABOVE 1',
    ]);
  });
});
