import { gzipSync } from 'node:zlib';
import type { Row } from './graphql-requests.js';
import type { RawRequest } from './raw-http.js';

const QUERY = '{"query":"{ __typename }"}';
const JSON_TYPE = 'Content-Type: application/json';
const ID = '00000000-0000-4000-8000-000000000000';
const posted = (headers: string[], body: string | Buffer = QUERY): RawRequest => ({ method: 'POST', headers, body });
const including = (...headers: string[]) => posted([JSON_TYPE, ...headers]);

/** What a body says of itself. */
const bodies: Row[] = [
  ['no type', posted([]), '400 BAD_REQUEST'],
  ['a text', posted(['Content-Type: text/plain']), '400 BAD_REQUEST'],
  ['a form', posted(['Content-Type: application/x-www-form-urlencoded'], 'query=%7B__typename%7D'), '400 BAD_REQUEST'],
  ['a form of parts', posted(['Content-Type: multipart/form-data; boundary=b'], '--b\r\n\r\n{}\r\n--b--'), '400 BAD_REQUEST'],
  [
    'an upload in GraphQL',
    posted(
      ['Content-Type: multipart/form-data; boundary=b'],
      `--b\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${QUERY}\r\n--b--`,
    ),
    '400 BAD_REQUEST',
  ],
  ['a type that is no type', posted(['Content-Type: ;;;/']), '400 BAD_REQUEST'],
  ['a type with a parameter that never ends', posted([`Content-Type: application/json; a="${'b'.repeat(5_000)}`]), '200'],
  ['two types', posted([JSON_TYPE, 'Content-Type: text/plain']), '200'],
  ['another character set', posted(['Content-Type: application/json; charset=euc-kr']), '415 INVALID_INPUT'],
  ['UTF-7', posted(['Content-Type: application/json; charset=utf-7']), '200'],
  ['no gzip', including('Content-Encoding: gzip'), '400 INVALID_INPUT'],
  ['an unknown compression', including('Content-Encoding: zstd-9'), '415 INVALID_INPUT'],
  ['compression over compression', posted([JSON_TYPE, 'Content-Encoding: gzip, gzip'], gzipSync(gzipSync(QUERY))), '415 INVALID_INPUT'],
  [
    'fifty megabytes in fifty kilobytes',
    posted([JSON_TYPE, 'Content-Encoding: gzip'], gzipSync(Buffer.alloc(50_000_000, ' '))),
    '413 BODY_TOO_LARGE',
  ],
  ['two megabytes', posted([JSON_TYPE], ' '.repeat(2_000_000)), '413 BODY_TOO_LARGE'],
  ['a length beyond all', { method: 'POST', headers: [JSON_TYPE, 'Content-Length: 99999999999999'], body: QUERY, hangUp: true }, '0'],
  ['a length that is no number', { method: 'POST', headers: [JSON_TYPE, 'Content-Length: many'], body: QUERY }, '400'],
  ['two lengths', { method: 'POST', headers: [JSON_TYPE, 'Content-Length: 5', 'Content-Length: 26'], body: QUERY }, '400'],
  [
    'a length and chunks',
    { method: 'POST', headers: [JSON_TYPE, 'Content-Length: 4', 'Transfer-Encoding: chunked'], body: '0\r\n\r\n' },
    '400',
  ],
  ['chunks that are none', { method: 'POST', headers: [JSON_TYPE, 'Transfer-Encoding: chunked'], body: 'many\r\nabc\r\n' }, '400'],
  ['an unknown way of sending', { method: 'POST', headers: [JSON_TYPE, 'Transfer-Encoding: smoke'], body: QUERY }, '400'],
  ['a client that hangs up', { method: 'POST', headers: [JSON_TYPE, 'Content-Length: 500'], body: '{"query"', hangUp: true }, '0'],
];

/** Who it says that it is, and from where. */
const people: Row[] = [
  ['a token that nobody has', including(`Authorization: Bearer ${'a'.repeat(43)}`), '200'],
  ['a token of nothing', including('Authorization: Bearer '), '200'],
  ['a token with quotes', including(`Authorization: Bearer ' or '1'='1`), '200'],
  ['another way of saying who', including('Authorization: Basic YWRtaW46YWRtaW4='), '200'],
  ['an authorisation as long as a page', including(`Authorization: Bearer ${'a'.repeat(10_000)}`), '200'],
  ['a cookie that nobody has', including('Cookie: pado_session=abc'), '200'],
  ['a cookie of percent signs', including('Cookie: pado_session=%E0%A4%A'), '200'],
  ['a cookie of a prototype', including('Cookie: __proto__=a; constructor=b; pado_session=c'), '200'],
  ['a cookie without a name', including('Cookie: =; ;;; ='), '200'],
  ['the cookie twice', including('Cookie: pado_session=a; pado_session=b', 'Cookie: pado_session=c'), '200'],
  ['U+0000 in a cookie', including('Cookie: pado_session=%00'), '200'],
  ['a page elsewhere', including('Origin: https://evil.example', 'Cookie: pado_session=abc'), '200'],
  ['an address that somebody made up', including("X-Forwarded-For: ' or 1=1, ::::, 999.999.999.999"), '200'],
  ['a name of the browser with a script', including('User-Agent: <script>alert(1)</script>'), '200'],
  ['an id of the request with a line', including('X-Request-Id: {"level":60}'), '200'],
  ['a language that is none', including('Accept-Language: ../../../etc/passwd'), '200'],
  ['another host', including('Host: evil.example'), '200'],
  ['a host that is no host', including('Host: ]['), '200'],
  ['two hosts', including('Host: a.example', 'Host: b.example'), '200'],
  ['no answer that it would take', including('Accept: image/png'), '406 BAD_REQUEST'],
  ['a header of twenty kilobytes', including(`X-Long: ${'a'.repeat(20_000)}`), '431'],
  ['five hundred headers', including(...Array.from({ length: 500 }, (_, n) => `X-${n}: a`)), '200'],
  ['a header with a line in it', including('X-Lines: a\r\n b'), '400'],
  ['a header that is none', including('this is no header'), '400'],
  [
    'what a server would upgrade to',
    including(
      'Connection: Upgrade, close',
      'Upgrade: websocket',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Version: 13',
    ),
    '200',
  ],
  ['something that it should expect', including('Expect: miracles'), '417'],
];

