import { expect, test } from '@jest/globals';

import { originalName } from '../../../src/platform/files/original-name.js';

const long = '가'.repeat(300);

test.each([
  ['dots and spaces', '2025. 분석 보고서 v1.2 (최종).hwpx', '2025. 분석 보고서 v1.2 (최종).hwpx'],
  ['Korean in pieces, as macOS sends it', '빈집 분석.pdf'.normalize('NFD'), '빈집 분석.pdf'],
  ['200 characters', `${'가'.repeat(195)}.hwpx`, `${'가'.repeat(195)}.hwpx`],
  ['200 characters in pieces', `${'각'.repeat(195)}.hwpx`.normalize('NFD'), `${'각'.repeat(195)}.hwpx`],
  ['more than 200 characters', `${long}.hwpx`, `${'가'.repeat(195)}.hwpx`],
  ['more than 200 characters without an ending', long, '가'.repeat(200)],
  ['characters beyond the basic plane, uncut', '𝒜'.repeat(201), '𝒜'.repeat(200)],
  ['a Windows path', 'C:\\Users\\hong\\보고서.hwp', '보고서.hwp'],
  ['a Unix path', '../../etc/보고서.hwp', '보고서.hwp'],
  ['control characters', 'a\u0000b\r\nc\u007f\u0085.pdf', 'abc.pdf'],
  ['a hidden ending', 'report\u202efdp.exe\u2066\u200f', 'reportfdp.exe'],
  ['half a character', 'a\ud800b.pdf', 'ab.pdf'],
  ['quotes and per cent signs', '"50%" 결과.csv', '"50%" 결과.csv'],
  ['spaces around', '  보고서.pdf ', '보고서.pdf'],
  ['nothing but dots', '..', 'file'],
  ['nothing', '/', 'file'],
])('%s', (_case, sent, kept) => {
  expect(originalName(sent)).toBe(kept);
});
