import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/domain/actor.js';
import { defaultRubric } from '../../../src/domain/default-rubric.js';
import type { FinalRule } from '../../../src/domain/final-rule.js';
import {
  mayAddToFinal,
  mayAnnounceFinalRule,
  mayConfirmPenalty,
  mayDecideTie,
  maySettleFinal,
  mayWithdrawPenalty,
} from '../../../src/domain/permission/final.js';
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

const inTheMaking: Parameters<typeof mayAddToFinal>[0] = { competitionState: 'ANNOUNCED', hasRule: true, stages: ['CLOSED', 'DRAFT'] };
test.each<[string, Partial<typeof inTheMaking>, string | null]>([
  ['once judging of a stage has ended', {}, null],
  ['while the rule may change', { stages: ['OPEN', 'DRAFT'] }, 'FINAL_RULE_NOT_FIXED'],
  ['without a rule', { hasRule: false }, 'FINAL_RULE_MISSING'],
  ['in a draft', { competitionState: 'DRAFT' }, 'PHASE_WRONG'],
  ['after publication, for another final', { competitionState: 'PUBLISHED' }, null],
  ['when the edition is put away', { competitionState: 'ARCHIVED' }, 'PHASE_WRONG'],
])('scores and penalties come %s', (_, changes, code) => {
  expect(mayAddToFinal({ ...inTheMaking, ...changes })?.code ?? null).toBe(code);
});

test.each<[string, Partial<Parameters<typeof maySettleFinal>[0]>, unknown]>([
  ['when all is there', {}, null],
  ['without a rule', { hasRule: false }, { code: 'FINAL_RULE_MISSING' }],
  ['while stages are not settled', { unsettled: [1, 2], outdated: [1] }, { code: 'STAGES_NOT_SETTLED', data: { stages: [1, 2] } }],
  ['while a stage would be settled otherwise', { outdated: [1] }, { code: 'STAGES_OUTDATED', data: { stages: [1] } }],
  ['without the scores of a part', { partsMissing: ['국민심사'] }, { code: 'SCORES_MISSING', data: { parts: ['국민심사'] } }],
])('a final is settled %s', (_, changes, refused) => {
  expect(maySettleFinal({ hasRule: true, unsettled: [], outdated: [], partsMissing: [], ...changes })).toEqual(refused);
});

describe('a penalty', () => {
  const actor = (accountId: string) => ({ accountId }) as Actor;
  test.each<[string, string, 'RECORDED' | 'CONFIRMED' | 'WITHDRAWN', string | null]>([
    ['is confirmed by somebody else', 'second', 'RECORDED', null],
    ['is not confirmed by whoever recorded it', 'first', 'RECORDED', 'SECOND_PERSON_NEEDED'],
    ['is confirmed once', 'second', 'CONFIRMED', 'NOTHING_PROPOSED'],
    ['is not confirmed once it was withdrawn', 'second', 'WITHDRAWN', 'NOTHING_PROPOSED'],
  ])('%s', (_, who, state, code) => {
    expect(mayConfirmPenalty(actor(who), { state, recordedBy: 'first' })?.code ?? null).toBe(code);
  });

  test('is withdrawn once, confirmed or not', () => {
    const codes = (['RECORDED', 'CONFIRMED', 'WITHDRAWN'] as const).map((state) => mayWithdrawPenalty(state)?.code ?? null);
    expect(codes).toEqual([null, null, 'PENALTY_WITHDRAWN']);
  });
});

test.each<[string, string[], string | null]>([
  ['that share a place, all of them', ['B', 'A'], null],
  ['of which one is missing', ['A'], 'NOT_TIED'],
  ['one of them twice', ['A', 'A'], 'NOT_TIED'],
  ['of two places', ['A', 'B', 'C', 'D'], 'NOT_TIED'],
])('a tie is decided among entries %s', (_, entries, code) => {
  const tied = [
    ['A', 'B'],
    ['C', 'D'],
  ];
  const byDecision: FinalRule = { ...rule, tieBreak: [{ link: 'DECISION', stage: null, key: null }] };
  expect(mayDecideTie(byDecision, tied, entries)?.code ?? null).toBe(code);
  expect(mayDecideTie(rule, tied, entries)?.code).toBe('NO_DECISION_IN_RULE');
});
