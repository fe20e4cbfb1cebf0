import { expect, test } from '@jest/globals';
import { normalCdf } from '../../src/domain/distributions/normal.js';
import { tabulatedCdf } from '../../src/domain/uncertainty/normal-table.js';

// R 4.2.2: pnorm(c(0, 1.96, -3, 4.5, -10, -40))
test.each([
  [0, 0.5],
  [1.96, 0.9750021048517795],
  [-3, 0.001349898031630095],
  [4.5, 0.9999966023268753],
  [-10, 7.619853024160527e-24],
  [-40, 0],
])('P(Z ≤ %d) is %d', (z, p) => {
  expect(Math.abs(normalCdf(z) - p)).toBeLessThanOrEqual(4e-16 + 1e-13 * p);
});

test('the table is the same to eight digits, and ends at 0 and 1', () => {
  const places = Array.from({ length: 400 }, (_, index) => -6 + 0.03 * index);
  expect(Math.max(...places.map((z) => Math.abs(tabulatedCdf(z) - normalCdf(z))))).toBeLessThan(1e-9);
  expect([tabulatedCdf(-50), tabulatedCdf(50), tabulatedCdf(-Infinity)]).toEqual([0, 1, 0]);
});
