import { expect, test } from '@jest/globals';
import { changesToldNow } from '../../src/domain/earlier-changes.js';
import type { PublicLine } from '../../src/domain/publication-diff.js';
import { type PublicationOptions, usualOptions, wholeRanking } from '../../src/domain/publication-options.js';

const line = (entryNumber: string, changes: Partial<PublicLine> = {}): PublicLine => ({
  entryNumber,
  title: `제목 ${entryNumber}`,
  trackKo: '분석',
  trackEn: 'Analysis',
  place: null,
  score: null,
  tieBrokenBy: null,
  belowFloor: false,
  isWinner: false,
  awardKey: null,
  awardKo: null,
  awardEn: null,
  revokedKo: null,
  revokedEn: null,
  summary: null,
  names: [],
  reports: [],
  comments: [],
  ...changes,
});
const won = { isWinner: true, awardKey: 'grand', awardKo: '대상', awardEn: 'Grand prize' };
const before = [
  line('1', { ...won, place: 1, score: '91.20' }),
  line('2', { place: 2, score: '88.00', tieBrokenBy: 'PLAIN_MEAN', belowFloor: true }),
];
const told = (after: PublicLine[], now: PublicationOptions) =>
  changesToldNow(before, after, now).map(({ kind, entryNumber, fields }) => [
    kind,
    entryNumber,
    fields.map(({ field, before: was, after: is }) => [field, was, is]),
  ]);

test('what all of the ranking tells now is told of what it was', () => {
  const after = [line('1', { ...won, place: 1, score: '90.00' }), line('2', { place: 2, score: '88.00' })];
  expect(told(after, wholeRanking)).toEqual([
    ['CHANGED', '1', [['SCORE', '91.20', '90.00']]],
    [
      'CHANGED',
      '2',
      [
        ['TIE', 'PLAIN_MEAN', null],
        ['FLOOR', 'true', null],
      ],
    ],
  ]);
});

test.each<[string, Partial<PublicationOptions>]>([
  ['scores', { scores: 'NONE', places: 'ALL' }],
  ['scores of those who won nothing', { scores: 'WINNERS', places: 'ALL' }],
  ['places', { scores: 'NONE', places: 'NONE', teamNames: 'ALL' }],
])('%s that are not public now are not told of what was', (_, options) => {
  const now = { ...usualOptions, ...options };
  const values = JSON.stringify(told([line('1', won), line('2')], now));
  expect(values).not.toContain('88.00');
  expect(values.includes('91.20')).toBe(now.scores === 'WINNERS');
  expect(values.includes('PLACE')).toBe(now.places === 'ALL');
});

test('an entry that won nothing is not told of where only winners are listed now', () => {
  expect(told([line('1', { ...won, place: 1 })], { ...usualOptions, scores: 'NONE' })).toEqual([]);
  expect(told([line('1', { ...won, place: 1, score: '91.20' })], wholeRanking)).toEqual([
    [
      'REMOVED',
      '2',
      [
        ['PLACE', '2', null],
        ['SCORE', '88.00', null],
        ['TIE', 'PLAIN_MEAN', null],
        ['FLOOR', 'true', null],
        ['TITLE', '제목 2', null],
        ['TRACK', '분석', null],
      ],
    ],
  ]);
});

test('who lost an award, or got one, is told of with what winners tell', () => {
  const after = [
    line('1', { revokedKo: '표절', revokedEn: 'Plagiarism', awardKey: 'grand', awardKo: '대상', awardEn: 'Grand prize', place: 1 }),
    line('2', { ...won, place: 1 }),
  ];
  expect(told(after, usualOptions)).toEqual([
    [
      'CHANGED',
      '1',
      [
        ['REVOKED', null, '표절'],
        ['WINNER', 'true', null],
      ],
    ],
    [
      'CHANGED',
      '2',
      [
        ['AWARD', null, '대상'],
        ['PLACE', null, '1'],
        ['WINNER', null, 'true'],
      ],
    ],
  ]);
});
