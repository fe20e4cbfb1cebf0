import type { Cell, Paper, Writing } from './paper.js';

/** A column of a table, so wide in points. */
export interface Column extends Pick<Cell, 'atRight' | 'isCentred'> {
  head: string;
  width: number;
  /** How many lines of a cell are written at most; one by default. */
  lines?: number;
}

/** What stands in a cell: a text, or one that is written otherwise than its neighbours. */
export type Content = string | ({ text: string } & Pick<Writing, 'bold' | 'colour'>);

const PADDING = 4;
const HEAD = '#f1f3f5';
const GREY = '#464c53';
const LINE = '#cdd1d5';

/**
 * A table over the width of its columns. A row is never torn apart; on each further page the head is written again, for the eye alone. Below a
 * heading it keeps with its first row.
 */
export function writeTable(paper: Paper, columns: readonly Column[], rows: readonly (readonly Content[])[], size = 9): void {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const look = { size, leading: 1.4 };
  const cellsOf = (contents: readonly Content[], more: Partial<Cell> = {}): Cell[] =>
    columns.map(({ width: wide, lines, atRight, isCentred }, index) => {
      const column = { ...(lines && { lines }), ...(atRight && { atRight }), ...(isCentred && { isCentred }) };
      const content = contents[index]!;
      const x = columns.slice(0, index).reduce((sum, before) => sum + before.width, 0) + PADDING;
      return { ...look, ...column, ...more, ...(typeof content === 'string' ? { text: content } : content), x, width: wide - 2 * PADDING };
    });
  const head = cellsOf(
    columns.map((column) => column.head),
    { bold: true, colour: GREY, lines: 2 },
  );
  const headHeight = paper.heightOf(head) + 2 * PADDING;

  const writeRow = (cells: Cell[], as: 'TH' | 'TD', height: number, fill?: string) => {
    const top = paper.y;
    if (fill !== undefined) paper.box({ x: 0, y: top, width, height, thickness: 0, fill });
    paper.gap(PADDING);
    paper.within('TR', () => paper.row(cells, { as }));
    paper.y = top + height;
    paper.box({ x: 0, y: paper.y, width, height: 0, colour: LINE, thickness: 0.5 });
  };
  paper.within('Table', () => {
    const [first] = rows;
    paper.keep(headHeight + (first ? paper.heightOf(cellsOf(first)) + 2 * PADDING : 0));
    writeRow(head, 'TH', headHeight, HEAD);
    for (const row of rows) {
      const cells = cellsOf(row);
      const height = paper.heightOf(cells) + 2 * PADDING;
      if (paper.keep(height)) paper.unread(() => writeRow(head, 'TH', headHeight, HEAD));
      writeRow(cells, 'TD', height);
    }
  });
}
