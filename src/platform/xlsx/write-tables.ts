import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Cell, writtenCell } from './typed-cell.js';

export interface Column {
  /** What the column is called in Korean and English, both in its head. */
  ko: string;
  en: string;
  /** In characters. */
  width: number;
}

/** A sheet of a workbook: one head, and rows that come in pages. */
export interface Table {
  /** At most 31 characters. */
  name: string;
  columns: readonly Column[];
  pages: AsyncIterable<readonly (readonly Cell[])[]>;
}

export const XLSX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What others are served between. */
const ROWS_AT_ONCE = 50;

/**
 * Writes tables as a workbook, row by row, no faster than they are taken away. Ends early, without an error, when whoever reads has gone.
 */
export async function writeTables(out: Writable, tables: readonly Table[]): Promise<void> {
  const gone = once(out, 'close');
  // Nobody may be waiting for it any more when it fails.
  gone.catch(() => undefined);
  // Not before somebody asks: it brings several hundred modules.
  const { default: exceljs } = await import('@protobi/exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  workbook.creator = workbook.lastModifiedBy = 'Pado';
  for (const table of tables) {
    const sheet = workbook.addWorksheet(table.name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = table.columns.map(({ width }) => ({ width }));
    const head = sheet.addRow(table.columns.map(({ ko, en }) => `${ko} ${en}`));
    head.font = { bold: true };
    head.commit();
    let last = 1;
    for await (const page of table.pages) {
      for (const [index, cells] of page.entries()) {
        const written = cells.map(writtenCell);
        const row = sheet.addRow(written.map(({ value }) => value));
        written.forEach(({ numFmt }, column) => numFmt && (row.getCell(column + 1).numFmt = numFmt));
        row.commit();
        last += 1;
        if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await nextTurn();
        if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), gone]);
        if (out.destroyed) return;
      }
    }
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: last, column: table.columns.length } };
    sheet.commit();
  }
  await Promise.race([workbook.commit(), gone]);
}
