import { describe, expect, test } from '@jest/globals';
import {
  eligibilities,
  type Eligibility,
  eligibilityAfterSubmission,
  type EligibilityFacts,
  eligibilityGrounds,
  type Finding,
  groundInWords,
  mayCheckEligibility,
  problemsOfFinding,
} from '../../src/domain/eligibility.js';

const facts: EligibilityFacts = { competitionState: 'ANNOUNCED', judgingHasBegun: false, entryState: 'SUBMITTED' };

test.each<[Partial<EligibilityFacts>, string | null]>([
  [{}, null],
  [{ competitionState: 'DRAFT' }, 'PHASE_WRONG'],
  [{ competitionState: 'PUBLISHED', judgingHasBegun: true }, 'PHASE_WRONG'],
  [{ competitionState: 'ARCHIVED' }, 'PHASE_WRONG'],
  [{ judgingHasBegun: true }, 'JUDGING_HAS_BEGUN'],
  [{ entryState: 'DRAFT' }, 'ENTRY_NOT_SUBMITTED'],
  [{ entryState: 'WITHDRAWN' }, 'ENTRY_NOT_SUBMITTED'],
  [{ entryState: 'DISQUALIFIED' }, 'ENTRY_NOT_SUBMITTED'],
])('an entry is checked with %j: %s', (changes, code) => {
  expect(mayCheckEligibility({ ...facts, ...changes })?.code ?? null).toBe(code);
});

const REASON = '팀원 두 명이 다른 기관 소속입니다.';
describe('a finding', () => {
  test.each<[Finding, Eligibility, [string, string][]]>([
    [{ outcome: 'ELIGIBLE', grounds: [], reason: null }, 'UNCHECKED', []],
    [{ outcome: 'ELIGIBLE', grounds: [], reason: '  ' }, 'ELIGIBLE', []],
    [{ outcome: 'ELIGIBLE', grounds: [], reason: REASON }, 'UNCHECKED', []],
    [{ outcome: 'ELIGIBLE', grounds: ['OTHER'], reason: REASON }, 'UNCHECKED', [['grounds', 'NOT_FITTING']]],
    // What was ineligible is not let in again without a word.
    [{ outcome: 'ELIGIBLE', grounds: [], reason: null }, 'INELIGIBLE', [['reason', 'REQUIRED']]],
    [{ outcome: 'ELIGIBLE', grounds: [], reason: REASON }, 'INELIGIBLE', []],
    [{ outcome: 'INELIGIBLE', grounds: ['NOT_ENTITLED', 'OTHER'], reason: REASON }, 'UNCHECKED', []],
    [{ outcome: 'INELIGIBLE', grounds: ['NOT_ENTITLED'], reason: null }, 'UNCHECKED', [['reason', 'REQUIRED']]],
    [{ outcome: 'INELIGIBLE', grounds: ['NOT_ENTITLED'], reason: '소속' }, 'UNCHECKED', [['reason', 'TOO_SHORT']]],
    [{ outcome: 'NEEDS_CORRECTION', grounds: [], reason: REASON }, 'UNCHECKED', [['grounds', 'REQUIRED']]],
    [{ outcome: 'NEEDS_CORRECTION', grounds: ['OTHER', 'OTHER'], reason: REASON }, 'ELIGIBLE', [['grounds.1', 'REPEATED']]],
  ])('%j after %s: %j', (finding, before, problems) => {
    expect(problemsOfFinding(finding, before).map(({ path, code }) => [path, code])).toEqual(problems);
  });
});

test.each(eligibilities.map((before) => [before, before === 'INELIGIBLE' ? 'INELIGIBLE' : 'UNCHECKED'] as const))(
  'a submission after %s leaves %s',
  (before, after) => {
    expect(eligibilityAfterSubmission(before)).toBe(after);
  },
);

test('every ground has words in both languages, each its own', () => {
  const words = eligibilityGrounds.map(groundInWords);
  expect(new Set(words.flatMap(({ ko, en }) => [ko, en])).size).toBe(2 * eligibilityGrounds.length);
});
