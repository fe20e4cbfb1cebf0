import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/domain/actor.js';
import { askedOf, type EntryFacts, mayEditEntry, maySubmitEntry, mayWithdrawEntry } from '../../src/domain/permission/entry.js';
import type { CompetitionState } from '../../src/domain/phase.js';
import {
  mayAskSupplement,
  mayChange,
  mayWithdrawSupplement,
  problemsOfSupplement,
  type Supplement,
  type SupplementFacts,
} from '../../src/domain/supplement.js';

const at = (time: string) => new Date(`2025-10-${time}+09:00`);
const calendar = {
  registrationOpensAt: at('01T09:00:00'),
  registrationClosesAt: at('05T18:00:00'),
  submissionsCloseAt: at('10T18:00:00'),
};
const asked: Supplement = { fields: ['SUMMARY'], slots: ['EVIDENCE'], dueAt: at('13T18:00:00') };
const now = at('12T09:00:00');

describe('asking for a supplement', () => {
  const edition = (state: CompetitionState = 'ANNOUNCED') => ({ state, calendar });
  const facts: SupplementFacts = { edition: edition(), judgingHasBegun: false, entryState: 'SUBMITTED', supplement: null };

  test.each<[string, Partial<SupplementFacts>, Date, string | null]>([
    ['once the reception is closed', {}, now, null],
    ['while the team may still submit', {}, at('10T18:00:00'), 'PHASE_WRONG'],
    ['of an edition that was not announced', { edition: edition('DRAFT') }, now, 'PHASE_WRONG'],
    ['of a published edition', { edition: edition('PUBLISHED'), judgingHasBegun: true }, now, 'PHASE_WRONG'],
    ['while judging goes on', { judgingHasBegun: true }, now, 'JUDGING_HAS_BEGUN'],
    ['of an entry that was taken back', { entryState: 'WITHDRAWN' }, now, 'ENTRY_NOT_SUBMITTED'],
    ['a second time', { supplement: asked }, now, 'SUPPLEMENT_ASKED'],
    ['again, once the first one is due', { supplement: asked }, at('13T18:00:01'), null],
  ])('%s', (_, changes, moment, code) => {
    expect(mayAskSupplement({ ...facts, ...changes }, moment)?.code ?? null).toBe(code);
  });

  test.each<[string, object, string[]]>([
    ['as it should be', {}, []],
    ['for nothing', { fields: [], slots: [] }, ['REQUIRED']],
    ['for something twice', { slots: ['REPORT', 'REPORT'] }, ['REPEATED']],
    ['with a deadline that has passed', { dueAt: at('12T08:59:59') }, ['IN_THE_PAST']],
    ['with hardly a reason', { reason: '흠' }, ['TOO_SHORT']],
  ])('%s', (_, wish, codes) => {
    const problems = problemsOfSupplement({ ...asked, reason: '요약이 비어 있습니다.', ...wish }, now);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  test.each([
    [null, at('13T18:00:00'), null],
    [null, at('13T18:00:01'), 'SUPPLEMENT_OVER'],
    [at('12T10:00:00'), at('12T11:00:00'), 'SUPPLEMENT_OVER'],
  ])('taken back, withdrawn before at %p, at %p: %s', (withdrawnAt, moment, code) => {
    expect(mayWithdrawSupplement({ dueAt: asked.dueAt, withdrawnAt }, moment)?.code ?? null).toBe(code);
  });
});

describe('a team that was asked', () => {
  const actor: Actor = {
    accountId: 'kim',
    sessionId: 'session',
    email: 'kim@busan.example',
    grants: [],
    scope: { role: null, competitionId: null },
  };
  const facts: EntryFacts = {
    competition: { id: 'busan', state: 'ANNOUNCED', calendar },
    teamState: 'REGISTERED',
    entryState: 'SUBMITTED',
    role: 'LEAD',
    supplement: asked,
  };

  test.each<[string, Partial<EntryFacts>, Date, (string | null)[]]>([
    ['hands in again, and takes nothing back', {}, at('13T18:00:00'), [null, null, 'DEADLINE_PASSED']],
    ['is too late', {}, at('13T18:00:01'), ['DEADLINE_PASSED', 'DEADLINE_PASSED', 'DEADLINE_PASSED']],
    ['is out', { teamState: 'WITHDRAWN' }, now, ['TEAM_INACTIVE', 'TEAM_INACTIVE', 'TEAM_INACTIVE']],
    [
      'finds the results published',
      { competition: { id: 'busan', state: 'PUBLISHED', calendar } },
      now,
      ['DEADLINE_PASSED', 'DEADLINE_PASSED', 'DEADLINE_PASSED'],
    ],
  ])('%s', (_, changes, moment, codes) => {
    const may = [mayEditEntry, maySubmitEntry, mayWithdrawEntry];
    expect(may.map((ask) => ask(actor, { ...facts, ...changes }, moment)?.code ?? null)).toEqual(codes);
  });

  test('is told the deadline of what it was asked for', () => {
    expect(maySubmitEntry(actor, facts, at('13T18:00:01'))?.data?.['deadline']).toBe(asked.dueAt.toISOString());
  });

  test('is confined to it once the reception is closed', () => {
    expect([askedOf(facts, at('10T18:00:00')), askedOf(facts, now)]).toEqual([null, asked]);
    const codes = [
      mayChange(null, { fields: ['TITLE'], slots: ['REPORT'] }),
      mayChange(asked, { fields: ['SUMMARY'], slots: ['EVIDENCE'] }),
      mayChange(asked, { fields: ['SUMMARY', 'TITLE'] }),
      mayChange(asked, { slots: ['SUMMARY'] }),
    ].map((refusal) => refusal?.code ?? null);
    expect(codes).toEqual([null, null, 'NOT_ASKED_FOR', 'NOT_ASKED_FOR']);
  });
});
