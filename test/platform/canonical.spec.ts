import { expect, test } from '@jest/globals';
import { canonicalText, sha256 } from '../../src/platform/audit/canonical.js';

// RFC 8785, 3.2.2: the sample of literals, numbers and strings.
test('the sample of RFC 8785 becomes the text of RFC 8785', () => {
  const sample = `{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
    "literals": [null, true, false]
  }`;
  expect(canonicalText(JSON.parse(sample))).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

// RFC 8785, 3.2.3: keys are ordered by their UTF-16 units, so that the emoji (d83d de00) comes before the Hebrew letter (fb33).
test('keys are in the order of their UTF-16 units, at every depth', () => {
  const scattered = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': { b: 1, a: 2 } };
  expect(canonicalText(scattered)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":{"a":2,"b":1},"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
});

// RFC 8785, appendix B: IEEE 754 doubles in hexadecimal, and how they are written.
test.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('the double %s is written %s', (hex, text) => {
  expect(canonicalText(Buffer.from(hex, 'hex').readDoubleBE())).toBe(text);
});

test.each([
  ['every control character', '\0\u0001\b\t\n\u000b\f\r\u001f', '"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f"'],
  ['what JavaScript separates lines with', '\u2028\u2029\u007f', '"\u2028\u2029\u007f"'],
  ['a slash, which needs no escape', '</script>', '"</script>"'],
  ['Korean, as it is given: composed', '각', '"각"'],
  ['Korean, as it is given: in its letters', '\u1100\u1161\u11a8', '"\u1100\u1161\u11a8"'],
])('a text keeps %s', (_, value, text) => {
  expect(canonicalText(value)).toBe(text);
});

test('what is undefined is left out of an object, as JSON does', () => {
  expect(canonicalText({ b: undefined, a: [undefined], c: new Date(0) })).toBe('{"a":[null],"c":"1970-01-01T00:00:00.000Z"}');
});

const circle: unknown[] = [];
circle.push(circle);

test.each([
  ['NaN', Number.NaN],
  ['an infinity', { points: Number.NEGATIVE_INFINITY }],
  ['half a surrogate pair', 'a\ud800'],
  ['half a surrogate pair in a key', { '\udc00': 1 }],
  ['nothing', undefined],
  ['a function', () => 1],
  ['a big integer', 1n],
  ['a circle', circle],
])('%s has no canonical text', (_, value) => {
  expect(() => canonicalText(value)).toThrow();
});

// FIPS 180-2, appendix B.1, and the same of two bytes that are no text.
test('hashes are 64 lower-case hexadecimal digits, of texts in UTF-8 or of bytes', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256(Buffer.from('각'))).toBe(sha256('각'));
});
