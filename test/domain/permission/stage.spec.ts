import { describe, expect, test } from '@jest/globals';
import { defaultRubric } from '../../../src/domain/default-rubric.js';
import { mayAnnounceRule, mayCloseStage, mayOpenStage, mayWriteRubric } from '../../../src/domain/permission/stage.js';
import type { Preparation } from '../../../src/domain/readiness.js';
import type { StageState } from '../../../src/domain/stage.js';
import { defaultRule } from '../../../src/domain/stage-rule.js';

const rule = defaultRule(defaultRubric);
const ready: Preparation = {
  phase: 'CLOSED',
  isBlind: true,
  judgesPerEntry: 1,
  rubric: defaultRubric,
  rule,
  judges: [{ id: 'j1', name: '박서준', track: '분석', hasPledged: true, load: 1 }],
  entries: [{ number: '2025-분석-001', track: '분석', judges: 1, hasReportCopy: true }],
  conflicts: [],
};
const { entries, judgesPerEntry } = ready;
const done = { judgeId: 'j1', name: '박서준', submitted: 12, total: 12 };

test.each<[StageState, Record<'write' | 'announce' | 'open' | 'close', boolean>]>([
  ['DRAFT', { write: true, announce: true, open: true, close: false }],
  ['OPEN', { write: false, announce: false, open: false, close: true }],
  ['CLOSED', { write: false, announce: false, open: false, close: false }],
  ['SETTLED', { write: false, announce: false, open: false, close: false }],
])('what may be done with a stage that is %s, when nothing else is in the way', (state, allowed) => {
  const refusals = {
    write: mayWriteRubric(state),
    announce: mayAnnounceRule(state, defaultRubric, rule),
    open: mayOpenStage(state, ready),
    close: mayCloseStage(state, { progress: [done], entries, judgesPerEntry }),
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

describe('closing', () => {
  test('tells who owes how many sheets', () => {
    const late = { judgeId: 'j2', name: '이하늘', submitted: 9, total: 12 };
    const progress = [done, late, { ...late, judgeId: 'j3', name: '최바다', submitted: 11 }];
    expect(mayCloseStage('OPEN', { progress, entries, judgesPerEntry })).toEqual({
      code: 'SHEETS_MISSING',
      data: {
        missing: 4,
        problems: [
          {
            path: 'judges.j2',
            code: 'SHEETS_MISSING',
            ko: '이하늘 위원: 채점표 12부 중 3부를 확정하지 않았습니다.',
            en: '이하늘: 3 of 12 sheets are missing.',
          },
          {
            path: 'judges.j3',
            code: 'SHEETS_MISSING',
            ko: '최바다 위원: 채점표 12부 중 1부를 확정하지 않았습니다.',
            en: '최바다: 1 of 12 sheets are missing.',
          },
        ],
      },
    });
  });

  test('asks nothing of a judge without work', () => {
    expect(mayCloseStage('OPEN', { progress: [{ ...done, submitted: 0, total: 0 }], entries, judgesPerEntry })).toBeNull();
  });

  test('waits for the sheets of judges from whom an entry was taken', () => {
    const taken = [
      { ...entries[0]!, judges: 1 },
      { ...entries[0]!, number: '2025-분석-002', judges: 0 },
      { ...entries[0]!, number: '2025-분석-003', judges: 3 },
    ];
    const refusal = mayCloseStage('OPEN', { progress: [done, { ...done, submitted: 11 }], entries: taken, judgesPerEntry: 2 });
    expect([refusal?.code, refusal?.data?.['missing'], refusal?.data?.problems?.map(({ path, code }) => [path, code])]).toEqual([
      'SHEETS_MISSING',
      4,
      [
        ['judges.j1', 'SHEETS_MISSING'],
        ['entries.2025-분석-001.judges', 'JUDGES_MISSING'],
        ['entries.2025-분석-002.judges', 'JUDGES_MISSING'],
      ],
    ]);
  });
});
