import { expect, test } from '@jest/globals';
import { defaultRubric } from '../../src/domain/default-rubric.js';
import type { CommentDuty } from '../../src/domain/sheet-duty.js';
import { submitSheet, type DraftSheet } from '../../src/domain/sheet.js';

const nowhere: CommentDuty = { onSheet: false, onCriteria: [], belowPercent: null, abovePercent: null, minCharacters: 5 };
/** 18, 27, 15.5, 16 and 9: 90, 90, 77.5, 80 and 90 %. */
const marks = ['18', '27', '15.5', '16', '9'].map((points, index) => ({ criterion: defaultRubric.criteria[index]!.key, points }));
/** The same with other points or a comment on one criterion. */
const having = (key: string, change: { points?: string; comment?: string }): DraftSheet => ({
  marks: marks.map((mark) => (mark.criterion === key ? { ...mark, ...change } : mark)),
});

function owed(duty: Partial<CommentDuty> | null, draft: DraftSheet, lowestMarks: { criterion: string; points: string }[] = []) {
  const submitted = submitSheet(defaultRubric, draft, { commentDuty: duty && { ...nowhere, ...duty }, lowestMarks });
  return 'problems' in submitted ? submitted.problems.map(({ path, code }) => [path, code]) : [];
}

const missing = (key: string) => [`marks.${key}.comment`, 'COMMENT_MISSING'];

test.each<[string, Partial<CommentDuty> | null, DraftSheet, string[][]]>([
  ['no duty', null, { marks }, []],
  ['a comment on the sheet', { onSheet: true }, { marks }, [['comment', 'COMMENT_MISSING']]],
  ['a comment on the sheet that is there', { onSheet: true }, { marks, comment: ' 잘 읽었음 ' }, []],
  [
    'a comment on the sheet that is too short without its blanks',
    { onSheet: true },
    { marks, comment: '   잘읽음   ' },
    [['comment', 'COMMENT_MISSING']],
  ],
  ['comments on criteria', { onCriteria: ['usefulness', 'relevance'] }, { marks }, [missing('relevance'), missing('usefulness')]],
  ['a comment on a criterion that is there', { onCriteria: ['relevance'] }, having('relevance', { comment: '주제가 분명' }), []],
  [
    'composed Hangul counts as it is read',
    { onCriteria: ['relevance'] },
    having('relevance', { comment: '주제가 좋'.normalize('NFD') }),
    [],
  ],
  [
    'decomposed Hangul does not count more',
    { onCriteria: ['relevance'] },
    having('relevance', { comment: '주제'.normalize('NFD') }),
    [missing('relevance')],
  ],
  ['exactly 60 % is not below it', { belowPercent: 60 }, having('relevance', { points: '12' }), []],
  ['the step under 60 % is', { belowPercent: 60 }, having('relevance', { points: '11.5' }), [missing('relevance')]],
  ['exactly 95 % is not above it', { abovePercent: 95 }, having('relevance', { points: '19' }), []],
  ['the step over 95 % is', { abovePercent: 95 }, having('relevance', { points: '19.5' }), [missing('relevance')]],
  ['an extreme mark with its comment', { abovePercent: 95 }, having('relevance', { points: '20', comment: '흠잡을 데 없음' }), []],
])('%s', (_, duty, draft, expected) => {
  expect(owed(duty, draft)).toEqual(expected);
});

test('what is missing is told all at once, per criterion, in both languages', () => {
  const draft = { marks: [{ criterion: 'relevance', points: '5' }, ...marks.slice(2)] };
  const duty = { ...nowhere, onSheet: true, belowPercent: 60, onCriteria: ['validity'] };
  const submitted = submitSheet(defaultRubric, draft, { commentDuty: duty });
  expect('problems' in submitted && submitted.problems.map(({ path, code }) => [path, code])).toEqual([
    ['marks.validity', 'MARK_MISSING'],
    missing('relevance'),
    missing('validity'),
    ['comment', 'COMMENT_MISSING'],
  ]);
  expect('problems' in submitted && submitted.problems[1]).toMatchObject({
    ko: "'주제 적합성·문제정의'에 심사의견을 5자 이상 적어 주세요.",
    en: "'Relevance and problem definition' needs a comment of at least 5 characters.",
  });
});

test('no mark lies below the lowest of its criterion', () => {
  const lowest = [{ criterion: 'relevance', points: '10' }];
  expect(owed(null, having('relevance', { points: '10.00' }), lowest)).toEqual([]);
  expect(owed(null, having('relevance', { points: '9.5' }), lowest)).toEqual([['marks.relevance', 'BELOW_LOWEST']]);
  // A mark that is none is told as that, and not as a low one.
  expect(owed(null, having('relevance', { points: 'NaN' }), lowest)).toEqual([['marks.0.points', 'OUT_OF_RANGE']]);
});
