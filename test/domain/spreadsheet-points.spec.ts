import { expect, test } from '@jest/globals';
import { pointsInCell, type SheetCell } from '../../src/domain/spreadsheet-points.js';

test.each<[SheetCell['kind'], string, string | null]>([
  ['NUMBER', '17', '17'],
  ['NUMBER', '17.5', '17.5'],
  ['NUMBER', '17.100000000000001', '17.1'],
  ['NUMBER', '0', '0'],
  ['NUMBER', '17.125', '17.125'],
  ['NUMBER', '-3', '-3'],
  ['NUMBER', '1E+30', '1e+30'],
  ['TEXT', '17', '17'],
  ['TEXT', ' 17.5 ', '17.5'],
  ['TEXT', '17,5', '17.5'],
  ['TEXT', '１７．５', '17.5'],
  ['TEXT', '17.\u200b5', '17.5'],
  ['TEXT', '', null],
  ['TEXT', ' \u3000', null],
])('%s %j is %j points', (kind, text, points) => {
  expect(pointsInCell({ kind, text })).toEqual({ points });
});

test.each<[SheetCell['kind'], string, string]>([
  ['FORMULA', '17', 'FORMULA'],
  ['DATE', '45764', 'DATE'],
  ['PERCENT', '0.85', 'NOT_A_NUMBER'],
  ['OTHER', 'TRUE', 'NOT_A_NUMBER'],
  ['TEXT', '1,750', 'NOT_A_NUMBER'],
  ['TEXT', '17점', 'NOT_A_NUMBER'],
  ['TEXT', '17.125', 'NOT_A_NUMBER'],
  ['TEXT', '-3', 'NOT_A_NUMBER'],
  ['TEXT', '1e1', 'NOT_A_NUMBER'],
  ['TEXT', '17/20', 'NOT_A_NUMBER'],
])('%s %j has no points: %s', (kind, text, problem) => {
  expect(pointsInCell({ kind, text })).toEqual({ problem });
});

test('an empty cell has none', () => {
  expect(pointsInCell(undefined)).toEqual({ points: null });
});
