import { describe, expect, test } from '@jest/globals';
import { canonicalFinal, type FinalEntry, isBelowFloor, settleFinal, sharedPlaces, withDecisions } from '../../src/domain/final.js';
import type { FinalLink, FinalPart, FinalRule } from '../../src/domain/final-rule.js';
import { defaultRubric } from '../../src/domain/default-rubric.js';
import { resultsOfStage } from '../../src/domain/stage-result.js';
import { defaultRule } from '../../src/domain/stage-rule.js';

const link = (word: FinalLink['link'], stage: number | null = null, key: string | null = null): FinalLink => ({ link: word, stage, key });

const aRule = (changes: Partial<FinalRule> = {}): FinalRule => ({
  stages: [
    { stage: 1, weight: '30' },
    { stage: 2, weight: '70' },
  ],
  parts: [],
  penalties: [{ key: 'overtime', nameKo: '발표시간 초과', nameEn: 'Overtime', maxPoints: '5' }],
  decimals: 2,
  rounding: 'HALF_UP',
  ranking: 'COMPETITION',
  tieBreak: [],
  ...changes,
});

const citizens: FinalPart = { key: 'citizens', nameKo: '국민심사', nameEn: 'Citizens', kind: 'WEIGHTED', maxPoints: '5', weight: '20' };
const bonus: FinalPart = { key: 'bonus', nameKo: '가점', nameEn: 'Bonus', kind: 'BONUS', maxPoints: '3', weight: null };

/** An entry with these exact scores of the first and the second stage; `more` of a stage by its ordinal. */
const anEntry = (id: string, [first, second]: (string | null)[], changes: Partial<FinalEntry> = {}, more: Record<number, object> = {}) => {
  const none = { plainMean: null, median: null, criteria: [], judgesCounted: 3, place: null, score: null, belowFloors: [] };
  return {
    id,
    status: 'ACTIVE' as const,
    submittedAt: '2025-10-10T09:00:00.000Z',
    stages: [first, second].map((exact, index) => ({ stage: index + 1, exact: exact ?? null, ...none, ...more[index + 1] })),
    parts: [],
    penalties: [],
    decision: null,
    ...changes,
  };
};

const scoreOf = (rule: Partial<FinalRule>, entry: FinalEntry) => {
  const [standing] = settleFinal({ rule: aRule(rule), entries: [entry] });
  return [standing!.exact, standing!.score];
};

describe('the combined score', () => {
  const withCitizens = {
    stages: [
      { stage: 1, weight: '30' },
      { stage: 2, weight: '50' },
    ],
    parts: [citizens],
  };
  test.each<[string, Partial<FinalRule>, FinalEntry, (string | null)[]]>([
    // DOMAIN 1.7: 0.3 · 515/6 + 0.7 · 90.25; rounding 515/6 to 85.83 first would give 88.92.
    ['is rounded once', {}, anEntry('A', ['515/6', '361/4']), ['3557/40', '88.93']],
    ['half to even', { rounding: 'HALF_EVEN' }, anEntry('A', ['515/6', '361/4']), ['3557/40', '88.92']],
    // 0.3 · 80 + 0.5 · 90 + 0.2 · 100 · 4/5 = 24 + 45 + 16
    [
      'has parts on their own scale',
      withCitizens,
      anEntry('A', ['80', '90'], { parts: [{ key: 'citizens', points: '4' }] }),
      ['85', '85.00'],
    ],
    // 24 + 45 + 20 · 3.33/5
    ['of exact shares', withCitizens, anEntry('A', ['80', '90'], { parts: [{ key: 'citizens', points: '3.33' }] }), ['2058/25', '82.32']],
    ['is none without a weighted part', withCitizens, anEntry('A', ['80', '90']), [null, null]],
    ['is none without a stage', {}, anEntry('A', ['80', null]), [null, null]],
    // 87 + 2.5 - 1.25 - 0.5
    [
      'adds bonuses and takes penalties off after averaging',
      { parts: [bonus] },
      anEntry('A', ['80', '90'], {
        parts: [{ key: 'bonus', points: '2.50' }],
        penalties: [
          { key: 'overtime', points: '1.25' },
          { key: 'overtime', points: '0.5' },
        ],
      }),
      ['351/4', '87.75'],
    ],
    ['has no bonus where none was given', { parts: [bonus] }, anEntry('A', ['80', '90']), ['87', '87.00']],
    ['may go above 100', { parts: [bonus] }, anEntry('A', ['100', '100'], { parts: [{ key: 'bonus', points: '3' }] }), ['103', '103.00']],
  ])('%s', (_, rule, entry, expected) => {
    expect(scoreOf(rule, entry)).toEqual(expected);
  });

  test('is told with what it is made of', () => {
    const rule = aRule({ ...withCitizens, parts: [citizens, bonus] });
    const parts = [{ key: 'citizens', points: '3' }];
    const penalties = [{ key: 'overtime', points: '1' }];
    expect(settleFinal({ rule, entries: [anEntry('A', ['515/6', '90'], { parts, penalties })] })).toEqual([
      {
        entry: 'A',
        place: 1,
        // 25.75 + 45 + 12 - 1
        score: '81.75',
        exact: '327/4',
        judgesCounted: 3,
        tieBrokenBy: null,
        components: [
          { kind: 'STAGE', key: '1', points: '515/6', weight: '30' },
          { kind: 'STAGE', key: '2', points: '90', weight: '50' },
          { kind: 'PART', key: 'citizens', points: '60', weight: '20' },
          { kind: 'BONUS', key: 'bonus', points: null, weight: null },
          { kind: 'PENALTY', key: 'overtime', points: '1', weight: null },
        ],
        stages: [
          { stage: 1, place: null, score: null, belowFloors: [] },
          { stage: 2, place: null, score: null, belowFloors: [] },
        ],
      },
    ]);
  });
});

