import { describe, expect, test } from '@jest/globals';
import type { AwardTier } from '../../src/domain/award-rule.js';
import {
  mayDecideReport,
  mayEndVerification,
  mayOpenVerification,
  mayReport,
  mayStillVerify,
} from '../../src/domain/permission/verification.js';
import { droppedNominees, endOfWindow, nomineesOf, problemsOfReport } from '../../src/domain/verification.js';

test.each([
  ['2025-10-01T00:00:00+09:00', 10, '2025-10-11T23:59:59+09:00'],
  ['2025-10-01T18:30:00+09:00', 10, '2025-10-11T23:59:59+09:00'],
  ['2025-10-01T23:59:59.999+09:00', 1, '2025-10-02T23:59:59+09:00'],
  // In Seoul it is the next day already.
  ['2025-12-30T16:00:00Z', 1, '2026-01-01T23:59:59+09:00'],
])('a window that opens at %s for %i days closes at %s', (openedAt, days, until) => {
  expect(endOfWindow(new Date(openedAt), days)).toEqual(new Date(until));
});

const tier = (key: string): AwardTier => ({ key, nameKo: key, nameEn: key, quota: 2, floor: null, track: null, onTie: 'DELIBERATE' });
const openedAt = new Date('2025-10-20T09:00:00+09:00');
const full = endOfWindow(openedAt, 3);
const announced = new Date('2025-10-12T23:59:59+09:00');

describe('nominees', () => {
  const decided = [
    { tier: 'second', entries: ['d'] },
    { tier: 'first', entries: ['c', 'a'] },
  ];
  const earlier = [
    { entry: 'a', until: announced, isRemoved: false },
    { entry: 'b', until: announced, isRemoved: true },
    { entry: 'd', until: announced, isRemoved: true },
    { entry: 'e', until: announced, isRemoved: false },
  ];
  const nominees = nomineesOf(decided, [tier('first'), tier('second')], (entry) => `2025-${entry}`, { earlier, openedAt, days: 3 });

  test('stand by award and number, whatever their places; who was nominated keeps the time that was announced', () => {
    expect(nominees.map(({ entry, tier: { key }, until }) => [entry, key, until])).toEqual([
      ['a', 'first', announced],
      ['c', 'first', full],
      ['d', 'second', full],
    ]);
  });

  test('who is none any more was dropped, but for those that were removed', () => {
    expect(droppedNominees(earlier, nominees)).toEqual(['e']);
  });
});

const report = { ground: 'PLAGIARISM', text: '같은 보고서입니다.', links: [], contact: '' };
test.each([
  ['nothing wrong', report, []],
  ['no ground', { ...report, ground: 'SPITE' }, [['ground', 'REQUIRED']]],
  ['no text', { ...report, text: '\u200b ' }, [['text', 'REQUIRED']]],
  ['4,000 characters', { ...report, text: '가'.repeat(4_000) }, []],
  ['4,001 characters', { ...report, text: '가'.repeat(4_001) }, [['text', 'TOO_LONG']]],
  ['a link that runs', { ...report, links: ['javascript:alert(1)'] }, [['links.0', 'NOT_A_LINK']]],
  ['10,000 links', { ...report, links: Array<string>(10_000).fill('https://a.example') }, [['links', 'TOO_MANY']]],
  ['one link twice', { ...report, links: ['https://a.example', 'https://a.example'] }, [['links.1', 'REPEATED']]],
  ['no address', { ...report, contact: 'me' }, [['contact', 'NOT_AN_ADDRESS']]],
  [
    'an address of two lines',
    { ...report, contact: 'a@b.example\nBcc: c@d.example' },
    [
      ['contact', 'NOT_ONE_LINE'],
      ['contact', 'NOT_AN_ADDRESS'],
    ],
  ],
])('a report with %s', (_, wish, problems) => {
  expect(problemsOfReport(wish).map(({ path, code }) => [path, code])).toEqual(problems);
});

test.each([
  ['in its last second', '2025-10-12T23:59:59.999+09:00', null],
  ['a millisecond later', '2025-10-13T00:00:00.000+09:00', 'DEADLINE_PASSED'],
])('a nominee is reported %s', (_, now, code) => {
  expect(mayReport({ until: announced, isRemoved: false }, new Date(now))?.code ?? null).toBe(code);
  expect([mayReport(null, openedAt)?.code, mayReport({ until: full, isRemoved: true }, openedAt)?.code]).toEqual([
    'NOT_FOUND',
    'NOMINEE_REMOVED',
  ]);
});

test.each([
  [{}, null],
  [{ edition: { state: 'DRAFT' as const, resultsPublicAt: null } }, 'PHASE_WRONG'],
  [{ edition: { state: 'PUBLISHED' as const, resultsPublicAt: null } }, 'ALREADY_PUBLISHED'],
  [{ edition: { state: 'ANNOUNCED' as const, resultsPublicAt: openedAt } }, 'ALREADY_PUBLISHED'],
  [{ edition: { state: 'ANNOUNCED' as const, resultsPublicAt: full } }, 'TAKE_DOWN_FIRST'],
  [{ days: 0 }, 'NO_VERIFICATION_ANNOUNCED'],
  [{ decision: null }, 'NOMINEES_NOT_DECIDED'],
  [{ latest: 'decision' }, 'VERIFICATION_OPENED'],
])('a window opens with %j: %s', (changes, code) => {
  const edition = { state: 'ANNOUNCED' as const, resultsPublicAt: null };
  const facts = { edition, now: openedAt, days: 3, decision: 'decision', latest: 'earlier', ...changes };
  expect(mayOpenVerification(facts)?.code ?? null).toBe(code);
});

test('whoever is no organiser is not told that results wait for their hour', () => {
  const edition = { state: 'ANNOUNCED' as const, resultsPublicAt: full };
  expect([mayStillVerify(edition, openedAt), mayStillVerify(edition, full)?.code]).toEqual([null, 'ALREADY_PUBLISHED']);
});

test.each([
  [[], false, null],
  [[], true, 'EXPLANATION_NOT_ASKED'],
  [[{ dueAt: full, isGiven: false }], false, 'EXPLANATION_DUE'],
  [[{ dueAt: full, isGiven: true }], true, null],
  [[{ dueAt: announced, isGiven: false }], true, null],
])('with explanations %j a report is decided, removing: %s', (explanations, removes, code) => {
  expect(mayDecideReport({ isDecided: false, explanations }, removes, openedAt)?.code ?? null).toBe(code);
  expect(mayDecideReport({ isDecided: true, explanations }, removes, openedAt)?.code).toBe('REPORT_DECIDED');
});

test.each([
  [{ required: false, isCurrent: false }, null],
  [{}, null],
  [{ isCurrent: false }, 'VERIFICATION_NOT_OPENED'],
  [{ isOpen: true }, 'VERIFICATION_GOES_ON'],
  [{ undecidedReports: 2 }, 'REPORTS_UNDECIDED'],
])('results are published with %j: %s', (changes, code) => {
  const stand = { required: true, isOpen: false, until: full, undecidedReports: 0, isCurrent: true, ...changes };
  expect(mayEndVerification(stand)?.code ?? null).toBe(code);
});
