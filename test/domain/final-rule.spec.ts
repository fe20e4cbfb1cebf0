import { describe, expect, test } from '@jest/globals';
import { defaultRubric } from '../../src/domain/default-rubric.js';
import { type FinalLink, type FinalPart, type FinalRule, problemsOfFinalRule } from '../../src/domain/final-rule.js';

const link = (word: FinalLink['link'], stage: number | null = null, key: string | null = null): FinalLink => ({ link: word, stage, key });

const citizens: FinalPart = { key: 'citizens', nameKo: '국민심사', nameEn: 'Citizens', kind: 'WEIGHTED', maxPoints: '5', weight: '20' };
const bonus: FinalPart = { key: 'bonus', nameKo: '가점', nameEn: 'Bonus', kind: 'BONUS', maxPoints: '3', weight: null };

describe('a final rule is announced', () => {
  const known = [
    { ordinal: 1, rubric: defaultRubric },
    { ordinal: 2, rubric: null },
  ];
  const whole: FinalRule = {
    stages: [
      { stage: 1, weight: '30' },
      { stage: 2, weight: '50' },
    ],
    parts: [citizens, bonus],
    tieBreak: [link('CRITERION', 1, 'validity'), link('PLAIN_MEAN', 2), link('STAGE', 1), link('PART', null, 'citizens'), link('DECISION')],
    penalties: [{ key: 'overtime', nameKo: '발표시간 초과', nameEn: 'Overtime', maxPoints: '5' }],
    decimals: 2,
    rounding: 'HALF_UP',
    ranking: 'COMPETITION',
  };

  test('when everything fits', () => {
    expect(problemsOfFinalRule(whole, known)).toEqual([]);
  });

  test.each<[string, Partial<FinalRule>, string[]]>([
    ['weights and parts of 105', { parts: [{ ...citizens, weight: '25' }], tieBreak: [] }, ['stages NOT_100']],
    ['weights of 80', { parts: [], tieBreak: [] }, ['stages NOT_100']],
    [
      'a weight of nothing',
      {
        stages: [
          { stage: 1, weight: '0' },
          { stage: 2, weight: '80' },
        ],
      },
      ['stages.0.weight NOT_POINTS'],
    ],
    [
      'an unknown stage',
      {
        stages: [
          { stage: 2, weight: '50' },
          { stage: 3, weight: '30' },
        ],
      },
      ['stages.1.stage UNKNOWN_WORD'],
    ],
    [
      'a stage twice',
      {
        stages: [
          { stage: 2, weight: '50' },
          { stage: 2, weight: '30' },
        ],
      },
      ['stages.1.stage REPEATED'],
    ],
    ['no last stage', { stages: [{ stage: 1, weight: '80' }] }, ['stages LAST_STAGE_MISSING']],
    ['a weighted part without a weight', { parts: [{ ...citizens, weight: null }] }, ['parts.0.weight NOT_POINTS', 'stages NOT_100']],
    ['a bonus with one', { parts: [citizens, { ...bonus, weight: '1' }] }, ['parts.1.weight NOT_ALLOWED_HERE', 'stages NOT_100']],
    ['a key twice', { parts: [citizens, { ...bonus, key: 'citizens' }] }, ['parts.1.key REPEATED']],
    [
      'a key that is none',
      { penalties: [{ key: '시간', nameKo: '시간', nameEn: 'Time', maxPoints: '0' }] },
      ['penalties.0.key NOT_A_KEY', 'penalties.0.maxPoints NOT_POINTS'],
    ],
    ['a nameless part', { parts: [{ ...citizens, nameEn: ' ' }] }, ['parts.0.nameEn REQUIRED']],
    ['seven decimals', { decimals: 7 }, ['decimals OUT_OF_RANGE']],
    [
      'an unknown criterion',
      { tieBreak: [link('CRITERION', 1, 'charm'), link('CRITERION', 2, 'validity')] },
      ['tieBreak.0.key UNKNOWN_WORD', 'tieBreak.1.key UNKNOWN_WORD'],
    ],
    ['a link twice', { tieBreak: [link('STAGE', 1), link('STAGE', 1)] }, ['tieBreak.1 REPEATED']],
    [
      'a link with too much or too little',
      { tieBreak: [link('DECISION', 1, 'x'), link('MEDIAN')] },
      ['tieBreak.0 NOT_LAST', 'tieBreak.0.stage NOT_ALLOWED_HERE', 'tieBreak.0.key NOT_ALLOWED_HERE', 'tieBreak.1.stage UNKNOWN_WORD'],
    ],
    ['an unknown part', { parts: [citizens], tieBreak: [link('PART', null, 'bonus')] }, ['tieBreak.0.key UNKNOWN_WORD']],
  ])('but not with %s', (_, changes, expected) => {
    expect(problemsOfFinalRule({ ...whole, tieBreak: [], ...changes }, known).map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });
});