describe('final places', () => {
  test('who withdrew or was disqualified keeps the score and has no place; who has no score has none; the others close up', () => {
    const entries = [
      anEntry('gone', ['99', '99'], { status: 'WITHDRAWN' }),
      anEntry('B', ['80', '80']),
      anEntry('out', ['98', '98'], { status: 'DISQUALIFIED' }),
      anEntry('absent', ['97', null]),
      anEntry('A', ['80', '90']),
    ];
    expect(settleFinal({ rule: aRule(), entries }).map(({ entry, place, score }) => [entry, place, score])).toEqual([
      ['A', 1, '87.00'],
      ['B', 2, '80.00'],
      ['absent', null, null],
      ['gone', null, '99.00'],
      ['out', null, '98.00'],
    ]);
  });

  // All with 87.00.
  const early = { submittedAt: '2025-10-10T08:59:59.999Z' };
  const marked = (mean: string) => ({ criteria: [{ key: 'validity', mean }] });
  test.each<[string, FinalLink[], FinalEntry[], string | null]>([
    ['a criterion of the last stage', [link('CRITERION', 2, 'validity')], tied({}, { 2: marked('21') }, { 2: marked('64/3') }), 'validity'],
    ['a plain mean', [link('PLAIN_MEAN', 2)], tied({}, { 2: { plainMean: '89' } }, { 2: { plainMean: '179/2' } }), 'PLAIN_MEAN'],
    ['a median', [link('MEDIAN', 1)], tied({}, { 1: { median: '80' } }, { 1: { median: '81' } }), 'MEDIAN'],
    ['the score of the first stage', [link('STAGE', 1)], [anEntry('A', ['80', '90']), anEntry('B', ['87', '87'])], 'STAGE_1'],
    ['the earlier submission', [link('EARLIER_SUBMISSION')], tied(early), 'EARLIER_SUBMISSION'],
    [
      'the decision',
      [link('DECISION')],
      [anEntry('A', ['80', '90'], { decision: 2 }), anEntry('B', ['80', '90'], { decision: 1 })],
      'DECISION',
    ],
    [
      'the link after one that splits nothing',
      [link('CRITERION', 2, 'validity'), link('STAGE', 1)],
      [anEntry('A', ['80', '90'], {}, { 2: marked('21') }), anEntry('B', ['87', '87'], {}, { 2: marked('21') })],
      'STAGE_1',
    ],
  ])('ties are broken by %s', (_, tieBreak, entries, by) => {
    expect(settleFinal({ rule: aRule({ tieBreak }), entries }).map(({ entry, place, tieBrokenBy }) => [entry, place, tieBrokenBy])).toEqual(
      [
        ['B', 1, by],
        ['A', 2, by],
      ],
    );
  });

  /** A and B with equal scores, of which the second has these changes. */
  function tied(second: Partial<FinalEntry>, moreOfFirst = {}, moreOfSecond = {}): FinalEntry[] {
    return [anEntry('A', ['80', '90'], {}, moreOfFirst), anEntry('B', ['80', '90'], second, moreOfSecond)];
  }

  test('a part breaks ties too, a bonus that nobody gave counting as none', () => {
    const rule = aRule({ parts: [bonus], tieBreak: [link('PART', null, 'bonus')] });
    const entries = [anEntry('A', ['80', '90']), anEntry('B', ['80', '620/7'], { parts: [{ key: 'bonus', points: '1' }] })];
    expect(settleFinal({ rule, entries }).map(({ entry, score, tieBrokenBy }) => [entry, score, tieBrokenBy])).toEqual([
      ['B', '87.00', 'bonus'],
      ['A', '87.00', 'bonus'],
    ]);
  });

  test('a stage that weighs nothing breaks ties, and one that is not there costs no score', () => {
    const rule = aRule({ stages: [{ stage: 2, weight: '100' }], tieBreak: [link('STAGE', 1)] });
    const entries = [anEntry('A', [null, '90']), anEntry('B', ['70', '90'])];
    expect(settleFinal({ rule, entries }).map(({ entry, place }) => [entry, place])).toEqual([
      ['B', 1],
      ['A', 2],
    ]);
  });

  test('what no link splits shares its place', () => {
    const entries = [anEntry('A', ['80', '90']), anEntry('B', ['80', '90']), anEntry('C', ['80', '80'])];
    const rule = aRule({ tieBreak: [link('STAGE', 1)] });
    expect(settleFinal({ rule, entries }).map(({ place, tieBrokenBy }) => [place, tieBrokenBy])).toEqual([
      [1, null],
      [1, null],
      [3, null],
    ]);
  });
});

