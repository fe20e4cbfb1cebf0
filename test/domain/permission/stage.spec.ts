import { describe, expect, test } from '@jest/globals';
import { defaultRubric } from '../../../src/domain/default-rubric.js';
import { mayAnnounceRule, mayCloseStage, mayOpenStage, mayWriteRubric } from '../../../src/domain/permission/stage.js';
import type { Preparation } from '../../../src/domain/readiness.js';
import type { StageState } from '../../../src/domain/stage.js';
import { defaultRule } from '../../../src/domain/stage-rule.js';

const rule = defaultRule(defaultRubric, 'PAPER');
const ready: Preparation = {
  phase: 'CLOSED',
  isBlind: true,
  rubric: defaultRubric,
  rule,
  judges: [{ id: 'j1', name: '박서준', track: '분석', hasPledged: true, load: 1 }],
  entries: [{ number: '2025-분석-001', track: '분석', judges: 1, needed: 1, hasReportCopy: true }],
  conflicts: [],
  reception: { extended: [], unchecked: [], supplements: [] },
  challenges: [],
  slidesUntil: null,
  hasAwardRule: true,
};
const judged = { progress: [], entries: [] };

test.each<[StageState, Record<'write' | 'announce' | 'open' | 'close', boolean>]>([
  ['DRAFT', { write: true, announce: true, open: true, close: false }],
  ['OPEN', { write: false, announce: false, open: false, close: true }],
  ['CLOSED', { write: false, announce: false, open: false, close: false }],
  ['SETTLED', { write: false, announce: false, open: false, close: false }],
])('what may be done with a stage that is %s, when nothing else is in the way', (state, allowed) => {
  const refusals = {
    write: mayWriteRubric(state, []),
    announce: mayAnnounceRule(state, defaultRubric, rule),
    open: mayOpenStage(state, ready),
    close: mayCloseStage(state, judged),
  };
  const wrong = { code: 'STAGE_STATE_WRONG', data: { state } };
  expect(refusals).toEqual(Object.fromEntries(Object.entries(allowed).map(([what, may]) => [what, may ? null : wrong])));
});

describe('announcing a rule', () => {
  test('needs a rubric, and one that the rule fits', () => {
    expect(mayAnnounceRule('DRAFT', null, rule)).toEqual({ code: 'RUBRIC_MISSING' });
    const unfit = mayAnnounceRule('DRAFT', defaultRubric, { ...rule, decimals: 7, tieBreak: [{ link: 'CRITERION', criterion: 'beauty' }] });
    expect([unfit?.code, unfit?.data?.problems?.map(({ path, code }) => [path, code])]).toEqual([
      'INVALID_INPUT',
      [
        ['rule.decimals', 'OUT_OF_RANGE'],
        ['rule.tieBreak.0.criterion', 'UNKNOWN_WORD'],
      ],
    ]);
  });

  test('comes too late, whatever else is wrong with it', () => {
    expect(mayAnnounceRule('OPEN', null, { ...rule, decimals: 7 })?.code).toBe('STAGE_STATE_WRONG');
  });
});

test('a stage that is not ready is told everything that it lacks', () => {
  const refusal = mayOpenStage('DRAFT', { ...ready, phase: 'SUBMISSION', rubric: null });
  expect([refusal?.code, refusal?.data?.problems?.map(({ path, code }) => [path, code])]).toEqual([
    'STAGE_NOT_READY',
    [
      ['phase', 'SUBMISSIONS_NOT_CLOSED'],
      ['rubric', 'RUBRIC_MISSING'],
    ],
  ]);
});
