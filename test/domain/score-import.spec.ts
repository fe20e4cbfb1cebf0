import { describe, expect, test } from '@jest/globals';
import { problemsOfPenalty } from '../../src/domain/penalty.js';
import { readScores } from '../../src/domain/score-import.js';

describe('imported scores', () => {
  const known = new Map([
    ['2025-분석-001', 'A'],
    ['2025-분석-002', 'B'],
  ]);
  const given = (rows: [number: string, points: string][]) =>
    rows.map(([entryNumber, points], index) => {
      return { line: index + 2, entryNumber, points, paths: { entryNumber: `${index}.n`, points: `${index}.p` } };
    });
  const read = (...rows: [string, string][]) => readScores(given(rows), { maxPoints: '30' }, known);

  test('are told by the ids of their entries, as they came', () => {
    expect(read(['2025-분석-002', '30'], ['2025-분석-001', '0'])).toEqual([
      { entry: 'B', points: '30' },
      { entry: 'A', points: '0' },
    ]);
  });

  test.each<[string, [string, string][], string[]]>([
    ['an unknown entry', [['2025-분석-009', '1']], ['0.n UNKNOWN_ENTRY']],
    [
      'an entry twice',
      [
        ['2025-분석-001', '1'],
        ['2025-분석-001', '2'],
      ],
      ['1.n REPEATED'],
    ],
    ['more than the scale has', [['2025-분석-001', '30.01']], ['0.p OUT_OF_RANGE']],
    ['less than nothing', [['2025-분석-001', '-1']], ['0.p NOT_POINTS']],
    ['a third decimal', [['2025-분석-001', '1.005']], ['0.p NOT_POINTS']],
    ['no points', [['2025-분석-001', '']], ['0.p NOT_POINTS']],
    [
      'several of these',
      [
        ['?', 'x'],
        ['2025-분석-001', '31'],
      ],
      ['0.n UNKNOWN_ENTRY', '0.p NOT_POINTS', '1.p OUT_OF_RANGE'],
    ],
  ])('with %s are not taken in', (_, rows, expected) => {
    const result = read(...rows);
    expect('problems' in result && result.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
    expect('problems' in result && result.problems.every(({ line, path }) => path.startsWith(`${line! - 2}.`))).toBe(true);
  });
});

test.each<[string, string, string, string[]]>([
  ['within the ground', 'overtime', '5', []],
  ['on no announced ground', 'rudeness', '1', ['ground UNKNOWN_WORD']],
  ['beyond the ground', 'overtime', '5.01', ['points OUT_OF_RANGE']],
  ['of nothing', 'overtime', '0.00', ['points OUT_OF_RANGE']],
  ['of what are no points', 'overtime', '1.001', ['points NOT_POINTS']],
])('a penalty %s', (_, ground, points, expected) => {
  const grounds = [{ key: 'overtime', nameKo: '발표시간 초과', nameEn: 'Overtime', maxPoints: '5' }];
  expect(problemsOfPenalty(grounds, { ground, points }).map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
});