test('rows in another order give the same canonical inputs', () => {
  const parts = [
    { key: 'citizens', points: '4' },
    { key: 'bonus', points: '1.5' },
  ];
  const [a, b] = [anEntry('A', ['80', '90'], { parts }), anEntry('B', ['80', '90'])];
  const turned = {
    ...a,
    stages: a.stages.toReversed(),
    parts: [
      { key: 'bonus', points: '1.50' },
      { key: 'citizens', points: '4.00' },
    ],
  };
  expect(canonicalFinal({ rule: aRule(), entries: [b, turned] })).toEqual(canonicalFinal({ rule: aRule(), entries: [a, b] }));
});

test('a stage gives a final its exact score, means and medians', () => {
  const marks = (points: string) => points.split(' ').map((text, at) => ({ criterion: defaultRubric.criteria[at]!.key, points: text }));
  const sheets = ['16 24 16 16 8', '18 26 18 18 9', '17 26 17 17 8'].map((points, index) => ({ judge: `J${index}`, marks: marks(points) }));
  const entry = { id: 'A', status: 'ACTIVE' as const, submittedAt: '2025-10-10T09:00:00.000Z' };
  const floors = [
    { criterion: 'relevance', points: '18' },
    { criterion: 'validity', points: '25' },
  ];
  const stage = { rule: { ...defaultRule(defaultRubric, 'PAPER'), floors }, rubric: defaultRubric };
  const results = resultsOfStage({
    ...stage,
    entries: [
      { ...entry, sheets },
      { ...entry, id: 'B', sheets: [] },
    ],
  });
  const means = [
    ['relevance', '17'],
    ['validity', '76/3'],
    ['originality', '17'],
    ['usefulness', '17'],
    ['completeness', '25/3'],
  ];
  const criteria = (of: (mean: string) => string | null) => means.map(([key, mean]) => ({ key, mean: of(mean!) }));
  expect(results.get('A')).toEqual({
    exact: '254/3',
    plainMean: '254/3',
    median: '85',
    criteria: criteria((mean) => mean),
    judgesCounted: 3,
    place: 1,
    score: '84.67',
    belowFloors: ['relevance'],
  });
  const none = { exact: null, plainMean: null, median: null, judgesCounted: 0, place: null, score: null, belowFloors: [] };
  expect(results.get('B')).toEqual({ ...none, criteria: criteria(() => null) });
});

test('entries that nothing splits are told together, track by track', () => {
  const at = (entry: string, track: string, place: number | null) => ({ entry, track, place });
  const standings = [at('A', 'x', 1), at('B', 'x', 1), at('C', 'x', 3), at('D', 'y', 1), at('E', 'x', null), at('F', 'x', null)];
  expect(sharedPlaces(standings).map((group) => group.map(({ entry }) => entry))).toEqual([['A', 'B']]);
});

test('a decision counts for exactly those whom it names, the newest one', () => {
  const rule = aRule({ tieBreak: [{ link: 'DECISION', stage: null, key: null }] });
  const entries = ['A', 'B', 'C'].map((id) => anEntry(id, ['80', '80'])).concat(anEntry('D', ['80', '90']));
  const placesBy = (...decisions: string[][]) =>
    settleFinal(withDecisions({ rule, entries }, decisions)).map(({ entry, place, tieBrokenBy }) => [entry, place, tieBrokenBy].join(' '));
  const shared = ['D 1 ', 'A 2 ', 'B 2 ', 'C 2 '];
  expect(placesBy()).toEqual(shared);
  expect(placesBy(['B', 'A'], ['B', 'A', 'D'], ['A', 'B', 'C', 'D'], ['A', 'A', 'B'])).toEqual(shared);
  const decided = ['D 1 ', 'C 2 DECISION', 'A 3 DECISION', 'B 4 DECISION'];
  expect(placesBy(['C', 'A', 'B'], ['A', 'B', 'C'])).toEqual(decided);
});

test('whoever missed a floor of any stage is below one', () => {
  const stage = (ordinal: number, ...belowFloors: string[]) => ({ stage: ordinal, place: 1, score: '80.00', belowFloors });
  expect([isBelowFloor({ stages: [stage(1), stage(2)] }), isBelowFloor({ stages: [stage(1), stage(2, 'TOTAL')] })]).toEqual([false, true]);
});
