import { expect, test } from '@jest/globals';
import { isWinner } from '../../src/domain/winner.js';

test.each([
  [1, 0, false],
  [1, 1, true],
  [2, 1, false],
  [3, 3, true],
  [4, 3, false],
  // 1, 2, 2, 4 with two awarded places: both of the second win.
  [2, 2, true],
])('place %d of %d awarded ones wins: %s', (place, awardedPlaces, expected) => {
  expect(isWinner({ place, belowFloor: false }, awardedPlaces)).toBe(expected);
});

test('whoever missed a floor wins nothing', () => {
  expect(isWinner({ place: 1, belowFloor: true }, 3)).toBe(false);
});
