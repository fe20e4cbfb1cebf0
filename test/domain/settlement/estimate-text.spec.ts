import { expect, test } from '@jest/globals';
import { estimateText, publishedDecimal } from '../../../src/domain/settlement/estimate-text.js';

const twoDecimals = { decimals: 2, rounding: 'HALF_UP' } as const;

test('a score is kept with 6 decimals, an error with 4, a chance with 3, and zero has no sign', () => {
  const kept = [estimateText(81.8333333333, 'SCORE'), estimateText(1.23456, 'ERROR'), estimateText(0.49951, 'CHANCE')];
  expect(kept).toEqual(['81.833333', '1.2346', '0.500']);
  expect(estimateText(-1e-12, 'SCORE')).toBe('0.000000');
  expect(estimateText(-0.5, 'SCORE')).toBe('-0.500000');
});

test('an adjusted score is published from what is kept: a half is not lost to the last binary digit', () => {
  // (84 + 84.25) / 2, computed as sums of binary numbers may leave it.
  expect(84.12499999999999).toBeLessThan(84.125);
  expect(publishedDecimal(estimateText(84.12499999999999, 'SCORE'), twoDecimals)).toBe('84.13');
  expect(publishedDecimal(estimateText(84.12499999999999, 'SCORE'), { decimals: 2, rounding: 'HALF_EVEN' })).toBe('84.12');
  expect(publishedDecimal('84.124999', twoDecimals)).toBe('84.12');
});
