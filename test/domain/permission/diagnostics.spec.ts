import { expect, test } from '@jest/globals';
import { isAskedToRecheck, maySeeDiagnostics } from '../../../src/domain/permission/diagnostics.js';
import type { StageState } from '../../../src/domain/stage.js';

test.each<[StageState, string | null]>([
  ['DRAFT', 'STAGE_STATE_WRONG'],
  ['OPEN', 'STAGE_STATE_WRONG'],
  ['CLOSED', null],
  ['SETTLED', null],
])('diagnostics of a stage that is %s: %s', (state, code) => {
  expect(maySeeDiagnostics(state)?.code ?? null).toBe(code);
});

test.each<[StageState, ('DRAFT' | 'SUBMITTED' | null)[], boolean]>([
  ['OPEN', ['SUBMITTED', 'SUBMITTED'], true],
  ['OPEN', ['SUBMITTED', 'DRAFT'], false],
  ['OPEN', ['SUBMITTED', null], false],
  ['OPEN', [], false],
  ['DRAFT', ['SUBMITTED'], false],
  ['CLOSED', ['SUBMITTED'], false],
  ['SETTLED', ['SUBMITTED'], false],
])('in a stage that is %s, a judge with the sheets %j is asked to look again: %s', (state, own, isAsked) => {
  expect(isAskedToRecheck(state, own)).toBe(isAsked);
});
