import { expect, test } from '@jest/globals';
import { mayAdvance, maySetQuotas, mayUndoAdvancement } from '../../../src/domain/permission/advance.js';
import type { StageState } from '../../../src/domain/stage.js';

test.each<[StageState, boolean, string | null]>([
  ['DRAFT', false, null],
  ['DRAFT', true, 'NEXT_STAGE_MISSING'],
  ['OPEN', false, 'STAGE_STATE_WRONG'],
  ['CLOSED', false, 'STAGE_STATE_WRONG'],
  ['SETTLED', false, 'STAGE_STATE_WRONG'],
])('the quotas of a stage that is %s (the last one: %s)', (state, isLast, code) => {
  expect(maySetQuotas({ state, isLast })?.code ?? null).toBe(code);
});

test.each<[string, StageState, StageState | null, boolean, string | null]>([
  ['from a settled stage into one that has not begun', 'SETTLED', 'DRAFT', false, null],
  ['from a closed stage', 'CLOSED', 'DRAFT', false, 'STAGE_STATE_WRONG'],
  ['from an open stage', 'OPEN', 'DRAFT', false, 'STAGE_STATE_WRONG'],
  ['from the last stage', 'SETTLED', null, false, 'NEXT_STAGE_MISSING'],
  ['twice', 'SETTLED', 'DRAFT', true, 'ADVANCED_ALREADY'],
  ['into a stage that has begun', 'SETTLED', 'OPEN', false, 'STAGE_STATE_WRONG'],
])('entries advance %s', (_, state, next, hasAdvanced, code) => {
  expect(mayAdvance({ state, next, hasAdvanced })?.code ?? null).toBe(code);
});

test.each<[StageState, string | null]>([
  ['DRAFT', null],
  ['OPEN', 'STAGE_STATE_WRONG'],
  ['CLOSED', 'STAGE_STATE_WRONG'],
  ['SETTLED', 'STAGE_STATE_WRONG'],
])('an advancement is undone while the next stage is %s', (next, code) => {
  expect(mayUndoAdvancement(next)?.code ?? null).toBe(code);
});
