import { describe, expect, test } from '@jest/globals';
import { decodeCursor, pageOf } from '../../src/platform/graphql/connection.js';
import { problemsIn } from '../support/problems-in.js';

const id = (number: number) => `0192f3a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
const rows = [1, 2, 3].map((number) => ({ id: id(number), name: `팀 ${number}` }));
const keysetOf = (row: { id: string; name: string }): [string, string] => [row.name, row.id];
const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a page', () => {
  test.each([
    ['of none', [], 2, { nodes: [], totalCount: 0, pageInfo: { endCursor: null, hasNextPage: false } }],
    ['of all', rows, 3, { nodes: rows, totalCount: 3, pageInfo: { endCursor: cursor(['팀 3', id(3)]), hasNextPage: false } }],
    ['of some', rows, 2, { nodes: rows.slice(0, 2), totalCount: 3, pageInfo: { endCursor: cursor(['팀 2', id(2)]), hasNextPage: true } }],
    [
      'of one',
      rows.slice(0, 2),
      1,
      { nodes: rows.slice(0, 1), totalCount: 2, pageInfo: { endCursor: cursor(['팀 1', id(1)]), hasNextPage: true } },
    ],
  ])('%s ends where it ends', (_, read, first, page) => {
    expect(pageOf(read, first, read.length, keysetOf)).toEqual(page);
  });

  test('leads to the next by its cursor, whatever the texts hold', () => {
    const name = '"따옴표", \\ and 🌊 \u2028';
    const { pageInfo } = pageOf([{ id: id(1), name }], 1, 1, keysetOf);
    expect(pageInfo.endCursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(pageInfo.endCursor)).toEqual([name, id(1)]);
  });
});

describe('a cursor', () => {
  test.each([[null], [undefined]])('that is %s is the beginning', (after) => {
    expect(decodeCursor(after)).toBeNull();
  });

  test.each([
    ['TEXT', '2025-분석-012'],
    ['TEXT', ''],
    ['NUMBER', '0'],
    ['NUMBER', '12'],
    ['INSTANT', '2025-10-10T09:00:00.123Z'],
  ] as const)('of a list by %s holds %j', (sort, value) => {
    expect(decodeCursor(cursor([value, id(1)]), sort)).toEqual([value, id(1)]);
  });

  const foreign = [{ path: 'after', code: 'CURSOR', ko: '목록 위치 값이 올바르지 않습니다.', en: 'This is no cursor of this list.' }];

  test.each([
    ['nothing', ''],
    ['a word', 'next'],
    ['an id', id(1)],
    ['a number', cursor(2)],
    ['null', cursor(null)],
    ['an object', cursor({ 0: 'a', 1: id(1), length: 2 })],
    ['too little', cursor(['a'])],
    ['too much', cursor(['a', id(1), 'b'])],
    ['a number to sort by', cursor([1, id(1)])],
    ['no id', cursor(['a', null])],
    ['an id that is none', cursor(['a', 'b'])],
    ['an id and more', cursor(['a', `${id(1)}'; --`])],
    ['a character that the database cannot hold', cursor(['a\0', id(1)])],
    ['half of a good one', cursor(['a', id(1)]).slice(0, 20)],
  ])('with %s is refused', (_, after) => {
    expect(problemsIn(() => decodeCursor(after))).toEqual(foreign);
  });

  test.each([
    ['NUMBER', 'a'],
    ['NUMBER', ''],
    ['NUMBER', '-1'],
    ['NUMBER', '1.5'],
    ['NUMBER', '1e3'],
    ['NUMBER', '9999999999'],
    ['INSTANT', 'yesterday'],
    ['INSTANT', '2025-10-10'],
    ['INSTANT', '2025-10-10T09:00:00Z'],
    ['INSTANT', '9999-99-99T99:99:99.999Z'],
    ['INSTANT', '2025-10-10T09:00:00.123+09:00'],
  ] as const)('of another list is refused by a list by %s: %j', (sort, value) => {
    expect(problemsIn(() => decodeCursor(cursor([value, id(1)]), sort))).toEqual(foreign);
  });
});
