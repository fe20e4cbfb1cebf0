import { expect, test } from '@jest/globals';
import { beginsFormula, echoed } from '../../../src/domain/import/line-problem.js';

test.each([
  ['해운대구', '해운대구'],
  ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
  ['+1', "'+1"],
  ['\t@SUM(A1)', "'@SUM(A1)"],
  ['\u200b=1', "'=1"],
  ['＝1', "'＝1"],
  ['가'.repeat(61), `${'가'.repeat(60)}…`],
])('a cell %j is repeated as %j', (cell, echo) => {
  expect(echoed(cell)).toBe(echo);
});

test.each([
  ['-1', true],
  [' =1', true],
  ['김-솔', false],
  ['', false],
])('%j begins a formula: %j', (text, does) => {
  expect(beginsFormula(text)).toBe(does);
});
