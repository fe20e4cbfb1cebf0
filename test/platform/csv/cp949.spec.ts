import { describe, expect, test } from '@jest/globals';
import { decodeCp949 } from '../../../src/platform/csv/cp949.js';

describe('CP949', () => {
  // Made with Python's codec `cp949`: the edges of the ranges that CP949 adds, and some pairs of EUC-KR.
  test.each([
    ['41 2c 0d 0a', 'A,\r\n'],
    ['c7 d1 b1 db', '한글'],
    ['b0 a1', '가'],
    ['c8 fe', '힝'],
    ['a1 ad', '∼'],
    ['81 41', '갂'],
    ['81 5a', '갴'],
    ['81 61', '갵'],
    ['8c 63', '똠'],
    ['94 ee', '뷁'],
    ['a0 fe', '좤'],
    ['a1 41', '좥'],
    ['c6 52', '힣'],
    ['a2 e6', '€'],
    ['a2 e7', '®'],
    ['b0 a1 8c 63 41 b0 a1 94 ee', '가똠A가뷁'],
  ])('%s is %j', (hex, text) => {
    expect(decodeCp949(bytesOf(hex))).toBe(text);
  });

  test.each(['80', 'ff', 'b0', '8c', 'c6 53', 'b0 a1 ff ff', '81 40', 'a2 ff', 'fe fe 00 ff'])('%s is not CP949', (hex) => {
    expect(decodeCp949(bytesOf(hex))).toBeNull();
  });

  test('has every modern syllable once', () => {
    const leads = Array.from({ length: 0xfe - 0x81 + 1 }, (_, index) => index + 0x81);
    const trails = Array.from({ length: 0xfe - 0x41 + 1 }, (_, index) => index + 0x41);
    const pairs = leads.flatMap((lead) => trails.map((trail) => decodeCp949(Uint8Array.of(lead, trail)) ?? ''));
    const syllables = pairs.filter((character) => /^[가-힣]$/.test(character)).toSorted();
    expect(syllables).toEqual(Array.from({ length: 11_172 }, (_, index) => String.fromCharCode(0xac00 + index)));
  });
});

const bytesOf = (hex: string) => Uint8Array.from(hex.split(' '), (byte) => Number.parseInt(byte, 16));
