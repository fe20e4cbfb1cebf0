import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { queryMost } from '../../src/platform/graphql/query-limits.js';
import { startTestApp, type TestApp } from '../support/app.js';

let it: TestApp;
beforeAll(async () => {
  it = await startTestApp();
});
afterAll(() => it.close());

const times = (count: number, piece: (index: number) => string) => Array.from({ length: count }, (_, index) => piece(index)).join(' ');
const desk = (fields: string) => `{ organizerDesk(competition: "x") { ${fields} } }`;
/** A path of this many levels that leads through no type twice. */
const deep = (levels: number) =>
  `{ ${'... on Query { '.repeat(3)} competitions { stages { rubric { criteria { anchors { ${'x { '.repeat(levels)}`;

async function told(query: string, url = it.url): Promise<[number, Record<string, unknown> | undefined]> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { errors } = (await response.json()) as { errors?: { extensions: Record<string, unknown> }[] };
  return [response.status, errors?.[0]?.extensions];
}

describe('a query that would keep everybody waiting is refused before it is run', () => {
  const back = 'judges { assignments { judge { assignments { judge { id } } } } }';

  test.each<[string, () => string, keyof typeof queryMost]>([
    ['one field under thousands of names', () => `{ ${times(4_000, (n) => `a${n}: competitions { id }`)} }`, 'TOKENS'],
    ['braces that never end', () => '{ a '.repeat(50_000), 'TOKENS'],
    ['more root fields than a page needs', () => `{ ${times(31, (n) => `a${n}: competitions { id }`)} }`, 'ROOT_FIELDS'],
    [
      'root fields in fragments',
      () =>
        `{ ${times(8, (n) => `...F${n}`)} } ${times(8, (n) => `fragment F${n} on Query { ${times(4, (m) => `a${n}${m}: me { __typename }`)} }`)}`,
      'ROOT_FIELDS',
    ],
    [
      'a field under a hundred names further down',
      () => `{ publishedResults(slug: "x") { ${times(101, (n) => `a${n}: standings { totalCount }`)} } }`,
      'ALIASES',
    ],
    [
      'fragments that double at every step',
      () => `{ me { ...F0 } } ${times(30, (n) => `fragment F${n} on Me { ...F${n + 1} ...F${n + 1} }`)} fragment F30 on Me { __typename }`,
      'FIELDS',
    ],
    [
      'what the schema tells of itself, many times',
      () => `{ ${times(6, () => `__schema { ${times(100, () => 'types { name }')} }`)} }`,
      'FIELDS',
    ],
    ['directives everywhere', () => `{ ${times(26, () => 'me @skip(if: false) @include(if: true) { __typename }')} }`, 'DIRECTIVES'],
    ['judges of entries of judges of entries', () => desk(`panels { ${back} }`), 'TIMES_THROUGH_ONE_TYPE'],
    [
      'pages of a desk, each as long as can be',
      () => desk(times(20, () => `teams(first: 200) { nodes { members { ${times(12, () => 'name')} } } }`)),
      'VALUES',
    ],
    [
      'pages as long as a variable says',
      () =>
        desk(times(20, () => `teams(first: $first) { nodes { members { ${times(12, () => 'name')} } } }`)).replace(
          '{',
          'query ($first: Int!) {',
        ),
      'VALUES',
    ],
    ['levels below levels', () => deep(9) + 'x' + ' }'.repeat(18), 'LEVELS'],
  ])('%s', async (_, query, limit) => {
    const most = queryMost[limit];
    const [ko, en] = [
      `질의가 너무 큽니다. 한도를 넘은 것: ${limit}, 최대 ${most}. 나누어 보내 주세요.`,
      `The query is too large: more ${limit} than ${most}. Ask for it in parts.`,
    ];
    expect(await told(query())).toEqual([400, { code: 'QUERY_TOO_LARGE', limit, most, ko, en }]);
  });

  test.each<[string, () => string]>([
    ['30 root fields', () => `{ ${times(30, (n) => `a${n}: competitions { id }`)} }`],
    ['100 names', () => `{ publishedResults(slug: "x") { ${times(100, (n) => `a${n}: standings { totalCount }`)} } }`],
    ['50 directives', () => `{ ${times(25, () => 'me @skip(if: false) @include(if: true) { __typename }')} }`],
    ['the whole schema', () => getIntrospectionQuery()],
  ])('%s are no more than may be', async (_, query) => {
    expect(await told(query())).toEqual([200, undefined]);
  });
});

test('where the schema is not to be told it is not, and everything else is', async () => {
  const silent = await startTestApp({ INTROSPECTION: '0' });
  const off = { code: 'INTROSPECTION_OFF', ko: expect.any(String), en: 'This server does not tell its schema. See schema.graphql.' };
  expect(await told(getIntrospectionQuery(), silent.url)).toEqual([400, off]);
  expect(await told('{ ...F } fragment F on Query { __type(name: "Team") { name } }', silent.url)).toEqual([400, off]);
  expect(await told('{ __typename competitions { __typename } }', silent.url)).toEqual([200, undefined]);
  await silent.close();
});

test('what the schema cannot have is told as what it is', async () => {
  const invalid = expect.objectContaining({ code: 'GRAPHQL_VALIDATION_FAILED' });
  expect(await told('subscription { competitions { id } }')).toEqual([400, invalid]);
  expect(await told('{ ...F } fragment F on Query { me { __typename } ...F }')).toEqual([400, invalid]);
});
