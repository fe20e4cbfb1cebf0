import { expect, test } from '@jest/globals';
import type { Actor } from '../../../src/domain/actor.js';
import { defaultAwardRule } from '../../../src/domain/award-rule.js';
import { mayAnnounceAwardRule, mayConfirmAwards, mayDecideAwards, mayTurnDownAwards } from '../../../src/domain/permission/award.js';

test.each([
  [['DRAFT', 'OPEN'], null],
  [['CLOSED', 'DRAFT'], 'SCORES_KNOWN'],
  [['SETTLED', 'OPEN'], 'SCORES_KNOWN'],
  [[], null],
] as const)('awards are announced while stages are %j: %s', (stages, code) => {
  expect(mayAnnounceAwardRule({ stages, tracks: [1] }, defaultAwardRule)?.code ?? null).toBe(code);
});

test('problems of a rule stand below it', () => {
  const refused = mayAnnounceAwardRule({ stages: ['DRAFT'], tracks: [1] }, { ...defaultAwardRule, verificationDays: -1 });
  expect(refused).toEqual({ code: 'INVALID_INPUT', data: { problems: [expect.objectContaining({ path: 'rule.verificationDays' })] } });
});

const ready = {
  competitionState: 'ANNOUNCED',
  hasAwardRule: true,
  isFinal: true,
  hasFinalRule: true,
  counts: true,
  isOutdated: false,
  isPending: false,
} as const;

test.each([
  ['all is there', {}, null],
  ['results are public: the next publication tells of it', { competitionState: 'PUBLISHED' }, null],
  ['no final rule was announced, and the last stage decides', { isFinal: false, hasFinalRule: false }, null],
  ['the edition is a draft', { competitionState: 'DRAFT' }, 'PHASE_WRONG'],
  ['the edition is archived', { competitionState: 'ARCHIVED' }, 'PHASE_WRONG'],
  ['no awards were announced', { hasAwardRule: false }, 'AWARD_RULE_MISSING'],
  ['a decision waits', { isPending: true }, 'AWARDS_PENDING'],
  ['the final decides, and this is a stage', { isFinal: false }, 'FINAL_DECIDES'],
  ['it was settled again', { counts: false }, 'SETTLEMENT_NOT_FINAL'],
  ['the final is outdated', { isOutdated: true }, 'FINAL_OUTDATED'],
  ['the stage is outdated', { isOutdated: true, isFinal: false, hasFinalRule: false }, 'SETTLEMENT_OUTDATED'],
] as const)('awards are decided where %s: %j → %s', (_, facts, code) => {
  expect(mayDecideAwards({ ...ready, ...facts })?.code ?? null).toBe(code);
});

const [one, other] = ['1', '2'].map((accountId) => ({ accountId, grants: [] }) as unknown as Actor) as [Actor, Actor];
const waiting = { state: 'DECIDED', decidedBy: '1', isCurrent: true } as const;

test.each([
  ['by another person', other, {}, null],
  ['not by the first', one, {}, 'SECOND_PERSON_NEEDED'],
  ['not by the first, who is told that before anything else', one, { isCurrent: false }, 'SECOND_PERSON_NEEDED'],
  ['not by another ranking than the one that counts', other, { isCurrent: false }, 'AWARDS_OUTDATED'],
  ['not twice', other, { state: 'CONFIRMED' }, 'NOTHING_PROPOSED'],
  ['not once they were turned down', other, { state: 'TURNED_DOWN' }, 'NOTHING_PROPOSED'],
] as const)('awards are confirmed %s', (_, actor, facts, code) => {
  expect(mayConfirmAwards(actor, { ...waiting, ...facts })?.code ?? null).toBe(code);
});

test.each([
  ['DECIDED', null],
  ['CONFIRMED', 'NOTHING_PROPOSED'],
  ['TURNED_DOWN', 'NOTHING_PROPOSED'],
] as const)('awards that are %s are turned down: %s', (state, code) => {
  expect(mayTurnDownAwards({ state })?.code ?? null).toBe(code);
});
