import { describe, expect, test } from '@jest/globals';
import { advance, problemOfTie, type TieDecision, type TieRule } from '../../src/domain/advance.js';

/** `A1` is an entry in place 1; one that ends with `!` was submitted a millisecond later. */
const candidates = (words: string) =>
  words.split(' ').map((word) => ({ id: word[0]!, place: Number(word[1]), submittedAt: new Date(word.endsWith('!') ? 1 : 0) }));

const outcome = (words: string, quota: number | null, tieRule: TieRule | null = null, decision: TieDecision | null = null) => {
  const { advanced, boundary, tied } = advance(candidates(words), quota === null ? null : { quota, tieRule }, decision);
  return [advanced, boundary, tied].map((entries) => entries.map(({ id }) => id).join(''));
};

describe('the best entries of a track advance', () => {
  test.each<[string, string, number | null, string]>([
    ['up to the quota', 'A1 B2 C3', 2, 'AB'],
    ['all without a quota', 'A1 B2 C2', null, 'ABC'],
    ['all when there are no more', 'A1 B2', 5, 'AB'],
    ['whatever order they come in', 'C3 A1 B2', 2, 'AB'],
    ['with a tie that fits', 'A1 B1 C3', 2, 'AB'],
    ['with a tie above the last place', 'A1 B1 C3 D4', 3, 'ABC'],
    ['by place where one has left', 'A2 B3 C5', 2, 'AB'],
  ])('%s', (_, words, quota, expected) => {
    expect(outcome(words, quota)).toEqual([expected, '', '']);
  });

  test.each<[string, TieRule | null, TieDecision | null, string[]]>([
    ['is told when nobody decided', 'TAKE_ALL', null, ['A', 'BCD', 'BCD']],
    ['goes on whole by decision', null, 'TAKE_ALL', ['ABCD', 'BCD', '']],
    ['is told still when no rule was announced', null, 'TIE_RULE', ['A', 'BCD', 'BCD']],
    ['goes on whole by the rule', 'TAKE_ALL', 'TIE_RULE', ['ABCD', 'BCD', '']],
    ['stays back whole by the rule', 'TAKE_NONE', 'TIE_RULE', ['A', 'BCD', '']],
    ['is split by the earlier submission', 'EARLIER_SUBMISSION', 'TIE_RULE', ['ABD', 'BCD', '']],
  ])('a tie at the last place %s', (_, tieRule, decision, expected) => {
    expect(outcome('A1 B2 C2! D2', 3, tieRule, decision)).toEqual(expected);
  });

  test('what was submitted at the same moment is still a tie', () => {
    expect(outcome('A1 B2 C2! D2!', 3, 'EARLIER_SUBMISSION', 'TIE_RULE')).toEqual(['AB', 'BCD', 'CD']);
  });

  test('a tie is told with the numbers of its entries, in their order', () => {
    const tied = [{ number: '2025-분석-003' }, { number: '2025-분석-001' }];
    const { path, ko, en } = problemOfTie({ shortName: '분석', quota: 2, tied });
    expect([path, ko.endsWith('2025-분석-001, 2025-분석-003'), en.includes('2025-분석-001, 2025-분석-003')]).toEqual([
      'tracks.분석',
      true,
      true,
    ]);
  });
});
