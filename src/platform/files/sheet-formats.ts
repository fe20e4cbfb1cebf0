import { attributeIn, allIn, childOf, elementsIn, type XmlNode } from './xml-tree.js';

/** How a cell's number is meant. */
export type NumberFormat = 'PLAIN' | 'DATE' | 'TIME' | 'INSTANT' | 'PERCENT';

const builtIn: Record<number, NumberFormat> = {
  9: 'PERCENT',
  10: 'PERCENT',
  ...Object.fromEntries([14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'DATE'])),
  ...Object.fromEntries([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'TIME'])),
  22: 'INSTANT',
};

/** The formats of a workbook's cells, by the number that a cell gives as its style. */
export function numberFormats(styles: XmlNode | null): NumberFormat[] {
  if (!styles) return [];
  const own = new Map(
    allIn(styles, 'numFmt').map((format) => [Number(attributeIn(format, 'numFmtId')), meaningOf(attributeIn(format, 'formatCode'))]),
  );
  return elementsIn(childOf(styles, 'cellXfs') ?? styles).map((cell) => {
    const id = Number(attributeIn(cell, 'numFmtId'));
    return own.get(id) ?? builtIn[id] ?? 'PLAIN';
  });
}

/** By the letters of a format's code, without the words and colours in it. */
function meaningOf(code: string): NumberFormat {
  const letters = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '')
    .toLowerCase();
  if (/[yd]|m{3,}/.test(letters)) return /h/.test(letters) ? 'INSTANT' : 'DATE';
  if (/[hs]/.test(letters)) return 'TIME';
  return letters.includes('%') ? 'PERCENT' : 'PLAIN';
}

const dayMs = 86_400_000;

/** A number as a spreadsheet would show it, more or less: dates by the calendar, no more digits than a spreadsheet keeps. */
export function shownNumber(value: string, format: NumberFormat, since1904: boolean): string {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  if (format === 'PERCENT') return `${Number((number * 100).toPrecision(12))}%`;
  if (format === 'PLAIN' || number < 0 || number > 2_958_465) return String(Number(number.toPrecision(15)));
  const instant = new Date((since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + Math.round(number * 86_400) * 1_000);
  const [day, time] = [instant.toISOString().slice(0, 10), instant.toISOString().slice(11, 19)];
  if (format === 'TIME') return number < 1 ? time : `${Math.floor((number * dayMs) / 3_600_000)}${time.slice(2)}`;
  return format === 'DATE' ? day : `${day} ${time}`;
}
