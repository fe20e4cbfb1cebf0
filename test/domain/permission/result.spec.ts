import { expect, test } from '@jest/globals';
import { mayPublish, maySettle, maySettleAgain } from '../../../src/domain/permission/result.js';

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

const ready = { isLatest: true, isLastStage: true, competitionState: 'ANNOUNCED', pendingCorrections: 0, isOutdated: false };
test.each<[string, Partial<typeof ready>, string | null]>([
  ['that is final and up to date', {}, null],
  ['that is not the latest', { isLatest: false }, 'SETTLEMENT_NOT_FINAL'],
  ['of a stage that is not the last', { isLastStage: false }, 'SETTLEMENT_NOT_FINAL'],
  ['while a correction waits', { pendingCorrections: 1 }, 'CORRECTIONS_PENDING'],
  ['that would come out otherwise now', { isOutdated: true }, 'SETTLEMENT_OUTDATED'],
  ['of an edition in a draft', { competitionState: 'DRAFT' }, 'PHASE_WRONG'],
  ['of a published edition', { competitionState: 'PUBLISHED' }, 'ALREADY_PUBLISHED'],
  ['of an archived edition', { competitionState: 'ARCHIVED' }, 'ALREADY_PUBLISHED'],
])('publishing a settlement %s', (_, changes, code) => {
  expect(mayPublish({ ...ready, ...changes })?.code ?? null).toBe(code);
});
