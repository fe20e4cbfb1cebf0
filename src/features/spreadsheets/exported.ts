import type { Column, Table } from '../../platform/xlsx/write-tables.js';
import type { Cell } from '../../platform/xlsx/typed-cell.js';

/** Somebody whose data an export hands out: by account, or as a member where nobody has signed in yet. */
export interface ExportedPerson {
  accountId: string | null;
  memberId: string | null;
}

/** What is handed out: a table, and whose data it is. */
export interface Exported {
  table: Table;
  people: readonly ExportedPerson[];
}

export const column = (ko: string, en: string, width: number): Column => ({ ko, en, width });

/** Rows that are there already, as a table takes them. */
export async function* onePage<Row>(rows: readonly Row[], cellsOf: (row: Row) => readonly Cell[]): AsyncGenerator<(readonly Cell[])[]> {
  await Promise.resolve();
  yield* [rows.map(cellsOf)];
}

/** A decimal text as a number in a cell. */
export const decimal = (text: string | null): Cell => (text === null ? null : { decimal: text });
