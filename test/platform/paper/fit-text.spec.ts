import { describe, expect, test } from '@jest/globals';
import { linesOf, shortened } from '../../../src/platform/paper/fit-text.js';

/** Ten points a character. */
const measure = (text: string): number => [...text].length * 10;

describe('a text on lines', () => {
  test.each<[why: string, text: string, most: number, lines: string[]]>([
    ['nothing', '', 2, []],
    ['what fits', '가나다 라마바', 2, ['가나다 라마바']],
    ['broken at a space', '가나다라 마바사아 자차', 3, ['가나다라', '마바사아 자차']],
    ['broken where a word ends with the line', '가나다라마바사 아자', 2, ['가나다라마바사', '아자']],
    ['a word wider than a line', '가나다라마바사아자차카', 3, ['가나다라마바사', '아자차카']],
    ['more than there is room for', '가나다라마바사아자차카타파하거너더', 2, ['가나다라마바사', '아자차카타파…']],
    ['line breaks and blanks of any kind', ' 가\n\t나  다\u00a0라 ', 1, ['가 나 다 라']],
    ['decomposed Korean, composed', '각'.normalize('NFD'), 1, ['각']],
    ['characters beyond the first plane, whole', '😀😀😀😀😀😀😀😀', 1, ['😀😀😀😀😀😀…']],
  ])('%s', (_, text, most, lines) => {
    expect(linesOf(text, measure, 70, most)).toEqual(lines);
  });

  test('a line narrower than a character still gets on', () => {
    expect(linesOf('가나다', measure, 5, 3)).toEqual(['가', '나', '…']);
  });

  test.each([
    ['fits', '보고서.hwpx', '보고서.hwpx'],
    ['keeps its end', '부산광역시 빈집 실태 분석보고서 최종.hwpx', '부산광역시…최종.hwpx'],
  ])('a file name %s', (_, name, short) => {
    expect(shortened(name, measure, 130, 7)).toBe(short);
  });
});
