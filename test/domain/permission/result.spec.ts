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

const ready = {
  isFinal: false,
  hasFinalRule: false,
  counts: true,
  competitionState: 'ANNOUNCED',
  pendingCorrections: 0,
  pendingPenalties: 0,
  pendingDisqualifications: 0,
  isOutdated: false,
};
const final = { isFinal: true, hasFinalRule: true };
test.each<[string, Partial<typeof ready>, string | null]>([
  ['a stage that counts and is up to date', {}, null],
  ['a stage that does not count', { counts: false }, 'SETTLEMENT_NOT_FINAL'],
  ['a stage, while a correction waits', { pendingCorrections: 1 }, 'CORRECTIONS_PENDING'],
  ['a stage that would come out otherwise now', { isOutdated: true }, 'SETTLEMENT_OUTDATED'],
  ['a stage, where a final rule was announced', { hasFinalRule: true }, 'FINAL_DECIDES'],
  ['a final that counts and is up to date', final, null],
  ['a final that is not the latest', { ...final, counts: false }, 'SETTLEMENT_NOT_FINAL'],
  ['a final, while a correction waits', { ...final, pendingCorrections: 1 }, 'CORRECTIONS_PENDING'],
  ['a final, while a penalty waits', { ...final, pendingPenalties: 1 }, 'PENALTIES_PENDING'],
  ['a stage, while a disqualification waits', { pendingDisqualifications: 1 }, 'DISQUALIFICATIONS_PENDING'],
  ['a final, while a disqualification waits', { ...final, pendingDisqualifications: 1 }, 'DISQUALIFICATIONS_PENDING'],
  ['a final that would come out otherwise now', { ...final, isOutdated: true }, 'FINAL_OUTDATED'],
  ['in an edition in a draft', { competitionState: 'DRAFT' }, 'PHASE_WRONG'],
  ['in a published edition', { competitionState: 'PUBLISHED' }, 'ALREADY_PUBLISHED'],
  ['in an archived edition', { competitionState: 'ARCHIVED' }, 'ALREADY_PUBLISHED'],
])('publishing %s', (_, changes, code) => {
  expect(mayPublish({ ...ready, ...changes })?.code ?? null).toBe(code);
});
