import { describe, expect, test } from '@jest/globals';
import { defaultRubric } from '../../../src/domain/default-rubric.js';
import type { FinalRule } from '../../../src/domain/final-rule.js';
import { mayAnnounceFinalRule } from '../../../src/domain/permission/final.js';
import { mayWriteRubric } from '../../../src/domain/permission/stage.js';
import type { StageState } from '../../../src/domain/stage.js';

const rule: FinalRule = {
  stages: [
    { stage: 1, weight: '30' },
    { stage: 2, weight: '70' },
  ],
  parts: [],
  penalties: [],
  decimals: 2,
  rounding: 'HALF_UP',
  ranking: 'COMPETITION',
  tieBreak: [],
};

describe('a final rule is announced', () => {
  const stages = (...states: StageState[]) => states.map((state, index) => ({ ordinal: index + 1, state, rubric: defaultRubric }));

  test.each<[StageState, StageState, string | undefined]>([
    ['DRAFT', 'DRAFT', undefined],
    ['OPEN', 'DRAFT', undefined],
    ['CLOSED', 'DRAFT', 'SCORES_KNOWN'],
    ['SETTLED', 'OPEN', 'SCORES_KNOWN'],
    ['DRAFT', 'CLOSED', 'SCORES_KNOWN'],
  ])('while the stages are %s and %s: %s', (first, second, code) => {
    expect(mayAnnounceFinalRule(stages(first, second), rule)?.code).toBe(code);
  });

  test('when it makes sense; what does not is told below its input, with what the weights come to', () => {
    const wrong = { ...rule, stages: [...rule.stages.slice(1), { stage: 1, weight: '35' }] };
    const { code, data } = mayAnnounceFinalRule(stages('DRAFT', 'DRAFT'), wrong)!;
    expect([code, data!.problems!.map(({ path }) => path)]).toEqual(['INVALID_INPUT', ['rule.stages']]);
    expect(data!.problems![0]).toMatchObject({ code: 'NOT_100', en: expect.stringContaining('add up to 105.') });
    expect(data!.problems![0]!.ko).toContain('지금은 105입니다');
  });
});

test('a rubric keeps the criteria by which the final breaks ties', () => {
  expect(mayWriteRubric('DRAFT', ['validity', 'relevance'])).toEqual({
    code: 'FINAL_RULE_NAMES_CRITERIA',
    data: { criteria: ['validity', 'relevance'] },
  });
});
