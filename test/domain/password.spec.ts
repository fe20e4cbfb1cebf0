import { expect, test } from '@jest/globals';
import { isStrongEnough } from '../../src/domain/password.js';

// The rule: ten characters of two kinds, or eight of three (the example of Korea's ISMS guide). Kinds: letters, digits, others.
test.each<[string, boolean, string]>([
  ['Gwangan-25', true, 'ten of three kinds'],
  ['gwanganli1', true, 'ten of two'],
  ['gwangan-li', true, 'ten of two, none a digit'],
  ['2025-10-10', true, 'ten of two, none a letter'],
  ['gwanganlii', false, 'ten of one'],
  ['1234567890', false, 'ten digits'],
  ['gwangan-1', true, 'nine of three'],
  ['gwanganl1', false, 'nine of two'],
  ['gwanga-1', true, 'eight of three'],
  ['gwangal1', false, 'eight of two'],
  ['gwang-1', false, 'seven of three'],
  ['', false, 'nothing'],
  ['광안대교에서2025', true, 'ten of two, in Korean'],
  ['광안대교-202', true, 'eight of three, in Korean'],
  ['광안대교에서보는바다', false, 'ten of one, in Korean'],
  ['광안-1'.normalize('NFD'), false, 'four characters that were typed as more'],
  ['🌊🌊🌊-a1', false, 'six characters of which three take two units each'],
  ['가-1'.repeat(66) + '나2', true, '200'],
  ['가-1'.repeat(67), false, '201'],
  ['minji.k1m@busan.example', false, 'the mail address'],
  ['Minji.K1M@Busan.example', false, 'the mail address in other letters'],
  ['minji.k1m@busan.example!', true, 'the mail address and more'],
])('%s: %s, as %s', (password, isStrong) => {
  expect(isStrongEnough(password, 'minji.k1m@busan.example')).toBe(isStrong);
});
