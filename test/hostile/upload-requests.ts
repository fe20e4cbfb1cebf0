import type { Row } from './graphql-requests.js';
import type { RawRequest } from './raw-http.js';

const CSV = 'a,b\r\n1,2\r\n';
const part = (disposition: string, content: string | Buffer = CSV, more = '') =>
  Buffer.concat([Buffer.from(`--b\r\nContent-Disposition: ${disposition}\r\n${more}\r\n`), Buffer.from(content), Buffer.from('\r\n')]);
const END = Buffer.from('--b--\r\n');
const sent = (body: Buffer, type = 'multipart/form-data; boundary=b', headers: string[] = []): RawRequest => ({
  method: 'POST',
  path: '/files',
  headers: [`Content-Type: ${type}`, ...headers],
  body,
});
const form = (...parts: Buffer[]) => sent(Buffer.concat([...parts, END]));
const named = (name: string) => form(part(`form-data; name="file"; filename="${name}"`));
const good = part('form-data; name="file"; filename="a.csv"');

/** Uploads by somebody who may upload. */
export const uploadRequests: readonly Row[] = [
  ['no type', { method: 'POST', path: '/files', body: CSV }, '400 FILE_MISSING'],
  ['JSON', sent(Buffer.from('{}'), 'application/json'), '400 FILE_MISSING'],
  ['no boundary', sent(Buffer.concat([good, END]), 'multipart/form-data'), '400 FILE_CUT_OFF'],
  ['an empty boundary', sent(Buffer.concat([good, END]), 'multipart/form-data; boundary='), '400 FILE_MISSING'],
  ['another boundary', sent(Buffer.concat([good, END]), 'multipart/form-data; boundary=c'), '400 FILE_CUT_OFF'],
  [
    'a boundary as long as a book',
    sent(Buffer.concat([good, END]), `multipart/form-data; boundary=${'b'.repeat(5_000)}`),
    '400 FILE_CUT_OFF',
  ],
  ['another kind of parts', sent(Buffer.concat([good, END]), 'multipart/mixed; boundary=b'), '400 FILE_CUT_OFF'],
  ['no end', sent(good), '400 FILE_CUT_OFF'],
  ['nothing', sent(Buffer.alloc(0), undefined, ['Content-Length: 0']), '400 FILE_CUT_OFF'],
  ['an end and nothing before', sent(END), '400 FILE_MISSING'],
  ['no file', form(), '400 FILE_MISSING'],
  ['a text field', form(part('form-data; name="a"', 'b')), '400 FILE_ONLY_ONE'],
  ['a file under another name', form(part('form-data; name="report"; filename="a.csv"')), '400 FILE_ONLY_ONE'],
  ['two files', form(good, good), '400 FILE_ONLY_ONE'],
  ['a file and a field', form(good, part('form-data; name="a"', 'b')), '400 FILE_ONLY_ONE'],
  ['a field of a prototype', form(part('form-data; name="__proto__"', 'b'), good), '400 FILE_ONLY_ONE'],
  ['a name of the field as long as a book', form(part(`form-data; name="${'a'.repeat(10_000)}"; filename="a.csv"`)), '400 FILE_ONLY_ONE'],
  [
    'a thousand headers in a part',
    form(part('form-data; name="file"; filename="a.csv"', CSV, 'X-A: b\r\n'.repeat(3_000))),
    '400 FILE_CUT_OFF',
  ],
  ['a part without headers', sent(Buffer.from(`--b\r\n\r\n${CSV}\r\n--b--\r\n`)), '400 FILE_CUT_OFF'],
  ['a disposition that is none', form(part(';;;=;')), '400 FILE_MISSING'],
  ['an empty file', form(part('form-data; name="file"; filename="a.csv"', '')), '400 FILE_EMPTY'],
  ['a name up and away', named('../../../etc/passwd.csv'), '201'],
  ['a name of Windows up and away', named('C:\\\\Windows\\\\..\\\\a.csv'), '201'],
  ['a name with U+0000', named('a.csv\0.exe'), '400 FILE_CUT_OFF'],
  ['a name with a line in it', named('a%0d%0aSet-Cookie: b.csv'), '201'],
  ['a name from right to left', named('\u202evsc.a.csv'), '201'],
  ['a name as long as a book', named(`${'가'.repeat(3_000)}.csv`), '201'],
  ['an empty name', named(''), '400 FILE_ONLY_ONE'],
  ['a name of dots', named('..'), '400 FILE_MISSING'],
  ['a name of a device', named('CON.csv'), '201'],
  ['a name with a script', named('<img src=x onerror=alert(1)>.csv'), '201'],
  [
    'a name that is no UTF-8',
    form(Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="\xff\xfe.csv"\r\n\r\na,b\r\n1,2\r\n\r\n', 'latin1')),
    '201',
  ],
  ['a name in an encoding that is none', form(part("form-data; name=file; filename*=no-such-charset''a.csv")), '400 FILE_MISSING'],
  [
    'a page that claims to be a table',
    form(part('form-data; name="file"; filename="a.csv"', '<html><script>alert(1)</script></html>')),
    '400 FILE_TYPE_UNKNOWN',
  ],
  [
    'a program',
    form(part('form-data; name="file"; filename="a.pdf"', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'))),
    '400 FILE_TYPE_UNKNOWN',
  ],
  ['a PDF that is no PDF', form(part('form-data; name="file"; filename="a.pdf"', '%PDF-1.7\n%%EOF')), '400 FILE_DAMAGED'],
  [
    'a ZIP that is cut off',
    form(part('form-data; name="file"; filename="a.hwpx"', Buffer.from('504b0304140000000800', 'hex'))),
    '400 FILE_DAMAGED',
  ],
  ['a length of the future', sent(Buffer.concat([good, END]), undefined, ['Content-Length: 999999999999']), '413 FILE_TOO_LARGE'],
  ['chunks that are none', sent(Buffer.from('zz\r\n'), undefined, ['Transfer-Encoding: chunked']), '400'],
  ['a client that hangs up', { ...sent(good, undefined, ['Content-Length: 5000']), hangUp: true }, '0'],
  [
    'a coding of the part that is none',
    form(part('form-data; name="file"; filename="a.csv"', CSV, 'Content-Transfer-Encoding: smoke\r\n')),
    '201',
  ],
];

const goodForm = form(good);
const from = (...headers: string[]): RawRequest => ({ ...goodForm, headers: [...goodForm.headers!, ...headers] });
const OWN = 'X-Pado-Upload: 1';

/** The same good file, from pages that are ours and not. */
export const cookieUploadRequests: readonly Row[] = [
  ['no origin', from(OWN), '403 FOREIGN_ORIGIN'],
  ['a foreign origin', from(OWN, 'Origin: https://evil.example'), '403 FOREIGN_ORIGIN'],
  ['the origin of a sandbox', from(OWN, 'Origin: null'), '403 FOREIGN_ORIGIN'],
  ['an empty origin', from(OWN, 'Origin: '), '403 FOREIGN_ORIGIN'],
  ['an origin that begins like ours', from(OWN, 'Origin: http://127.0.0.1.evil.example', 'Host: 127.0.0.1'), '403 FOREIGN_ORIGIN'],
  ['an origin with a path', from(OWN, 'Origin: http://127.0.0.1/', 'Host: 127.0.0.1'), '403 FOREIGN_ORIGIN'],
  ['ours at another port', from(OWN, 'Origin: http://127.0.0.1:9', 'Host: 127.0.0.1'), '403 FOREIGN_ORIGIN'],
  ['two origins', from(OWN, 'Origin: http://127.0.0.1, https://evil.example', 'Host: 127.0.0.1'), '403 FOREIGN_ORIGIN'],
  ['our origin, as a form sends it', from('Origin: http://127.0.0.1', 'Host: 127.0.0.1'), '403 FOREIGN_ORIGIN'],
  ['our origin and another header', from('X-Pado-Upload: yes', 'Origin: http://127.0.0.1', 'Host: 127.0.0.1'), '403 FOREIGN_ORIGIN'],
  ['our origin and our header', from(OWN, 'Origin: http://127.0.0.1', 'Host: 127.0.0.1'), '201'],
];

/** Which part of a thousand bytes is asked for. */
export const rangeHeaders: readonly (readonly [range: string, answer: string])[] = [
  ['bytes=0-0', '206'],
  ['bytes=999-', '206'],
  ['bytes=-1', '206'],
  ['bytes=-99999999999999999999', '416'],
  ['bytes=0-18446744073709551616', '206'],
  ['bytes=1000-', '416'],
  ['bytes=5-2', '416'],
  ['bytes=-0', '416'],
  ['bytes=a-b', '200'],
  ['bytes=', '200'],
  ['bytes=0-1,3-4', '200'],
  [`bytes=${'0-0,'.repeat(3_000)}0-0`, '200'],
  ['bytes=1e3-', '200'],
  ['lines=0-1', '200'],
  ['nonsense', '200'],
];
