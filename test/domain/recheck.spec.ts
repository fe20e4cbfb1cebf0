import { expect, test } from '@jest/globals';
import { examinePanel } from '../../src/domain/diagnostics/examine-panel.js';
import { usualLimits } from '../../src/domain/diagnostics/limits.js';
import { sheetsToRecheck } from '../../src/domain/diagnostics/recheck.js';

const criteria = [
  { maxPoints: '20.00', weight: 1 },
  { maxPoints: '10.00', weight: 1 },
];

/** Three judges on eight entries that differ by a point each, one judge a point milder, with half points now and then; two sheets far off. */
const sheets = Array.from({ length: 24 }, (_, index) => {
  const [entry, judge] = [Math.floor(index / 3), index % 3];
  const first = 8 + entry + judge + ((entry * 5 + judge * 3) % 4 === 0 ? 0.5 : 0);
  const isFarOff = index === 4 || index === 17;
  return {
    judge: `seat ${judge}`,
    entry: `entry ${entry}`,
    points: [isFarOff ? '1.50' : first.toFixed(2), isFarOff ? '0.00' : '5.00'],
    isOwn: judge === 1,
    submissions: 1,
  };
});

const limits = { ...usualLimits, outlierResidual: 2.5 };

test('only own sheets beyond the limit are asked about, with the exact own total', () => {
  // (1.5/20 + 0/10)/2 of 100 = 3.75. Sheet 17 is as far off, and a colleague's.
  expect(sheetsToRecheck(criteria, sheets, limits)).toEqual([
    { sheet: sheets[4], ko: '채점을 다시 확인해 주세요: 3.75점', en: 'Please check your marks again: 3.75 points.' },
  ]);
  expect(
    examinePanel(criteria, sheets, limits)
      .outliers.map(({ sheet }) => sheets.indexOf(sheet))
      .toSorted(),
  ).toEqual([17, 4]);
});

test('a sheet that was submitted again is not', () => {
  expect(
    sheetsToRecheck(
      criteria,
      sheets.map((sheet) => ({ ...sheet, submissions: 2 })),
      limits,
    ),
  ).toEqual([]);
});

test('of nothing nothing is asked', () => {
  expect(sheetsToRecheck(criteria, [], limits)).toEqual([]);
  expect(examinePanel(criteria, [], limits)).toMatchObject({ judges: [], outliers: [], residualSd: null, bodyAffinity: null });
});
