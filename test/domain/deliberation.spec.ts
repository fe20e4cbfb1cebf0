import { describe, expect, test } from '@jest/globals';
import { type DeliberableLine, deliberationList, problemsOfDecision, sharedPlaceList, undecidedOf } from '../../src/domain/deliberation.js';

/** By the announced rule the place is the official one. */
const line = (entry: string, place: number | null, chance: string | null, places: Record<string, number | null> = {}): DeliberableLine => ({
  entry,
  place,
  chanceOfTopK: chance,
  sensitivity: Object.entries({ ANNOUNCED: place, ...places }).map(([rule, at]) => ({ rule, place: at })),
});
const listed = (...args: Parameters<typeof deliberationList>) => deliberationList(...args).map(({ entry, reasons }) => [entry, ...reasons]);

describe('on the list', () => {
  test('are entries whose chance lies in the band, its ends included, as it is shown', () => {
    const lines = [line('A', 1, '0.801'), line('B', 2, '0.800'), line('C', 3, '0.500'), line('D', 4, '0.200'), line('E', 5, '0.199')];
    const [b, c, d] = ['B', 'C', 'D'].map((entry) => [entry, 'STATISTICAL_TIE']);
    expect(listed(lines, 2)).toEqual([b, c, d]);
    expect(listed(lines, 2, { fromPercent: 40, toPercent: 60 })).toEqual([c]);
  });

  test('are entries that one rule puts inside the quota and another one outside', () => {
    const lines = [
      line('A', 1, '0.990', { MEAN: 2, MEDIAN: 1 }),
      line('B', 2, '0.900', { MEAN: 3, MEDIAN: 2 }),
      line('C', 3, '0.100', { MEAN: 1, MEDIAN: 3 }),
      line('D', 4, '0.010', { MEAN: 4, MEDIAN: 4 }),
    ];
    expect(listed(lines, 2)).toEqual([
      ['B', 'RULES_DIFFER'],
      ['C', 'RULES_DIFFER'],
    ]);
  });

  test('may be there for both reasons', () => {
    expect(listed([line('A', 1, '0.550', { MEAN: 2 }), line('B', 2, '0.450', { MEAN: 1 })], 1)).toEqual([
      ['A', 'STATISTICAL_TIE', 'RULES_DIFFER'],
      ['B', 'STATISTICAL_TIE', 'RULES_DIFFER'],
    ]);
  });

  test('is nobody where no quota was announced, or where all get in', () => {
    const lines = [line('A', 1, '1.000', { MEAN: 2 }), line('B', 2, '1.000', { MEAN: 1 })];
    expect([listed(lines, null), listed(lines, 2), listed(lines, 5)]).toEqual([[], [], []]);
  });

  test('is nobody without a place or below a floor, and such an entry takes no room from others', () => {
    const low = { ...line('A', 1, '0.500', { MEAN: 1 }), belowFloors: ['TOTAL'] };
    // With A out of the way, B and C are the best two by either rule.
    const lines = [low, line('B', 2, '0.900', { MEAN: 3 }), line('C', 3, '0.900', { MEAN: 2 }), line('D', null, '0.500')];
    expect(listed(lines, 2)).toEqual([]);
  });

  test('is counted by entries ahead, not by the number of the place: a dense ranking has 1, 1, 2', () => {
    // By the announced rule A and B take both places; by the mean C is second.
    const lines = [line('A', 1, null, { MEAN: 1 }), line('B', 1, null, { MEAN: 3 }), line('C', 2, null, { MEAN: 2 })];
    expect(listed(lines, 2)).toEqual([
      ['B', 'RULES_DIFFER'],
      ['C', 'RULES_DIFFER'],
    ]);
  });

  test('are all who share the last place with others inside', () => {
    const lines = [line('A', 1, null, { MEAN: 1 }), line('B', 2, null, { MEAN: 2 }), line('C', 2, null, { MEAN: 3 })];
    expect(listed(lines, 2)).toEqual([['C', 'RULES_DIFFER']]);
  });

  test('says nothing of an entry under a rule that cannot place it', () => {
    expect(listed([line('A', 1, null, { Z_SCORE: null }), line('B', 2, null, { Z_SCORE: 1 })], 1)).toEqual([['B', 'RULES_DIFFER']]);
  });

  test('stays what it was when a decision has changed the places', () => {
    const lines = [line('B', 1, '0.450', { MEAN: 1 }), line('A', 2, '0.550', { MEAN: 2 })];
    const decided = [
      { ...lines[1]!, place: 1 },
      { ...lines[0]!, place: 2 },
    ];
    expect(new Set(listed(decided, 1).map(String))).toEqual(new Set(listed(lines, 1).map(String)));
    // Inside by decision only: neither rule and no chance speaks for it.
    expect(
      listed(
        [line('C', 3, '0.010', { ANNOUNCED: 3 })].map((other) => ({ ...other, place: 1 })),
        1,
      ),
    ).toEqual([]);
  });

  test('is nobody in settlements from before there were estimates', () => {
    expect(
      listed(
        [
          { entry: 'A', place: 1 },
          { entry: 'B', place: 2 },
        ],
        1,
      ),
    ).toEqual([]);
  });
});

