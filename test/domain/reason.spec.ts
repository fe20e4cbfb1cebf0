import { expect, test } from '@jest/globals';
import { problemsOfReason } from '../../src/domain/reason.js';

test.each([
  ['점수오기', ['TOO_SHORT']],
  ['점수 오기', []],
  ['  abcd  ', ['TOO_SHORT']],
  ['     ', ['REQUIRED']],
  ['', ['REQUIRED']],
  // Five syllables, though typed in pieces: composed, they are what a person counts.
  ['점수오기정'.normalize('NFD'), []],
  ['점수'.normalize('NFD'), ['TOO_SHORT']],
  ['a'.repeat(500), []],
  ['a'.repeat(501), ['TOO_LONG']],
  ['abcde\u0000', ['NOT_PRINTABLE']],
])('the reason %j: %j', (reason, codes) => {
  expect(problemsOfReason(reason).map(({ path, code }) => [path, code])).toEqual(codes.map((code) => ['reason', code]));
});
