import { describe, expect, test } from '@jest/globals';
import { giveAwards } from '../../src/domain/ranking/awards.js';
import { parseInstant } from '../../src/domain/ranking/instant.js';
import { answerRanking, type RankingLine } from '../../src/domain/ranking/ranking.js';
import { printFraction } from '../../src/domain/fraction.js';
import { aConfig, anEntry } from '../support/ranking-question.js';

function pick<Key extends keyof RankingLine>(config: Record<string, unknown>, entries: unknown[], ...keys: Key[]) {
  const lines = Object.entries(answerRanking({ config: aConfig(config), entries }));
  return Object.fromEntries(lines.map(([id, line]) => [id, keys.map((key) => line[key])]));
}

const single = (marks: Record<string, string>) => Object.entries(marks).map(([id, mark]) => anEntry(id, [mark]));

describe('places', () => {
  test.each([
    ['competition', [1, 2, 2, 4, 4, 4, 7]],
    ['dense', [1, 2, 2, 3, 3, 3, 4]],
  ])('%s ranking', (ranking, places) => {
    const entries = single({ A: '90', B: '85', C: '85', D: '80', E: '80', F: '80', G: '70' });
    expect(Object.values(pick({ ranking }, entries, 'rank')).flat()).toEqual(places);
  });

  test('scores that are published alike share a place, unless the rule goes by the exact ones', () => {
    const entries = single({ A: '83.331', B: '83.334', C: '83.325' });
    expect(pick({}, entries, 'score', 'rank')).toEqual({ A: ['83.33', 1], B: ['83.33', 1], C: ['83.33', 1] });
    expect(pick({ rankOn: 'exact' }, entries, 'score', 'rank')).toEqual({ A: ['83.33', 2], B: ['83.33', 1], C: ['83.33', 3] });
  });

  test.each([
    [0, { A: ['84', 1], B: ['84', 1] }],
    [1, { A: ['83.5', 2], B: ['83.6', 1] }],
  ])('with %d decimals', (decimals, expected) => {
    expect(pick({ rounding: { decimals, mode: 'half-up' } }, single({ A: '83.5', B: '83.55' }), 'score', 'rank')).toEqual(expected);
  });

  test('places close up over withdrawn and disqualified entries, which are given no award', () => {
    const entries = [
      anEntry('A', ['90'], { status: 'withdrawn' }),
      anEntry('B', ['80'], { status: 'disqualified' }),
      anEntry('C', ['70'], { status: 'active' }),
      anEntry('D', ['60']),
    ];
    expect(pick({ awards: [{ name: 'grand', quota: 1 }] }, entries, 'score', 'rank', 'award')).toEqual({
      A: ['90.00', null, null],
      B: ['80.00', null, null],
      C: ['70.00', 1, 'grand'],
      D: ['60.00', 2, null],
    });
  });
});

