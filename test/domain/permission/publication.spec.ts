import { expect, test } from '@jest/globals';
import { mayPublish, mayReplace, mayRevoke, mayWithdrawPublication } from '../../../src/domain/permission/publication.js';

const ready = {
  isFinal: false,
  hasFinalRule: false,
  counts: true,
  competitionState: 'ANNOUNCED',
  pendingCorrections: 0,
  pendingPenalties: 0,
  pendingDisqualifications: 0,
  isOutdated: false,
  awards: null,
  isScheduled: false,
} satisfies Parameters<typeof mayPublish>[0];
const awards = { isConfirmed: true, isPending: false, isOnRanking: true };
const final = { isFinal: true, hasFinalRule: true };
test.each<[string, Partial<Parameters<typeof mayPublish>[0]>, string | null]>([
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
  ['in a published edition, in place of what is public', { competitionState: 'PUBLISHED' }, null],
  ['in an archived edition, after a court has spoken', { competitionState: 'ARCHIVED' }, null],
  ['while another publication waits for its hour', { isScheduled: true }, 'PUBLICATION_SCHEDULED'],
  ['with awards that two people decided on it', { awards }, null],
  ['with awards that nobody decided', { awards: { ...awards, isConfirmed: false, isOnRanking: false } }, 'AWARDS_NOT_DECIDED'],
  ['with awards that wait for a second organiser', { awards: { ...awards, isPending: true } }, 'AWARDS_PENDING'],
  ['with awards of an earlier ranking', { awards: { ...awards, isOnRanking: false } }, 'AWARDS_DECIDED_BEFORE'],
])('publishing %s', (_, changes, code) => {
  expect(mayPublish({ ...ready, ...changes })?.code ?? null).toBe(code);
});

const seen = 'a'.repeat(64);
test.each([
  ['something else, without a preview', { isSameAsNow: false, expected: null }, null],
  ['what the preview showed', { isSameAsNow: false, expected: seen }, null],
  ['something else than the preview showed', { isSameAsNow: false, expected: 'b'.repeat(64) }, 'PREVIEW_OUTDATED'],
  ['what is public already', { isSameAsNow: true, expected: seen }, 'ALREADY_PUBLISHED'],
])('publishing %s', (_, facts, code) => {
  expect(mayReplace({ hash: seen, ...facts })?.code ?? null).toBe(code);
});

test.each([
  ['what is public or waits for its hour', { isWithdrawn: false, isLatest: true }, null],
  ['what was replaced', { isWithdrawn: false, isLatest: false }, 'PUBLICATION_REPLACED'],
  ['what was taken down', { isWithdrawn: true, isLatest: true }, 'PUBLICATION_WITHDRAWN'],
])('taking down %s', (_, facts, code) => {
  expect(mayWithdrawPublication(facts)?.code ?? null).toBe(code);
});

test.each([
  ['2025-12-01T18:00:00+09:00', 5, '2030-12-01T18:00:00+09:00'],
  // Of a leap day in a common year: the day after.
  ['2028-02-29T10:00:00+09:00', 1, '2029-03-01T10:00:00+09:00'],
  ['2028-02-29T10:00:00+09:00', 4, '2032-02-29T10:00:00+09:00'],
  // The day in Seoul counts, though it is the day before in UTC.
  ['2028-03-01T03:00:00+09:00', 1, '2029-03-01T03:00:00+09:00'],
])('an award of %s can be revoked for %i years: to the last moment before %s', (published, revocationYears, until) => {
  const award = { firstPublishedAt: new Date(published), revocationYears };
  const end = new Date(until);
  expect(mayRevoke(award, new Date(end.getTime() - 1))).toBeNull();
  expect(mayRevoke(award, end)).toEqual({ code: 'REVOCATION_TOO_LATE', data: { years: revocationYears, until: end.toISOString() } });
});

test('what is not public cannot be revoked', () => {
  expect(mayRevoke(null, new Date())?.code).toBe('NO_AWARD_TO_REVOKE');
});
