import exceljs from '@protobi/exceljs';
import { zipOf, unzipped } from './zip.js';

/** What somebody puts into a cell of a sheet, by its name. */
export type Filling = Record<string, exceljs.CellValue | { percent: number } | { merge: string }>;

/** A workbook as a person with a spreadsheet program sends it back. */
export async function filled(workbook: Buffer, filling: Filling): Promise<Buffer> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(workbook as unknown as ArrayBuffer);
  const sheet = book.worksheets[0]!;
  for (const [name, value] of Object.entries(filling)) {
    if (typeof value === 'object' && value !== null && 'merge' in value) sheet.mergeCells(value.merge);
    else if (typeof value === 'object' && value !== null && 'percent' in value) put(sheet.getCell(name), value.percent, '0%');
    else if (value instanceof Date) put(sheet.getCell(name), value, 'yyyy-mm-dd');
    else sheet.getCell(name).value = value;
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Cells that look alike share their style until one of them gets its own. */
function put(cell: exceljs.Cell, value: exceljs.CellValue, numFmt: string): void {
  cell.value = value;
  cell.style = { ...cell.style, numFmt };
}

/** The same workbook with other parts, or more of them. */
export async function withParts(workbook: Buffer, change: (parts: Record<string, string>) => Record<string, string>): Promise<Buffer> {
  const parts = Object.fromEntries(Object.entries(await unzipped(workbook)).map(([name, content]) => [name, content.toString('utf8')]));
  return zipOf({ ...parts, ...change(parts) });
}

/** The same workbook with more sheets at its end: copies of the first one with something else in them, or notes (메모). */
export async function withTabs(workbook: Buffer, tabs: Record<string, Filling>): Promise<Buffer> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(workbook as unknown as ArrayBuffer);
  const first = book.worksheets[0]!;
  for (const [name, filling] of Object.entries(tabs)) {
    const sheet = book.addWorksheet(name);
    if (name.startsWith('메모')) sheet.getCell('A1').value = '메모';
    else first.eachRow((row, number) => row.eachCell((cell, column) => (sheet.getRow(number).getCell(column).value = cell.value)));
    for (const [cell, value] of Object.entries(filling)) sheet.getCell(cell).value = value as exceljs.CellValue;
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
