import { expect, test } from '@jest/globals';
import { connectable } from '../../../src/domain/assignment/connectable.js';
import type { AssignmentProblem, Pair } from '../../../src/domain/assignment/problem.js';

/** Four entries and three judges take six pairs to be connected, and six sheets are asked for. */
const tight = (locked: Pair[], conflicts: Pair[] = []): AssignmentProblem => ({
  demand: [2, 2, 1, 1],
  minLoad: [0, 0, 0],
  maxLoad: [4, 4, 4],
  cost: () => 0,
  conflicts,
  locked,
  experts: null,
  loadPenalty: 0,
});
const made: Pair[] = [
  [0, 0],
  [0, 1],
  [1, 0],
];

test('where no sheet can be spared, none is made between two who are connected already', () => {
  // Entries 0 and 1 and judges 0 and 1 are one part: entry 1 must have judge 2, and entry 0 has its two judges.
  expect(connectable(tight(made))!.conflicts).toEqual([
    [0, 2],
    [1, 1],
  ]);
});

test('a sheet too many within a part leaves too few for the rest, and nobody may be out of reach', () => {
  expect(connectable(tight([...made, [1, 1]]))).toBeNull();
  expect(connectable(tight(made, [[1, 2]]))).not.toBeNull();
  expect(
    connectable(
      tight(made, [
        [1, 2],
        [2, 2],
        [3, 2],
      ]),
    ),
  ).toBeNull();
});
