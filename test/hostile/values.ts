/** Values with a name, for the list of what was tried. */
export type Named = Record<string, unknown>;

const NO_SUCH_ID = '00000000-0000-4000-8000-000000000000';

/** Texts that something in the way could stumble over: the database, a pattern, a header, a letter, a page. */
const texts: Named = {
  'an empty text': '',
  'a blank': ' ',
  'a hundred thousand letters': 'a'.repeat(100_000),
  'a thousand accents on one letter': `a${'\u0301'.repeat(1_000)}`,
  'half a surrogate pair': 'a\ud800b',
  'U+0000': 'a\0b',
  'control characters': '\u0001\u0008\u001b[31m\u007f\u0085',
  'text from right to left': '\u202e\u2066أبجد\u2069\ufeff',
  'line ends and a header': 'a\r\nSet-Cookie: pado_session=b\r\n\r\n',
  quotes: `'"\`; drop table team; --`,
  'a percent sign and a backslash': '%_\\%5c$1$&{maxMembers}',
  'a path': '../../../../etc/passwd',
  'a script': '<script>alert(1)</script>',
  'the name of a prototype': '__proto__',
  'a number beyond all': '1e999',
};

const noText: Named = { 'a number': 5, 'an object': { a: 1 }, 'a list of texts': ['a', 'b'], true: true };

const decimals: Named = {
  'a number beyond all': '1e999',
  'four hundred digits': '9'.repeat(400),
  'the most that is written': '999999999.999999',
  'less than nothing': '-1',
  'a minus before nothing': '-0',
  'no number': 'NaN',
  'digits of another script': '１７',
  'an empty text': '',
  'a JSON number': 17.5,
};

const instants: Named = {
  '31 February': '2025-02-31T00:00:00Z',
  'a thirteenth month': '2025-13-01T00:00:00Z',
  'the hour after the last': '2025-10-10T24:00:00Z',
  'a day alone': '2025-10-10',
  'no offset': '2025-10-10T18:00:00',
  'the first instant': '1900-01-01T00:00:00Z',
  'the last instant': '9999-12-31T23:59:59.999Z',
  'the last of JavaScript': '+275760-09-13T00:00:00Z',
  'the year 0000': '0000-01-01T00:00:00Z',
  milliseconds: 1_760_000_000_000,
  'an empty text': '',
};

const integers: Named = {
  'less than nothing': -1,
  nothing: 0,
  'the most of 32 bits': 2_147_483_647,
  'the least of 32 bits': -2_147_483_648,
  'one more than 32 bits': 2_147_483_648,
  'a fraction': 1.5,
  'the most of a double': Number.MAX_VALUE,
  'a text of digits': '1',
};

const ids: Named = {
  'an empty text': '',
  'a hundred thousand letters': 'a'.repeat(100_000),
  'U+0000': 'a\0b',
  quotes: `'"\`; drop table team; --`,
  'the name of a prototype': '__proto__',
  'an id of nothing': NO_SUCH_ID,
  'an id in capitals': 'ABCDEF00-0000-4000-8000-ABCDEF000000',
  'an id in braces': `{${NO_SUCH_ID}}`,
  'an id without dashes': NO_SUCH_ID.replaceAll('-', ''),
  'a number': 5,
  'a number beyond 53 bits': 2 ** 60,
  'an object': { a: 1 },
};

/** What could be wrong with a value of these scalars; enums and booleans share a list. */
export const hostileScalars: Record<string, Named> = {
  String: { ...texts, ...noText },
  ID: ids,
  Int: integers,
  Decimal: decimals,
  DateTime: instants,
  Boolean: { 'a text': 'true', 'a number': 1, 'a list': [false], 'an object': {} },
};

export const hostileEnum: Named = {
  'no word of it': 'NO_SUCH_WORD',
  'an empty text': '',
  'a number': 0,
  'the name of a prototype': '__proto__',
  'what every object has': 'constructor',
};
