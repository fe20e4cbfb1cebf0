import { describe, expect, test } from '@jest/globals';
import { defaultRubric } from '../../src/domain/default-rubric.js';
import { problemsOfRubric, type Anchor, type Criterion } from '../../src/domain/rubric.js';

const anchors: Anchor[] = [
  { nameKo: '미흡', nameEn: 'Weak', fromPercent: 0, toPercent: 60 },
  { nameKo: '우수', nameEn: 'Good', fromPercent: 60, toPercent: 100 },
];

const aCriterion = (changes: Partial<Criterion> = {}): Criterion => ({
  key: 'originality',
  nameKo: '창의성',
  nameEn: 'Originality',
  guidanceKo: '',
  guidanceEn: '',
  maxPoints: '20',
  step: '0.5',
  weight: 20,
  anchors,
  ...changes,
});

const found = (...criteria: Criterion[]) => problemsOfRubric({ criteria }).map(({ path, code }) => [path, code]);

describe('the rubric that a paper stage starts from', () => {
  test('has nothing wrong with it', () => {
    expect(problemsOfRubric(defaultRubric)).toEqual([]);
  });

  test('is that of DOMAIN 1.7', () => {
    expect(defaultRubric.criteria.map(({ key, nameKo, maxPoints, weight, step }) => [key, nameKo, maxPoints, weight, step])).toEqual([
      ['relevance', '주제 적합성·문제정의', '20.00', 20, '0.50'],
      ['validity', '데이터 분석의 타당성', '30.00', 30, '0.50'],
      ['originality', '창의성', '20.00', 20, '0.50'],
      ['usefulness', '활용성·실현가능성', '20.00', 20, '0.50'],
      ['completeness', '완성도', '10.00', 10, '0.50'],
    ]);
  });

  test('says in both languages what to look at', () => {
    const questions = defaultRubric.criteria.map(({ guidanceKo, guidanceEn }) => [guidanceKo.at(-1), guidanceEn.at(-1)]);
    expect(questions).toEqual(Array.from({ length: 5 }, () => ['?', '?']));
  });
});

describe('problems of a rubric', () => {
  test('none', () => {
    expect(found(aCriterion(), aCriterion({ key: 'useByCity_2', maxPoints: '10', step: '2.5', weight: 1 }))).toEqual([]);
  });

  test('no criterion at all', () => {
    expect(found()).toEqual([['criteria', 'EMPTY']]);
  });

  test('a key that stands twice', () => {
    expect(found(aCriterion(), aCriterion())).toEqual([['criteria.1.key', 'REPEATED']]);
  });

  test.each<[string, Partial<Criterion>, string, string]>([
    ['an empty key', { key: '' }, 'key', 'NOT_A_KEY'],
    ['a key that could be a link of the tie-break chain', { key: 'MEDIAN' }, 'key', 'NOT_A_KEY'],
    ['a Korean key', { key: '창의성' }, 'key', 'NOT_A_KEY'],
    ['a blank Korean name', { nameKo: ' ' }, 'nameKo', 'REQUIRED'],
    ['a blank English name', { nameEn: '' }, 'nameEn', 'REQUIRED'],
    ['guidance as long as a report', { guidanceKo: '가'.repeat(1001) }, 'guidanceKo', 'TOO_LONG'],
    ['English guidance as long as a report', { guidanceEn: 'a'.repeat(1001) }, 'guidanceEn', 'TOO_LONG'],
    ['no points', { maxPoints: '0' }, 'maxPoints', 'NOT_POINTS'],
    ['negative points', { maxPoints: '-20' }, 'maxPoints', 'NOT_POINTS'],
    ['more points than are stored', { maxPoints: '100000' }, 'maxPoints', 'NOT_POINTS'],
    ['points that are no number', { maxPoints: 'NaN' }, 'maxPoints', 'NOT_POINTS'],
    ['no step', { step: '0' }, 'step', 'NOT_POINTS'],
    ['a step below a hundredth', { step: '0.005' }, 'step', 'NOT_POINTS'],
    ['a step that does not fit into the points', { step: '3' }, 'step', 'STEP_DOES_NOT_FIT'],
    ['a step larger than the points', { step: '40' }, 'step', 'STEP_DOES_NOT_FIT'],
    ['no weight', { weight: 0 }, 'weight', 'OUT_OF_RANGE'],
    ['half a weight', { weight: 0.5 }, 'weight', 'OUT_OF_RANGE'],
    ['a weight that is no number', { weight: Number.NaN }, 'weight', 'OUT_OF_RANGE'],
    ['no anchors', { anchors: [] }, 'anchors', 'ANCHORS_BROKEN'],
    ['anchors that end early', { anchors: anchors.slice(0, 1) }, 'anchors', 'ANCHORS_BROKEN'],
    ['anchors that begin late', { anchors: anchors.slice(1) }, 'anchors.0', 'ANCHORS_BROKEN'],
    ['anchors out of order', { anchors: anchors.toReversed() }, 'anchors.0', 'ANCHORS_BROKEN'],
    ['a gap', { anchors: [{ ...anchors[0]!, toPercent: 59 }, anchors[1]!] }, 'anchors.1', 'ANCHORS_BROKEN'],
    ['an overlap', { anchors: [{ ...anchors[0]!, toPercent: 61 }, anchors[1]!] }, 'anchors.1', 'ANCHORS_BROKEN'],
    ['a level of no width', { anchors: [{ ...anchors[0]!, toPercent: 0 }, ...anchors] }, 'anchors.0', 'ANCHORS_BROKEN'],
    ['a level without a name', { anchors: [anchors[0]!, { ...anchors[1]!, nameKo: '' }] }, 'anchors.1.nameKo', 'REQUIRED'],
  ])('%s', (_, changes, field, code) => {
    expect(found(aCriterion(changes))).toEqual([[`criteria.0.${field}`, code]]);
  });
});
