import { expect, test } from '@jest/globals';
import { pledgeText } from '../../src/domain/pledge.js';

test.each([
  ['ko', ['보안', '청렴', '이해충돌', '회피']],
  ['en', ['Secrecy', 'Integrity', 'Conflict of interest', 'do not judge']],
] as const)('the pledge (%s) speaks of secrecy, integrity and the duty to step back', (language, words) => {
  expect(words.filter((word) => !pledgeText[language].includes(word))).toEqual([]);
});