describe('the links of the tie-break chain', () => {
  const trimmed = { aggregate: 'trimmed', drop: 1, minJudges: 5 };
  const two = ['a', 'b'].map((key) => ({ key, maxPoints: '50', weight: '50' }));
  const at = (submittedAt: string) => ({ submittedAt });
  test.each<[string, object, { type: string; key?: string }, unknown[], object]>([
    // Means of b: 30 and 35.
    [
      'the named criterion',
      { criteria: two },
      { type: 'criterion', key: 'b' },
      [anEntry('A', [['40', '30']]), anEntry('B', [['35', '35']])],
      { A: [2, 'b'], B: [1, 'b'] },
    ],
    // b: (30 + 31) / 2 against (20 + 41) / 2: no difference.
    [
      'an equal criterion',
      { criteria: two },
      { type: 'criterion', key: 'b' },
      [
        anEntry('A', [
          ['40', '30'],
          ['40', '31'],
        ]),
        anEntry('B', [
          ['40', '20'],
          ['40', '41'],
        ]),
      ],
      { A: [1, null], B: [1, null] },
    ],
    // Both 80 after trimming; plain 80 and 82.
    [
      'the untrimmed mean',
      trimmed,
      { type: 'plainMean' },
      [anEntry('A', ['90', '80', '80', '80', '70']), anEntry('B', ['100', '80', '80', '80', '70'])],
      { A: [2, 'plainMean'], B: [1, 'plainMean'] },
    ],
    // Both 80 on average; medians 75 and 80.
    [
      'the higher median',
      {},
      { type: 'median' },
      [anEntry('A', ['75', '75', '90']), anEntry('B', ['70', '80', '90'])],
      { A: [2, 'median'], B: [1, 'median'] },
    ],
    [
      'the fixed points',
      {},
      { type: 'fixedPoints' },
      [anEntry('A', ['75'], { fixedPoints: '5' }), anEntry('B', ['70'], { fixedPoints: '10' })],
      { A: [2, 'fixedPoints'], B: [1, 'fixedPoints'] },
    ],
    [
      'the judged part',
      {},
      { type: 'judgedPart' },
      [anEntry('A', ['70'], { fixedPoints: '10' }), anEntry('B', ['75'], { fixedPoints: '5' })],
      { A: [2, 'judgedPart'], B: [1, 'judgedPart'] },
    ],
    // The judged part is what is left without fixed points: 85 - 5 = 80.
    [
      'the judged part after its penalty',
      {},
      { type: 'judgedPart' },
      [anEntry('A', ['80']), anEntry('B', ['85'], { penalty: '5' })],
      { A: [1, null], B: [1, null] },
    ],
    // 04:59:59.999 and 05:00 UTC, though the text of the first is the later one.
    [
      'the earlier submission',
      {},
      { type: 'earlierSubmission' },
      [anEntry('A', ['80'], at('2025-10-15T05:00:00Z')), anEntry('B', ['80'], at('2025-10-15T13:59:59.999+09:00'))],
      { A: [2, 'earlierSubmission'], B: [1, 'earlierSubmission'] },
    ],
    [
      'the same instant in two zones',
      {},
      { type: 'earlierSubmission' },
      [anEntry('A', ['80'], at('2025-10-15T05:00:00Z')), anEntry('B', ['80'], at('2025-10-15T14:00:00+09:00'))],
      { A: [1, null], B: [1, null] },
    ],
    [
      'an unknown submission comes last',
      {},
      { type: 'earlierSubmission' },
      [anEntry('A', ['80']), anEntry('B', ['80'], at('2025-10-15T14:00:00+09:00'))],
      { A: [2, 'earlierSubmission'], B: [1, 'earlierSubmission'] },
    ],
    [
      'the organiser’s decision',
      {},
      { type: 'decision' },
      [anEntry('A', ['80'], { decision: 2 }), anEntry('B', ['80'], { decision: 1 })],
      { A: [2, 'decision'], B: [1, 'decision'] },
    ],
    [
      'entries that a decision leaves out share the place below',
      {},
      { type: 'decision' },
      [anEntry('A', ['80']), anEntry('B', ['80'], { decision: 1 }), anEntry('C', ['80'])],
      { A: [2, 'decision'], B: [1, 'decision'], C: [2, 'decision'] },
    ],
  ])('%s', (_, config, link, entries, places) => {
    expect(pick({ ...config, tieBreak: [link] }, entries, 'rank', 'tieBrokenBy')).toEqual(places);
  });

  test('each link goes on where the one before left a tie, and every entry names the last that split its group', () => {
    const entries = [
      anEntry('A', [['30', '40']], { decision: 3 }),
      anEntry('B', [['30', '40']], { decision: 2 }),
      anEntry('C', [['35', '35']], { decision: 1 }),
      anEntry('D', [['40', '30']]),
      anEntry('E', [['40', '30']]),
      anEntry('F', [['45', '30']]),
    ];
    const tieBreak = [{ type: 'median' }, { type: 'criterion', key: 'a' }, { type: 'decision' }];
    expect(pick({ criteria: two, tieBreak }, entries, 'rank', 'tieBrokenBy')).toEqual({
      F: [1, null],
      D: [2, 'a'],
      E: [2, 'a'],
      C: [4, 'a'],
      B: [5, 'decision'],
      A: [6, 'decision'],
    });
  });

  test('a link compares exactly even where places go by rounded scores', () => {
    const entries = [anEntry('A', ['83.331']), anEntry('B', ['83.334'])];
    expect(pick({ tieBreak: [{ type: 'plainMean' }] }, entries, 'score', 'rank', 'tieBrokenBy')).toEqual({
      A: ['83.33', 2, 'plainMean'],
      B: ['83.33', 1, 'plainMean'],
    });
  });
});

describe('instants', () => {
  test.each([
    ['1970-01-01T00:00:00Z', '0'],
    ['1970-01-01T09:00+09:00', '0'],
    ['1970-01-01T00:00:01.5-01', '7203/2'],
    ['1969-12-31T23:59:59,25+0000', '-3/4'],
    ['2024-02-29T00:00:00.0000001Z', '17091648000000001/10000000'],
  ])('%s is %s seconds', (text, seconds) => {
    const instant = parseInstant(text);
    expect(instant && printFraction(instant)).toBe(seconds);
  });

  const others = [
    '',
    '2025-10-15',
    '2025-10-15T14:00:00',
    '2025-10-15 14:00:00Z',
    '2025-02-29T00:00:00Z',
    '2025-13-01T00:00:00Z',
    '2025-10-15T24:00:00Z',
  ];
  test.each([
    ...others,
    '2025-10-15T14:60:00Z',
    '2025-10-15T14:00:00+9',
    '2025-10-15T14:00:00+24:00',
    'x2025-10-15T14:00:00Z',
    '1760504400',
  ])('%j is none', (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});

describe('awards', () => {
  const deliberate = (name: string, quota: number) => ({ name, quota, onTie: 'deliberate' as const });
  const expand = (name: string, quota: number) => ({ name, quota, onTie: 'expand' as const });
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
