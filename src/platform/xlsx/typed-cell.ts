import { decimalsOf } from '../../domain/spreadsheet-points.js';
import { cellText } from '../../domain/spreadsheet-text.js';
import { seoulClock } from '../../domain/seoul-time.js';

/** What stands in a cell: text, a whole number, a decimal with its digits, a moment, or nothing. */
export type Cell = string | number | { decimal: string } | Date | null;

/** A cell as it is written. The format of text keeps it text when somebody edits it. */
export interface WrittenCell {
  value: string | number | Date | null;
  numFmt?: string;
}

export function writtenCell(cell: Cell): WrittenCell {
  if (cell === null) return { value: null };
  if (typeof cell === 'string') return cell === '' ? { value: null } : { value: encoded(cellText(cell)), numFmt: '@' };
  if (typeof cell === 'number') return { value: cell, numFmt: '0' };
  // A cell has no time zone: it shows what clocks in Seoul showed.
  if (cell instanceof Date) return { value: seoulClock(cell), numFmt: 'yyyy-mm-dd hh:mm:ss' };
  return { value: Number(cell.decimal), numFmt: decimalFormat(cell.decimal) };
}

/** Shows as many decimals as were written. */
const decimalFormat = (decimal: string): string => {
  const digits = decimalsOf(decimal);
  return digits === 0 ? '0' : `0.${'0'.repeat(digits)}`;
};

/** `_x003D_` is an equals sign to who reads a workbook: a text that has it is written so that it stays what it is. */
const encoded = (text: string): string => text.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_');

/** The text of a cell as it is read. */
export const decoded = (text: string): string =>
  text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
