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

const NEW = ['Tus-Resumable: 1.0.0', 'Upload-Length: 9'];
const begun = (headers: string[], body: string | Buffer = ''): RawRequest => ({ method: 'POST', path: '/uploads', headers, body });
const withData = (data: string) => begun([...NEW, `Upload-Metadata: ${data}`]);
const ID = '00000000-0000-4000-8000-000000000000';
const sentTo = (id: string, headers: string[], body: string | Buffer = 'a'): RawRequest => ({
  method: 'PATCH',
  path: `/uploads/${id}`,
  headers: ['Tus-Resumable: 1.0.0', 'Content-Type: application/offset+octet-stream', ...headers],
  body,
});

/** Resumable uploads by somebody who may upload. */
export const resumableRequests: readonly Row[] = [
  ['no version', begun(['Upload-Length: 9']), '412 UPLOAD_VERSION_WRONG'],
  ['a version of the future', begun(['Upload-Length: 9', 'Tus-Resumable: 2.0.0']), '412 UPLOAD_VERSION_WRONG'],
  ['two versions', begun([...NEW, 'Tus-Resumable: 1.0.0']), '412 UPLOAD_VERSION_WRONG'],
  ['no length', begun(['Tus-Resumable: 1.0.0']), '400 UPLOAD_HEADERS_WRONG'],
  ...['-1', '1.5', '1e3', '0x10', '+9', 'NaN', '99999999999999999999999', '9007199254740993', '9, 9'].map((length): Row => [
    `a length of ${length}`,
    begun(['Tus-Resumable: 1.0.0', `Upload-Length: ${length}`]),
    '400 UPLOAD_HEADERS_WRONG',
  ]),
  ['the largest length', begun(['Tus-Resumable: 1.0.0', 'Upload-Length: 9007199254740991']), '413 FILE_TOO_LARGE'],
  ['nothing', begun(['Tus-Resumable: 1.0.0', 'Upload-Length: 0']), '400 FILE_EMPTY'],
  ['parts that are to be put together', begun([...NEW, 'Upload-Concat: final;/uploads/a /uploads/b']), '400 UPLOAD_HEADERS_WRONG'],
  ['another method over this one', begun([...NEW, 'X-HTTP-Method-Override: DELETE']), '201'],
  ['JSON', begun([...NEW, 'Content-Type: application/json'], '{}'), '201'],
  ['JSON that is none', begun([...NEW, 'Content-Type: application/json'], '{'), '400 INVALID_INPUT'],
  ['more than was announced', begun([...NEW, 'Content-Type: application/offset+octet-stream'], 'a'.repeat(99)), '400 UPLOAD_HEADERS_WRONG'],
  ['a name up and away', withData(`filename ${Buffer.from('../../etc/passwd').toString('base64')}`), '201'],
  ['a name with a line in it', withData(`filename ${Buffer.from('a\r\nSet-Cookie: b').toString('base64')}`), '201'],
  ['a name with U+0000', withData(`filename ${Buffer.from('a\0b').toString('base64')}`), '201'],
  ['a name that is no UTF-8', withData(`filename ${Buffer.from([0xff, 0xfe, 0xed, 0xa0, 0x80]).toString('base64')}`), '201'],
  ['a name as long as a book', withData(`filename ${Buffer.from('가'.repeat(3_000)).toString('base64')}`), '201'],
  ['a name that is not encoded', withData('filename a.pdf!'), '400 UPLOAD_HEADERS_WRONG'],
  ['a name without a value', withData('filename'), '201'],
  ['two names', withData('filename YQ==,filename YQ=='), '400 UPLOAD_HEADERS_WRONG'],
  ['the prototype of all', withData('__proto__ YQ==,constructor YQ=='), '400 UPLOAD_HEADERS_WRONG'],
  ['a host with a page in it', begun([...NEW, 'Host: evil.example/"><script>']), '201'],
  ['a host that is none', begun([...NEW, 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: javascript']), '400 UPLOAD_HEADERS_WRONG'],
  ['an upload that is not there', sentTo(ID, ['Upload-Offset: 0']), '404 NOT_FOUND'],
  ['an id that is none', sentTo('a', ['Upload-Offset: 0']), '404 NOT_FOUND'],
  ['an id up and away', sentTo('..%2f..%2fetc%2fpasswd', ['Upload-Offset: 0']), '404 NOT_FOUND'],
  ['an id of SQL', sentTo(`${ID}'--`, ['Upload-Offset: 0']), '404 NOT_FOUND'],
  ['an id with U+0000', sentTo('%00', ['Upload-Offset: 0']), '404 NOT_FOUND'],
  ['no offset', sentTo(ID, []), '400 UPLOAD_HEADERS_WRONG'],
  ['an offset below nothing', sentTo(ID, ['Upload-Offset: -1']), '400 UPLOAD_HEADERS_WRONG'],
  [
    'another type',
    { ...sentTo(ID, ['Upload-Offset: 0']), headers: ['Tus-Resumable: 1.0.0', 'Upload-Offset: 0'] },
    '400 UPLOAD_HEADERS_WRONG',
  ],
  ['a PUT', { ...sentTo(ID, ['Upload-Offset: 0']), method: 'PUT' }, '404 NOT_FOUND'],
  ['a client that hangs up', { ...sentTo(ID, ['Upload-Offset: 0', 'Content-Length: 5000']), hangUp: true }, '0'],
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
