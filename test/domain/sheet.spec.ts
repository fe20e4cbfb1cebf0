import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { defaultRubric } from '../../src/domain/default-rubric.js';
import { problemsOfDraft, runningTotal, submitSheet, type DraftMark } from '../../src/domain/sheet.js';
import { problemsIn } from '../support/problems-in.js';

const complete: DraftMark[] = [
  { criterion: 'relevance', points: '18' },
  { criterion: 'validity', points: '26.5', comment: '검증이 충실합니다.' },
  { criterion: 'originality', points: '16.50' },
  { criterion: 'usefulness', points: '20' },
  { criterion: 'completeness', points: '0' },
];

const found = (...marks: DraftMark[]) => problemsOfDraft(defaultRubric, { marks }).map(({ path, code }) => [path, code]);

describe('a draft', () => {
  test('may be empty, or half filled in', () => {
    expect(found()).toEqual([]);
    expect(found({ criterion: 'validity', points: null, comment: '다시 볼 것' }, { criterion: 'relevance', points: '0.5' })).toEqual([]);
  });

  test.each([
    ['above the points', '20.5', 'OUT_OF_RANGE'],
    ['below nothing', '-0.5', 'OUT_OF_RANGE'],
    ['off the step', '18.25', 'OFF_STEP'],
    ['of three decimals', '18.500', 'OUT_OF_RANGE'],
    ['of no number', 'NaN', 'OUT_OF_RANGE'],
    ['of no text', '', 'OUT_OF_RANGE'],
    ['with a comma', '18,5', 'OUT_OF_RANGE'],
  ])('a mark %s is a problem', (_, points, code) => {
    expect(found({ criterion: 'relevance', points })).toEqual([['marks.0.points', code]]);
  });

  test('a mark on a criterion that the rubric does not have, or a second one on the same', () => {
    expect(
      found({ criterion: 'beauty', points: '1' }, { criterion: 'validity', points: '1' }, { criterion: 'validity', points: '2' }),
    ).toEqual([
      ['marks.2.criterion', 'REPEATED'],
      ['marks.0.criterion', 'UNKNOWN_CRITERION'],
    ]);
  });

  test.each([
    ['as long as one may be', '가'.repeat(4000), []],
    ['that is longer', '가'.repeat(4001), [['comment', 'TOO_LONG']]],
    ['that cannot be stored', 'a\u0000b', [['comment', 'NOT_PRINTABLE']]],
  ])('a comment on the entry %s', (_, comment, problems) => {
    expect(problemsOfDraft(defaultRubric, { marks: [], comment }).map(({ path, code }) => [path, code])).toEqual(problems);
  });

  test('a comment that cannot be stored', () => {
    expect(found({ criterion: 'validity', points: '1', comment: 'a\u0000b' })).toEqual([['marks.0.comment', 'NOT_PRINTABLE']]);
  });

  test('what is wrong is said in both languages', () => {
    expect(problemsOfDraft(defaultRubric, { marks: [{ criterion: 'completeness', points: '10.5' }] })).toEqual([
      { path: 'marks.0.points', code: 'OUT_OF_RANGE', ko: '0점에서 10.00점까지 줄 수 있습니다.', en: 'A mark lies between 0 and 10.00.' },
    ]);
  });
});

describe('handing a sheet in', () => {
  test('marks stand in the order of the rubric, with two decimals', () => {
    expect(submitSheet(defaultRubric, { marks: complete.toReversed() })).toEqual({
      marks: [
        { criterion: 'relevance', points: '18.00', comment: null },
        { criterion: 'validity', points: '26.50', comment: '검증이 충실합니다.' },
        { criterion: 'originality', points: '16.50', comment: null },
        { criterion: 'usefulness', points: '20.00', comment: null },
        { criterion: 'completeness', points: '0.00', comment: null },
      ],
      // The weights are the points: 18 + 26.5 + 16.5 + 20 + 0.
      total: { exact: '81', rounded: '81.00' },
    });
  });

  test('every criterion needs a mark, and every mark must be right', () => {
    const marks = [{ criterion: 'relevance', points: '21' }, { criterion: 'validity', points: null }, ...complete.slice(2, 4)];
    const submitted = submitSheet(defaultRubric, { marks });
    expect('problems' in submitted && submitted.problems.map(({ path, code }) => [path, code])).toEqual([
      ['marks.0.points', 'OUT_OF_RANGE'],
      ['marks.validity', 'MARK_MISSING'],
      ['marks.completeness', 'MARK_MISSING'],
    ]);
  });
});

describe('the running total', () => {
  test('there is none before the first mark', () => {
    expect(runningTotal(defaultRubric, [])).toBeNull();
    expect(runningTotal(defaultRubric, [{ criterion: 'validity', points: null }])).toBeNull();
  });

  test('a partial one is what has been collected so far', () => {
    expect(runningTotal(defaultRubric, complete.slice(0, 2))).toEqual({ exact: '89/2', rounded: '44.50', isComplete: false });
    expect(runningTotal(defaultRubric, complete)).toEqual({ exact: '81', rounded: '81.00', isComplete: true });
  });

  test('weights and points may differ', () => {
    const [first, second] = defaultRubric.criteria;
    const criteria = [
      { ...first!, maxPoints: '10', weight: 1 },
      { ...second!, maxPoints: '20', weight: 2 },
    ];
    const marks = [
      { criterion: 'relevance', points: '7' },
      { criterion: 'validity', points: '9' },
    ];
    // 100 · (1 · 7/10 + 2 · 9/20) / 3
    expect(runningTotal({ criteria }, marks)).toEqual({ exact: '160/3', rounded: '53.33', isComplete: true });
  });

  test('wrong marks have no total', () => {
    expect(problemsIn(() => runningTotal(defaultRubric, [{ criterion: 'validity', points: '31' }])).map(({ path }) => path)).toEqual([
      'marks.0.points',
    ]);
  });
});

test('every mark on a step is accepted and stored as it was meant', () => {
  const steps = fc.tuple(...defaultRubric.criteria.map(({ weight }) => fc.integer({ min: 0, max: weight * 2 })));
  fc.assert(
    fc.property(steps, (halves) => {
      const marks = defaultRubric.criteria.map(({ key }, index) => ({ criterion: key, points: `${halves[index]! / 2}` }));
      const submitted = submitSheet(defaultRubric, { marks });
      const sum = halves.reduce((total, half) => total + half, 0) / 2;
      expect(submitted).toEqual({
        marks: marks.map(({ criterion, points }) => ({ criterion, points: Number(points).toFixed(2), comment: null })),
        total: { exact: Number.isInteger(sum) ? `${sum}` : `${sum * 2}/2`, rounded: sum.toFixed(2) },
      });
    }),
  );
});
