import { expect, test } from '@jest/globals';
import { defaultRubric } from '../../src/domain/default-rubric.js';
import { defaultRule, problemsOfRule } from '../../src/domain/stage-rule.js';

const rule = defaultRule(defaultRubric);
const found = (changes: object) => problemsOfRule({ ...rule, ...changes }, defaultRubric).map(({ path, code }) => [path, code]);

test('the default rule is the plain mean to two decimals; ties go to the two heaviest criteria, then to the plain mean', () => {
  expect(rule).toEqual({
    tally: 'MEAN',
    trimLevel: 'TOTAL',
    drop: 1,
    minJudgesToTrim: 5,
    decimals: 2,
    rounding: 'HALF_UP',
    ranking: 'COMPETITION',
    tieBreak: [
      { link: 'CRITERION', criterion: 'validity' },
      { link: 'CRITERION', criterion: 'relevance' },
      { link: 'PLAIN_MEAN', criterion: null },
    ],
  });
  expect(problemsOfRule(rule, defaultRubric)).toEqual([]);
});

test('every word of the vocabulary makes a rule', () => {
  const links = ['PLAIN_MEAN', 'MEDIAN', 'EARLIER_SUBMISSION'].map((link) => ({ link, criterion: null }));
  const trimmed = { tally: 'TRIMMED_MEAN', trimLevel: 'CRITERION', drop: 2, minJudgesToTrim: 5, ranking: 'DENSE' };
  expect(found({ ...trimmed, tieBreak: links })).toEqual([]);
  expect(found({ tally: 'MEDIAN', drop: 0, minJudgesToTrim: 1, rounding: 'HALF_EVEN', decimals: 0, tieBreak: [] })).toEqual([]);
});

test.each<[string, object, string, string]>([
  ['an unknown tally', { tally: 'SUM' }, 'tally', 'UNKNOWN_WORD'],
  ['an unknown level', { trimLevel: 'JUDGE' }, 'trimLevel', 'UNKNOWN_WORD'],
  ['an unknown rounding', { rounding: 'DOWN' }, 'rounding', 'UNKNOWN_WORD'],
  ['an unknown ranking', { ranking: 'ORDINAL' }, 'ranking', 'UNKNOWN_WORD'],
  ['a trimmed mean that drops nothing', { tally: 'TRIMMED_MEAN', drop: 0 }, 'drop', 'OUT_OF_RANGE'],
  ['half a judge', { drop: 0.5 }, 'drop', 'OUT_OF_RANGE'],
  ['a trim that leaves nothing', { drop: 1, minJudgesToTrim: 2 }, 'minJudgesToTrim', 'OUT_OF_RANGE'],
  ['too many decimals', { decimals: 7 }, 'decimals', 'OUT_OF_RANGE'],
  ['an unknown link', { tieBreak: [{ link: 'ID', criterion: null }] }, 'tieBreak.0.link', 'UNKNOWN_WORD'],
  ['an unknown criterion', { tieBreak: [{ link: 'CRITERION', criterion: 'beauty' }] }, 'tieBreak.0.criterion', 'UNKNOWN_WORD'],
  ['no criterion', { tieBreak: [{ link: 'CRITERION', criterion: null }] }, 'tieBreak.0.criterion', 'UNKNOWN_WORD'],
  ['a criterion where none belongs', { tieBreak: [{ link: 'MEDIAN', criterion: 'validity' }] }, 'tieBreak.0.criterion', 'NOT_ALLOWED_HERE'],
  ['a link that stands twice', { tieBreak: ['', ''].map(() => ({ link: 'MEDIAN', criterion: null })) }, 'tieBreak.1', 'REPEATED'],
])('%s cannot be announced', (_, changes, path, code) => {
  expect(found(changes)).toEqual([[path, code]]);
});
