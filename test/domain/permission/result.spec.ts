import { expect, test } from '@jest/globals';
import { maySettle, maySettleAgain } from '../../../src/domain/permission/result.js';

test.each([
  ['DRAFT', 'STAGE_STATE_WRONG'],
  ['OPEN', 'STAGE_STATE_WRONG'],
  ['CLOSED', null],
  ['SETTLED', null],
] as const)('a stage that is %s', (state, code) => {
  expect(maySettle(state)?.code ?? null).toBe(code);
});

test.each([
  ['for the first time', null, null],
  ['from something else than before', { hasChanged: true }, null],
  ['from the same as before', { hasChanged: false }, 'SETTLED_ALREADY'],
])('settling %s', (_, latest, code) => {
  expect(maySettleAgain(latest)?.code ?? null).toBe(code);
});
