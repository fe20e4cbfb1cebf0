import { describe, expect, test } from '@jest/globals';
import { giveAwards } from '../../src/domain/ranking/awards.js';
import { anEntry, pick } from '../support/ranking-question.js';

const deliberate = (name: string, quota: number) => ({ name, quota, onTie: 'deliberate' as const });
const expand = (name: string, quota: number) => ({ name, quota, onTie: 'expand' as const });

describe('awards', () => {
  test.each([
    [
      'from the top, the rest without',
      [deliberate('1st', 1), deliberate('2nd', 2)],
      ['A', 'B', 'C', 'D'],
      { A: '1st', B: '2nd', C: '2nd' },
    ],
    ['a tie inside a quota is harmless', [deliberate('1st', 2), deliberate('2nd', 1)], ['AB', 'C'], { A: '1st', B: '1st', C: '2nd' }],
    [
      'a tie over the end waits, and everything below it',
      [deliberate('1st', 1), deliberate('2nd', 2)],
      ['AB', 'C'],
      { A: 'pending', B: 'pending' },
    ],
    [
      'awards above the tie stand',
      [deliberate('1st', 1), deliberate('2nd', 2)],
      ['A', 'B', 'CD', 'E'],
      { A: '1st', B: '2nd', C: 'pending', D: 'pending' },
    ],
    [
      'expanding takes a place from the next award',
      [expand('1st', 1), expand('2nd', 2)],
      ['AB', 'C', 'D'],
      { A: '1st', B: '1st', C: '2nd' },
    ],
    [
      'expanding may use up the next award and more',
      [expand('1st', 1), expand('2nd', 1), expand('3rd', 2)],
      ['ABC', 'D', 'E', 'F'],
      { A: '1st', B: '1st', C: '1st', D: '3rd' },
    ],
    ['expanding more than there is', [expand('1st', 1), expand('2nd', 1)], ['ABCD', 'E'], { A: '1st', B: '1st', C: '1st', D: '1st' }],
    [
      'each award has its own way',
      [expand('1st', 1), deliberate('2nd', 2)],
      ['AB', 'CD'],
      { A: '1st', B: '1st', C: 'pending', D: 'pending' },
    ],
    ['unfilled places stay empty', [deliberate('1st', 3), deliberate('2nd', 3)], ['A', 'B'], { A: '1st', B: '1st' }],
    ['a quota of none', [deliberate('1st', 0), deliberate('2nd', 1)], ['A'], { A: '2nd' }],
    ['nobody to give to', [deliberate('1st', 1)], [], {}],
  ])('%s', (_, awards, groups, expected) => {
    expect(
      Object.fromEntries(
        giveAwards(
          awards,
          groups.map((ids) => [...ids]),
        ),
      ),
    ).toEqual(expected);
  });

  // Published 60.00, exactly 59.995.
  const entries = [anEntry('A', ['59.99', '60']), anEntry('B', ['60']), anEntry('C', ['59'])];
  test.each([
    ['rounded', { A: [1, false, 'merit'], B: [1, false, 'merit'], C: [3, true, null] }],
    ['exact', { A: [1, true, null], B: [1, false, 'merit'], C: [3, true, null] }],
  ])('below the minimum read on the %s score an entry keeps its place and gets no award', (cutoffOn, expected) => {
    const config = { cutoffOn, minScore: '60', awards: [{ name: 'merit', quota: 3 }] };
    expect(pick(config, entries, 'rank', 'belowMinimum', 'award')).toEqual(expected);
  });

  test('entries below the minimum make no tie at the end of a quota', () => {
    const config = { cutoffOn: 'exact', minScore: '60', awards: [{ name: 'grand', quota: 1 }] };
    expect(pick(config, entries, 'award')).toEqual({ A: [null], B: ['grand'], C: [null] });
  });
});