/** Methods and paths. */
const places: Row[] = [
  ['PUT', { method: 'PUT', headers: [JSON_TYPE], body: QUERY }, '405 BAD_REQUEST'],
  ['DELETE', { method: 'DELETE' }, '400 BAD_REQUEST'],
  ['HEAD', { method: 'HEAD' }, '400'],
  ['OPTIONS', { method: 'OPTIONS' }, '400 BAD_REQUEST'],
  ['TRACE', { method: 'TRACE' }, '400 BAD_REQUEST'],
  ['a method that nobody knows', { method: 'JUDGE' }, '400'],
  ['a method in small letters', { method: 'get' }, '400'],
  ['no HTTP', { method: 'GET', path: '/ FTP/1.0 x' }, '400'],
  ['a path up and away', { path: '/../../../../etc/passwd' }, '404 NOT_FOUND'],
  ['a path up and away, in percent', { path: '/files/..%2f..%2f..%2fetc%2fpasswd' }, '404 NOT_FOUND'],
  ['a path with U+0000', { path: '/files/%00' }, '404 NOT_FOUND'],
  ['a path that is no UTF-8', { path: '/files/%ff%fe' }, '400 INVALID_INPUT'],
  ['a path of ten thousand letters', { path: `/${'a'.repeat(10_000)}` }, '404 NOT_FOUND'],
  ['two slashes', { path: '//files//x' }, '404 NOT_FOUND'],
  ['a whole address', { path: 'http://evil.example/graphql' }, '400 BAD_REQUEST'],
  ['the folder of files', { path: '/uploads/' }, '404 NOT_FOUND'],
  ['the settings of the program', { path: '/.env' }, '404 NOT_FOUND'],
  ['the history of the program', { path: '/.git/config' }, '404 NOT_FOUND'],
  ['a prototype', { path: '/__proto__' }, '404 NOT_FOUND'],
  ['a file whose id is none', { path: '/files/1' }, '404 NOT_FOUND'],
  ['a file whose id is a statement', { path: `/files/'%20or%201=1` }, '404 NOT_FOUND'],
  ['a file with a reason as long as a book', { path: `/files/${ID}?reason=${'a'.repeat(10_000)}` }, '404 NOT_FOUND'],
  ['a file with two reasons', { path: `/files/${ID}?reason=a&reason=b` }, '404 NOT_FOUND'],
  ['a file with a reason that is an object', { path: `/files/${ID}?reason[a]=b` }, '404 NOT_FOUND'],
  ['a judge’s copy whose id is none', { path: '/judge-copies/x' }, '401 SIGN_IN_REQUIRED'],
  ['a link without a secret', { path: '/link' }, '400 INVALID_INPUT'],
  ['a link with two secrets', { path: '/link?token=a&token=b' }, '400 INVALID_INPUT'],
  ['a link whose secret is an object', { path: '/link?token[a]=b' }, '400 INVALID_INPUT'],
  ['a link with a script', { path: '/link?token=%3Cscript%3Ealert(1)%3C/script%3E' }, '410'],
  ['a link with U+0000', { path: '/link?token=%00' }, '400 INVALID_INPUT'],
  ['a link by POST without anything', { method: 'POST', path: '/link' }, '400 INVALID_INPUT'],
  ['a link by POST in JSON', { method: 'POST', path: '/link', headers: [JSON_TYPE], body: '{"token":{"a":1}}' }, '400 INVALID_INPUT'],
  [
    'a link by POST with ten thousand fields',
    { method: 'POST', path: '/link', headers: ['Content-Type: application/x-www-form-urlencoded'], body: 'token=a&'.repeat(10_000) },
    '413 BODY_TOO_LARGE',
  ],
  ['a body to a page that takes none', { method: 'GET', path: '/healthz', headers: [JSON_TYPE], body: '{"a": ' }, '400 INVALID_INPUT'],
];

export const httpRequests: readonly Row[] = [...bodies, ...people, ...places];
