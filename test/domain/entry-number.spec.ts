import { expect, test } from '@jest/globals';
import { entryNumber } from '../../src/domain/entry-number.js';

// The first is the example of DOMAIN.md 4.
test.each([
  [2025, '분석', 12, '2025-분석-012'],
  [2025, '분석', 1, '2025-분석-001'],
  [2026, '시각화', 999, '2026-시각화-999'],
  [2026, '시각화', 1000, '2026-시각화-1000'],
])('%d, %s and %d make %s', (year, track, ordinal, number) => {
  expect(entryNumber(year, track, ordinal)).toBe(number);
});
