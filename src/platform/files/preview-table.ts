import { withParticle } from '../../domain/particle.js';
import { type Cell, note, table } from './preview-html.js';

/** Enough to judge a table by; more is for a spreadsheet. */
const mostRows = 300;
export const mostColumns = 50;
const longestCell = 1_000;

/** The beginning of a table, gathered row by row, and how much of it there is. */
export class TableStart {
  private readonly rows: Cell[][] = [];
  private rowCount = 0;
  private width = 0;

  get isFull(): boolean {
    return this.rows.length >= mostRows;
  }

  /** @param width of the row where it is wider than the cells that are given. */
  add(cells: readonly Cell[], width = cells.length): void {
    this.rowCount += 1;
    this.width = Math.max(this.width, width);
    if (!this.isFull) this.rows.push(cells.slice(0, mostColumns).map(({ text, ...rest }) => ({ ...rest, text: cut(text) })));
  }

  /** Counts a row that is not looked at. */
  skip(): void {
    this.rowCount += 1;
  }

  html(caption: string): string {
    if (this.rows.length === 0) return note('빈 표입니다.', 'The table is empty.');
    const [rows, columns] = [this.rowCount - this.rows.length, Math.max(0, this.width - mostColumns)];
    const ko = [rows > 0 && `이후 ${rows}행`, columns > 0 && `오른쪽 ${columns}열`].filter(Boolean).join('과 ');
    const en = [rows > 0 && `${rows} more rows`, columns > 0 && `${columns} more columns`].filter(Boolean).join(' and ');
    const leftOut = ko === '' ? '' : note(`${withParticle(ko, '은/는')} 미리보기에 나오지 않습니다.`, `Not shown in this preview: ${en}.`);
    return leftOut + table(this.rows, caption);
  }
}

const cut = (text: string): string => (text.length > longestCell ? `${text.slice(0, longestCell).toWellFormed()}…` : text);
