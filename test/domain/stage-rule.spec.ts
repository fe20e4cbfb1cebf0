import { expect, test } from '@jest/globals';
import { defaultRubric, presentationRubric } from '../../src/domain/default-rubric.js';
import { defaultRule, problemsOfRule } from '../../src/domain/stage-rule.js';

const rule = defaultRule(defaultRubric, 'PAPER');
const found = (changes: object) => problemsOfRule({ ...rule, ...changes }, defaultRubric).map(({ path, code }) => [path, code]);

test('the default rule is to two decimals; ties go to the two heaviest criteria, then to the plain mean; extreme marks need a comment', () => {
  const { tally: _, deliberation: _d, ...shared } = rule;
  expect(shared).toEqual({
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
    commentDuty: { onSheet: false, onCriteria: [], belowPercent: 60, abovePercent: 95, minCharacters: 20 },
  });
  expect(problemsOfRule(rule, defaultRubric)).toEqual([]);
});

test('by default papers, which some judges see, go by the adjusted score with a committee, and presentations, which all hear, by the trimmed mean', () => {
  expect(rule).toMatchObject({ tally: 'ADJUSTED', deliberation: { fromPercent: 20, toPercent: 80 } });
  const presentation = defaultRule(presentationRubric, 'PRESENTATION');
  expect(presentation).toMatchObject({ tally: 'TRIMMED_MEAN', drop: 1, minJudgesToTrim: 5 });
  expect(presentation.deliberation).toBeUndefined();
  expect(problemsOfRule(presentation, presentationRubric)).toEqual([]);
});

test('every word of the vocabulary makes a rule', () => {
  const links = ['PLAIN_MEAN', 'MEDIAN', 'EARLIER_SUBMISSION', 'DECISION'].map((link) => ({ link, criterion: null }));
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
  ['a decision before other links', { tieBreak: [{ link: 'DECISION', criterion: null }, ...rule.tieBreak] }, 'tieBreak.0', 'NOT_LAST'],
  ['a band without its middle', { deliberation: { fromPercent: 51, toPercent: 80 } }, 'deliberation.fromPercent', 'OUT_OF_RANGE'],
  ['a band of everybody', { deliberation: { fromPercent: 20, toPercent: 100 } }, 'deliberation.toPercent', 'OUT_OF_RANGE'],
  ['a link that stands twice', { tieBreak: ['', ''].map(() => ({ link: 'MEDIAN', criterion: null })) }, 'tieBreak.1', 'REPEATED'],
])('%s cannot be announced', (_, changes, path, code) => {
  expect(found(changes)).toEqual([[path, code]]);
});

const noDuty = { onSheet: false, onCriteria: [], belowPercent: null, abovePercent: null, minCharacters: 20 };

test('duties and floors are part of a rule, and a rule from before there were any still is one', () => {
  const commentDuty = { onSheet: true, onCriteria: ['validity'], belowPercent: 60, abovePercent: 60, minCharacters: 1 };
  const lowestMarks = [{ criterion: 'validity', points: '10' }];
  const floors = [
    { criterion: 'validity', points: '12.25' },
    { criterion: null, points: '100' },
  ];
  expect(found({ commentDuty, lowestMarks, floors })).toEqual([]);
  const { commentDuty: _, ...older } = rule;
  expect(problemsOfRule(older, defaultRubric)).toEqual([]);
});

const twice = <Item>(item: Item): Item[] => [item, item];

test.each<[string, object, string, string]>([
  ['a duty that asks for nothing', { commentDuty: noDuty }, 'commentDuty', 'EMPTY'],
  ['a duty on an unknown criterion', { commentDuty: { ...noDuty, onCriteria: ['beauty'] } }, 'commentDuty.onCriteria.0', 'UNKNOWN_WORD'],
  ['a duty on a criterion twice', { commentDuty: { ...noDuty, onCriteria: twice('validity') } }, 'commentDuty.onCriteria.1', 'REPEATED'],
  ['a duty below nothing', { commentDuty: { ...noDuty, belowPercent: 0 } }, 'commentDuty.belowPercent', 'OUT_OF_RANGE'],
  ['a duty above everything', { commentDuty: { ...noDuty, abovePercent: 100 } }, 'commentDuty.abovePercent', 'OUT_OF_RANGE'],
  [
    'a duty on whatever the mark is',
    { commentDuty: { ...noDuty, belowPercent: 90, abovePercent: 80 } },
    'commentDuty.abovePercent',
    'OUT_OF_ORDER',
  ],
  ['a comment of no length', { commentDuty: { ...noDuty, onSheet: true, minCharacters: 0 } }, 'commentDuty.minCharacters', 'OUT_OF_RANGE'],
  [
    'a lowest mark on an unknown criterion',
    { lowestMarks: [{ criterion: 'beauty', points: '1' }] },
    'lowestMarks.0.criterion',
    'UNKNOWN_WORD',
  ],
  ['a lowest mark twice', { lowestMarks: twice({ criterion: 'validity', points: '1' }) }, 'lowestMarks.1', 'REPEATED'],
  ['a lowest mark of 0', { lowestMarks: [{ criterion: 'validity', points: '0' }] }, 'lowestMarks.0.points', 'NOT_A_MARK'],
  ['a lowest mark off the step', { lowestMarks: [{ criterion: 'validity', points: '1.25' }] }, 'lowestMarks.0.points', 'NOT_A_MARK'],
  ['a lowest mark above the points', { lowestMarks: [{ criterion: 'validity', points: '31' }] }, 'lowestMarks.0.points', 'NOT_A_MARK'],
  ['a floor under an unknown criterion', { floors: [{ criterion: 'beauty', points: '1' }] }, 'floors.0.criterion', 'UNKNOWN_WORD'],
  ['two floors of the score', { floors: twice({ criterion: null, points: '60' }) }, 'floors.1', 'REPEATED'],
  ['a floor of 0', { floors: [{ criterion: null, points: '0' }] }, 'floors.0.points', 'OUT_OF_RANGE'],
  ['a floor that cannot be reached', { floors: [{ criterion: null, points: '100.01' }] }, 'floors.0.points', 'OUT_OF_RANGE'],
  ['a floor above the points', { floors: [{ criterion: 'validity', points: '30.01' }] }, 'floors.0.points', 'OUT_OF_RANGE'],
  ['a floor that is no number', { floors: [{ criterion: 'validity', points: 'ten' }] }, 'floors.0.points', 'OUT_OF_RANGE'],
])('%s cannot be announced', (_, changes, path, code) => {
  expect(found(changes)).toEqual([[path, code]]);
});
