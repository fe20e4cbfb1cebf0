import { expect, test } from '@jest/globals';
import { mayPassDeliberation, mayRecordDeliberation } from '../../../src/domain/permission/deliberation.js';

const ready = { competitionState: 'ANNOUNCED', hasAdvanced: false, isAnnounced: true, isLatest: true, isOutdated: false } as const;

test.each<[string, Partial<Parameters<typeof mayRecordDeliberation>[0]>, string | null]>([
  ['on the latest settlement, which is up to date', {}, null],
  ['on an earlier settlement', { isLatest: false }, 'SETTLEMENT_REPLACED'],
  ['on what would come out otherwise now', { isOutdated: true }, 'SETTLEMENT_OUTDATED'],
  ['where no deliberation was announced', { isAnnounced: false }, 'NO_DELIBERATION_IN_RULE'],
  ['once entries have gone on', { hasAdvanced: true }, 'ADVANCED_ALREADY'],
  ['once the result is public', { competitionState: 'PUBLISHED', hasAdvanced: true }, 'ALREADY_PUBLISHED'],
  ['in an archived edition', { competitionState: 'ARCHIVED' }, 'ALREADY_PUBLISHED'],
])('a committee decides %s', (_, changes, code) => {
  expect(mayRecordDeliberation({ ...ready, ...changes })?.code ?? null).toBe(code);
});

test.each<[string, Parameters<typeof mayPassDeliberation>[0], string | null]>([
  ['all that is listed was decided, and settled', { undecided: [], isOutdated: false }, null],
  ['an entry is undecided', { undecided: ['2025-분석-004'], isOutdated: true }, 'DELIBERATION_OPEN'],
  ['a decision, or another change, was not settled yet', { undecided: [], isOutdated: true }, 'SETTLEMENT_OUTDATED'],
])('entries go on where %s', (_, facts, code) => {
  expect(mayPassDeliberation(facts)?.code ?? null).toBe(code);
});
