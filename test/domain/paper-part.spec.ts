import { expect, test } from '@jest/globals';
import { partOf } from '../../src/domain/paper-part.js';

test.each<[items: string, part: number | null, expected: unknown]>([
  ['', null, { items: [], parts: 1 }],
  ['', 1, { items: [], parts: 1 }],
  ['abc', null, { items: ['a', 'b', 'c'], parts: 1 }],
  ['abc', 1, { items: ['a', 'b', 'c'], parts: 1 }],
  ['abcd', 1, { items: ['a', 'b', 'c'], parts: 2 }],
  ['abcd', 2, { items: ['d'], parts: 2 }],
  ['abcdef', 2, { items: ['d', 'e', 'f'], parts: 2 }],
  ['abcd', null, { code: 'SHEETS_TOO_MANY', data: { sheets: 4, most: 3, parts: 2 } }],
  ['abcd', 3, { code: 'SHEETS_PART_UNKNOWN', data: { part: 3, parts: 2 } }],
  ['', 2, { code: 'SHEETS_PART_UNKNOWN', data: { part: 2, parts: 1 } }],
])('of %p three at a time, the part %p is %j', (items, part, expected) => {
  expect(partOf([...items], part, 3)).toEqual(expected);
});
