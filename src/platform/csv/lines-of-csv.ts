import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LineProblem } from '../../domain/import/line-problem.js';
import { problem } from '../../domain/problem.js';
import type { Problem } from '../../domain/refusal.js';
import { type CsvHeaders, readCsv } from './read-csv.js';

/** The largest file of rows that is taken in, in bytes. 20,000 rows, the most that one file may have, are some 4 MB. */
export const largestCsvFile = 20 * 1024 * 1024;

/** How many problems of one file are told one by one. */
export const mostProblems = 500;

/** A row that was understood, and the line of the file where it begins. */
export interface CsvLine<Row> {
  line: number;
  row: Row;
}

/** The rows of a file that can be read, and what is wrong with the others or with the file. Problems of cells are at `lines.<line>.<header>`. */
export async function linesOfCsv<Header extends string, Row extends object>(
  bytes: Uint8Array,
  headers: CsvHeaders<Header>,
  parse: (cells: Record<Header, string>) => Row | { problems: Problem[] },
): Promise<{ lines: CsvLine<Row>[]; problems: LineProblem[] }> {
  const read = readCsv(bytes, headers);
  if ('problems' in read) return { lines: [], problems: read.problems.map((each) => ({ line: lineIn(each.path), ...each })) };
  if (read.rows.length === 0) return { lines: [], problems: [{ line: null, ...noRows }] };
  const lines: CsvLine<Row>[] = [];
  const problems: LineProblem[] = [];
  for (const [index, { line, cells }] of read.rows.entries()) {
    // A full file takes a second or two, in which others want to be served.
    if (index % 500 === 499) await nextTurn();
    const row = parse(cells);
    if ('problems' in row) problems.push(...row.problems.map((each) => ({ line, ...each, path: `lines.${line}.${each.path}` })));
    else lines.push({ line, row });
  }
  return { lines, problems };
}

const lineIn = (path: string): number | null => Number(/^lines\.(\d+)$/.exec(path)?.[1] ?? 0) || null;

const noRows = problem('file', 'NO_ROWS', '제목 행 아래에 자료가 없습니다.', 'There are no rows below the header.');
