import type { RawRequest } from './raw-http.js';

/** What it is, what is sent, and the status and code it is answered with; no code: there is data. */
export type Row = readonly [name: string, request: RawRequest, answer: string];

const JSON_TYPE = 'Content-Type: application/json';
const posted = (body: string): RawRequest => ({ method: 'POST', headers: [JSON_TYPE], body });
const asked = (query: string, more: object = {}) => posted(JSON.stringify({ query, ...more }));
const times = (count: number, piece: (index: number) => string) => Array.from({ length: count }, (_, index) => piece(index)).join(' ');
const nested = (open: string, inner: string, close: string, levels: number) => open.repeat(levels) + inner + close.repeat(levels);

const SLUG = 'query ($slug: String!) { competition(slug: $slug) { id } }';
const REGISTER = 'mutation ($input: RegisterTeamInput!) { registerTeam(input: $input) { id } }';
const about = (variables: unknown, query = SLUG) => asked(query, { variables });

/** Texts that are no GraphQL, or too much of it. */
const texts: Row[] = [
  ['an empty query', asked(''), '400 BAD_REQUEST'],
  ['blanks', asked(' \n\t,'), '400 GRAPHQL_PARSE_FAILED'],
  ['a comment and nothing else', asked('# { me }'), '400 GRAPHQL_PARSE_FAILED'],
  ['a brace that stays open', asked('{ me { account '), '400 GRAPHQL_PARSE_FAILED'],
  ['a text that stays open', asked('{ competition(slug: "a) { id } }'), '400 GRAPHQL_PARSE_FAILED'],
  ['a block text that stays open', asked('{ competition(slug: """a) { id } }'), '400 GRAPHQL_PARSE_FAILED'],
  ['a byte order mark in the middle', asked('{ \ufeff__typename }'), '200'],
  ['U+0000', asked('{ \0__typename }'), '400 GRAPHQL_PARSE_FAILED'],
  ['half a surrogate pair', asked('{ competition(slug: "\ud800") { id } }'), '400 GRAPHQL_PARSE_FAILED'],
  ['half a surrogate pair, escaped', asked('{ competition(slug: "\\ud800") { id } }'), '400 GRAPHQL_PARSE_FAILED'],
  ['a code point beyond the last', asked('{ competition(slug: "\\u{110000}") { id } }'), '400 GRAPHQL_PARSE_FAILED'],
  ['a name in Korean', asked('{ 대회 }'), '400 GRAPHQL_PARSE_FAILED'],
  ['a name as long as a book', asked(`{ ${'a'.repeat(200_000)} }`), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a comment as long as a book', asked(`# ${'a'.repeat(900_000)}\n{ __typename }`), '200'],
  ['fifty thousand open braces', asked('{ a '.repeat(50_000)), '400 QUERY_TOO_LARGE'],
  ['lists in lists', asked(`{ competition(slug: ${nested('[', '"a"', ']', 2_000)}) { id } }`), '400 QUERY_TOO_LARGE'],
  [
    'objects in objects',
    asked(`mutation { signIn(input: ${nested('{ a: ', '1', ' }', 1_200)}) { account { id } } }`),
    '400 GRAPHQL_VALIDATION_FAILED',
  ],
  ['a type of lists of lists', asked(`query ($a: ${nested('[', 'Int', ']', 2_000)}) { __typename }`), '400 GRAPHQL_VALIDATION_FAILED'],
  [
    'a number with an exponent without end',
    asked('{ organizerDesk(competition: "a") { teams(first: 1e400) { totalCount } } }'),
    '400 GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a whole number of a thousand digits',
    asked(`{ organizerDesk(competition: "a") { teams(first: ${'9'.repeat(1_000)}) { totalCount } } }`),
    '400 QUERY_TOO_LARGE',
  ],
  ['a type of its own', asked('type Query { secrets: String }'), '400 GRAPHQL_VALIDATION_FAILED'],
  [
    'an extension of a type',
    asked('extend type Account { passwordHash: String } { me { account { passwordHash } } }'),
    '400 GRAPHQL_VALIDATION_FAILED',
  ],
  ['a fragment and no operation', asked('fragment F on Query { __typename }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['two operations without a name', asked('{ __typename } { __typename }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a subscription', asked('subscription { me { account { id } } }'), '400 GRAPHQL_VALIDATION_FAILED'],
];

/** Queries that do not fit the schema, or fit it too often. */
const documents: Row[] = [
  ['a field that is not there', asked('{ passwords }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['the field of an object’s making', asked('{ constructor }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['the field of a prototype', asked('{ __proto__ { id } }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['an argument that is not there', asked('{ competition(slug: "a", id: "b") { id } }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['an argument that is missing', asked('{ competition { id } }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['an argument twice', asked('{ competition(slug: "a", slug: "b") { id } }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['null where something must be', asked('{ competition(slug: null) { id } }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a selection on a leaf', asked('{ competitions { id { a } } }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['an object without a selection', asked('{ competitions }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['an alias of a prototype', asked('{ __proto__: __typename }'), '200'],
  ['an alias of an object’s making', asked('{ constructor: __typename toString: __typename hasOwnProperty: __typename }'), '200'],
  ['aliases that disagree', asked('{ a: __typename a: competitions { id } }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['an alias bomb', asked(`{ ${times(2_000, (n) => `a${n}: competitions { id }`)} }`), '400 QUERY_TOO_LARGE'],
  ['aliases of the schema', asked(`{ ${times(60, (n) => `a${n}: __schema { types { name } }`)} }`), '400 QUERY_TOO_LARGE'],
  ['one field many times under one name', asked(`{ ${times(450, () => '__typename')} }`), '400 QUERY_TOO_LARGE'],
  ['a fragment that is not there', asked('{ ...Nowhere }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a fragment that nobody uses', asked('{ __typename } fragment F on Query { __typename }'), '400 GRAPHQL_VALIDATION_FAILED'],
  [
    'a fragment twice',
    asked('{ ...F } fragment F on Query { __typename } fragment F on Query { __typename }'),
    '400 GRAPHQL_VALIDATION_FAILED',
  ],
  ['a fragment in itself', asked('{ ...F } fragment F on Query { ...F }'), '400 GRAPHQL_VALIDATION_FAILED'],
  [
    'fragments in a circle',
    asked('{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }'),
    '400 GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a circle of fragments behind a field',
    asked('{ me { ...A } } fragment A on Me { account { ...B } } fragment B on Account { id ...B }'),
    '400 GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'fragments that double',
    asked(`{ ...F0 } ${times(25, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F25 on Query { __typename }`),
    '400 QUERY_TOO_LARGE',
  ],
  ['a fragment on a number', asked('{ ...F } fragment F on Int { a }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a fragment on another type', asked('{ competitions { ... on Team { members { email } } } }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a fragment on an input', asked('{ ... on SignInInput { email } }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a directive that is not there', asked('{ __typename @uncover }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a directive without its argument', asked('{ __typename @skip }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a directive twice', asked('{ __typename @skip(if: false) @skip(if: true) }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a hundred directives', asked(`{ __typename ${'@include(if: true) '.repeat(100)} }`), '400 QUERY_TOO_LARGE'],
  ['a directive of schemas', asked('{ __typename @deprecated }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['what comes in parts', asked('{ ... @defer { me { account { id } } } }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a list that comes in parts', asked('{ competitions @stream { id } }'), '400 GRAPHQL_VALIDATION_FAILED'],
  [
    'a word of an enum as a text',
    asked('mutation { saveEntry(input: { declarations: { dataSources: { licence: "KOGL_1" } } }) { id } }'),
    '400 GRAPHQL_VALIDATION_FAILED',
  ],
  ['a type that is not there', asked('{ __type(name: "Passwords") { name } }'), '200'],
  ['the type of a prototype', asked('{ __type(name: "__proto__") { name fields { name } } }'), '200'],
  ['types of types of types', asked(`{ __schema { types { ${nested('ofType { ', 'name', ' }', 300)} } } }`), '200'],
  [
    'a circle through the desk',
    asked('{ organizerDesk(competition: "a") { panels { judges { assignments { judge { assignments { judge { id } } } } } } } }'),
    '400 QUERY_TOO_LARGE',
  ],
];

/** Operations, variables and extensions around a query. */
const envelopes: Row[] = [
  ['an operation that is not there', asked('query A { __typename }', { operationName: 'B' }), '400 OPERATION_RESOLUTION_FAILURE'],
  [
    'an operation named after a prototype',
    asked('query A { __typename }', { operationName: '__proto__' }),
    '400 OPERATION_RESOLUTION_FAILURE',
  ],
  ['an operation whose name is a number', asked('query A { __typename }', { operationName: 5 }), '400 BAD_REQUEST'],
  ['an operation whose name is a list', asked('query A { __typename }', { operationName: ['A'] }), '400 BAD_REQUEST'],
  ['a query that is null', posted('{"query":null}'), '400 BAD_REQUEST'],
  ['a query that is a list', posted('{"query":["{ __typename }"]}'), '400 BAD_REQUEST'],
  ['a query that is an object', posted('{"query":{"kind":"Document"}}'), '400 BAD_REQUEST'],
  ['variables that are null', about(null), '400 BAD_USER_INPUT'],
  ['variables that are a list', about([]), '400 BAD_REQUEST'],
  ['variables that are a text', about('{"slug":"a"}'), '400 BAD_REQUEST'],
  ['variables that are a number', about(1), '400 BAD_REQUEST'],
  [
    'ten thousand variables that nobody asked for',
    about({ slug: 'a', ...Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`v${n}`, n])) }),
    '200',
  ],
  ['a variable of a prototype', posted(`{"query":${JSON.stringify(SLUG)},"variables":{"__proto__":{"slug":"a"}}}`), '400 BAD_USER_INPUT'],
  ['a body with a prototype', posted('{"__proto__":{"query":"{ __typename }"}}'), '400 BAD_REQUEST'],
  ['a body with the prototype of a prototype', posted('{"constructor":{"prototype":{"isAdmin":true}},"query":"{ __typename }"}'), '200'],
  ['the same key twice', posted('{"query":"{ passwords }","query":"{ __typename }"}'), '200'],
  ['a variable of an output type', asked('query ($a: Competition) { __typename }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a variable of an unknown type', asked('query ($a: Passwords) { __typename }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a variable that is not declared', asked('{ competition(slug: $slug) { id } }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a variable that nobody uses', asked('query ($slug: String) { __typename }'), '400 GRAPHQL_VALIDATION_FAILED'],
  ['a variable twice', asked('query ($a: String!, $a: String!) { competition(slug: $a) { id } }'), '400 GRAPHQL_VALIDATION_FAILED'],
  [
    'a variable where another type is wanted',
    asked('query ($a: Int!) { competition(slug: $a) { id } }', { variables: { a: 1 } }),
    '400 GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a number beyond all numbers',
    posted(
      `{"query":"query ($n: Int!) { organizerDesk(competition: \\"a\\") { teams(first: $n) { totalCount } } }","variables":{"n":1e999}}`,
    ),
    '400 BAD_USER_INPUT',
  ],
  [
    'a variable five thousand levels deep',
    posted(`{"query":${JSON.stringify(REGISTER)},"variables":{"input":${nested('[', '', ']', 5_000)}}}`),
    '400 BAD_USER_INPUT',
  ],
  [
    'a variable of two hundred thousand levels',
    posted(`{"query":${JSON.stringify(REGISTER)},"variables":{"input":${nested('[', '', ']', 200_000)}}}`),
    '400 BAD_USER_INPUT',
  ],
  [
    'objects fifty thousand levels deep',
    posted(`{"query":${JSON.stringify(REGISTER)},"variables":{"input":${nested('{"a":', '1', '}', 50_000)}}}`),
    '400 BAD_USER_INPUT',
  ],
  ['a thousand wrong values', about({ input: { consents: Array.from({ length: 1_000 }, () => ({})) } }, REGISTER), '400 BAD_USER_INPUT'],
  ['extensions that are a text', asked('{ __typename }', { extensions: 'a' }), '400 BAD_REQUEST'],
  ['extensions that are a list', asked('{ __typename }', { extensions: [] }), '400 BAD_REQUEST'],
  [
    'a stored query by its hash',
    posted(`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${'0'.repeat(64)}"}}}`),
    '200 PERSISTED_QUERY_NOT_SUPPORTED',
  ],
  [
    'a stored query of another version',
    posted('{"extensions":{"persistedQuery":{"version":9,"sha256Hash":"a"}}}'),
    '200 PERSISTED_QUERY_NOT_SUPPORTED',
  ],
  [
    'a stored query whose hash is an object',
    posted('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":{"a":1}}}}'),
    '200 PERSISTED_QUERY_NOT_SUPPORTED',
  ],
  [
    'a query with the hash of another',
    asked('{ __typename }', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } } }),
    '200 PERSISTED_QUERY_NOT_SUPPORTED',
  ],
  ['an empty list of operations', posted('[]'), '400 BATCH_REFUSED'],
  ['a list of nothing', posted('[null]'), '400 BATCH_REFUSED'],
  [
    'a thousand operations',
    posted(JSON.stringify(Array.from({ length: 1_000 }, () => ({ query: '{ __typename }' })))),
    '400 BATCH_REFUSED',
  ],
  ['a list of lists', posted('[[{"query":"{ __typename }"}]]'), '400 BATCH_REFUSED'],
  ['true', posted('true'), '400 INVALID_INPUT'],
  ['null', posted('null'), '400 INVALID_INPUT'],
  ['a number', posted('1'), '400 INVALID_INPUT'],
  ['text that is no JSON', posted('{"query": '), '400 INVALID_INPUT'],
  ['JSON with a comma too many', posted('{"query":"{ __typename }",}'), '400 INVALID_INPUT'],
  ['JSON with NaN', posted('{"query":"{ __typename }","variables":NaN}'), '400 INVALID_INPUT'],
  [
    'bytes that are no UTF-8',
    { method: 'POST', headers: [JSON_TYPE], body: Buffer.from('{"query":"{ competition(slug: \\"\xff\xfe\\") { id } }"}', 'latin1') },
    '200',
  ],
];

const got = (search: string, headers: string[] = ['Apollo-Require-Preflight: 1']): RawRequest => ({ path: `/graphql?${search}`, headers });

/** By GET, as links and images send it. */
const byGet: Row[] = [
  ['a query without what a page must send', got('query=%7B__typename%7D', []), '400 BAD_REQUEST'],
  ['no query at all', got('a=b'), '400 BAD_REQUEST'],
  ['a mutation by a link', got('query=mutation%7BsignOut%7D'), '405 BAD_REQUEST'],
  ['a mutation behind a query', got('query=query%20A%7B__typename%7Dmutation%20B%7BsignOut%7D&operationName=B'), '405 BAD_REQUEST'],
  ['two queries by a link', got('query=%7B__typename%7D&query=%7B__typename%7D'), '400 BAD_REQUEST'],
  ['a list of queries', got('query[]=%7B__typename%7D'), '400 BAD_REQUEST'],
  ['a query of a prototype', got('__proto__[query]=%7B__typename%7D'), '400 BAD_REQUEST'],
  ['variables that are no JSON', got('query=%7B__typename%7D&variables=%7Ba'), '400 BAD_REQUEST'],
  ['variables that are a number, by a link', got('query=%7B__typename%7D&variables=1'), '400 BAD_REQUEST'],
  ['extensions that are no JSON', got('query=%7B__typename%7D&extensions=%7B'), '400 BAD_REQUEST'],
  ['a percent sign that means nothing', got('query=%7B__typename%7D%E0%A4%A'), '400 GRAPHQL_PARSE_FAILED'],
  ['a thousand parameters', got(`query=%7B__typename%7D&${times(900, (n) => `a${n}=1`).replaceAll(' ', '&')}`), '200'],
];

export const graphqlRequests: readonly Row[] = [...texts, ...documents, ...envelopes, ...byGet];