test('where ties are decided and nothing else, those are listed that share a place by the rule that counts, whatever was decided', () => {
  const lines = [line('A', 1, null), line('B', 2, null), line('C', 3, null, { ANNOUNCED: 2 }), line('D', null, null, { ANNOUNCED: 2 })];
  expect(sharedPlaceList(lines, 'ANNOUNCED').map(({ entry, reasons }) => [entry, ...reasons])).toEqual([
    ['B', 'SHARED_PLACE'],
    ['C', 'SHARED_PLACE'],
  ]);
});

describe('a decision', () => {
  const list = [
    { entry: 'A', isCompeting: true, tie: null },
    { entry: 'B', isCompeting: true, tie: null },
    { entry: 'C', isCompeting: false, tie: null },
  ];
  const reason = '분석의 재현성이 더 뛰어납니다.';
  const codes = (...decided: { entry: string; reason: string }[]) =>
    problemsOfDecision(list, decided).map(({ path, code }) => `${path} ${code}`);

  test('names listed entries, each once, with a reason for each', () => {
    expect(codes({ entry: 'B', reason }, { entry: 'A', reason })).toEqual([]);
    expect(codes({ entry: 'B', reason })).toEqual([]);
  });

  test('is refused with everything that is wrong with it', () => {
    expect(codes()).toEqual(['entries REQUIRED']);
    expect(codes({ entry: 'A', reason }, { entry: 'Z', reason: '' }, { entry: 'A', reason: '좋음' }, { entry: 'C', reason })).toEqual([
      'entries.2.entryNumber REPEATED',
      'entries.1.entryNumber NOT_LISTED',
      'entries.1.reason REQUIRED',
      'entries.2.reason TOO_SHORT',
      'entries.3.entryNumber NOT_COMPETING',
    ]);
  });

  test('on entries that share a place names all of them', () => {
    const tied = ['A', 'B', 'C', 'D'].map((entry, index) => ({ entry, isCompeting: true, tie: index < 2 ? 1 : 3 }));
    const wrong = (...entries: string[]) =>
      problemsOfDecision(
        tied,
        entries.map((entry) => ({ entry, reason })),
      ).map(({ code }) => code);
    expect([wrong('B', 'A'), wrong('A', 'B', 'D', 'C'), wrong('A'), wrong('A', 'B', 'C')]).toEqual([
      [],
      [],
      ['PART_OF_TIE'],
      ['PART_OF_TIE'],
    ]);
  });

  test('leaves open whom it does not name, but nobody who left', () => {
    const open = (decided: string[]) => undecidedOf(list, decided).map(({ entry }) => entry);
    expect([open([]), open(['B']), open(['A', 'B'])]).toEqual([['A', 'B'], ['A'], []]);
  });
});
