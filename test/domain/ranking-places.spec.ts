import { describe, expect, test } from '@jest/globals';
import { anEntry, pick } from '../support/ranking-question.js';

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

const at = (submittedAt: string) => ({ submittedAt });

describe('the links of the tie-break chain', () => {
  const trimmed = { aggregate: 'trimmed', drop: 1, minJudges: 5 };
  const two = ['a', 'b'].map((key) => ({ key, maxPoints: '50', weight: '50' }));
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
