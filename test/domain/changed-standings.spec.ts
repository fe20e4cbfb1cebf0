import { expect, test } from '@jest/globals';
import { changedStandings } from '../../src/domain/changed-standings.js';

const standing = (entry: string, place: number | null, score: string | null, more: object = {}) => {
  const rest = { exact: score, plainMean: score, judgesCounted: 3, trimmed: false, tieBrokenBy: null, belowFloors: [] as string[] };
  return { entry, track: 't', place, score, ...rest, ...more };
};

test('what stands otherwise is told with how it stood, in the order of the new places', () => {
  const before = [standing('A', 1, '90.00'), standing('B', 2, '85.00'), standing('C', 3, '80.00'), standing('D', 4, '75.00')];
  const after = [standing('B', 1, '91.00'), standing('A', 2, '90.00'), standing('C', 3, '80.00'), standing('D', null, '75.00')];
  expect(changedStandings(before, after).map((line) => [line.entry, line.before?.place, line.after?.place])).toEqual([
    ['B', 2, 1],
    ['A', 1, 2],
    ['D', 4, null],
  ]);
});

test('an entry that came or went has nothing on that side', () => {
  const told = changedStandings([standing('A', 1, '90.00')], [standing('B', 1, '85.00')]);
  expect(told.map(({ entry, before, after }) => [entry, before?.score ?? null, after?.score ?? null])).toEqual([
    ['B', null, '85.00'],
    ['A', '90.00', null],
  ]);
});

test.each([
  ['the score before rounding', { exact: '269/3' }],
  ['how many sheets count', { judgesCounted: 2 }],
  ['a floor that is missed', { belowFloors: ['validity'] }],
])('also %s', (_, change) => {
  expect(changedStandings([standing('A', 1, '90.00')], [standing('A', 1, '90.00', change)])).toHaveLength(1);
});

test('a settlement of the first engine, which knew no floors, has changed nothing by that', () => {
  const { belowFloors: _, ...first } = standing('A', 1, '90.00');
  expect(changedStandings([first], [standing('A', 1, '90.00')])).toEqual([]);
});
