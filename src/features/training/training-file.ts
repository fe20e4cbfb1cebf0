import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LineProblem, TrainingLine } from '../../domain/training-match.js';
import { problem } from '../../domain/problem.js';
import { parseTrainingRow } from '../../domain/training-row.js';
import { readTrainingCsv } from './training-csv.js';

/** In bytes. 20,000 rows, the most that one file may have, are some 4 MB. */
export const largestTrainingFile = 20 * 1024 * 1024;

/** The rows of a file that can be read, and what is wrong with the others or with the file. Problems of cells are at `lines.<line>.<header>`. */
export async function linesOfTrainingFile(bytes: Uint8Array): Promise<{ lines: TrainingLine[]; problems: LineProblem[] }> {
  const read = readTrainingCsv(bytes);
  if ('problems' in read) return { lines: [], problems: read.problems.map((each) => ({ line: lineIn(each.path), ...each })) };
  if (read.rows.length === 0) return { lines: [], problems: [{ line: null, ...noRows }] };
  const lines: TrainingLine[] = [];
  const problems: LineProblem[] = [];
  for (const [index, { line, cells }] of read.rows.entries()) {
    // A full file takes a second or two, in which others want to be served.
    if (index % 500 === 499) await nextTurn();
    const row = parseTrainingRow(cells);
    if ('problems' in row) problems.push(...row.problems.map((each) => ({ line, ...each, path: `lines.${line}.${each.path}` })));
    else lines.push({ line, row });
  }
  return { lines, problems };
}

const lineIn = (path: string): number | null => Number(/^lines\.(\d+)$/.exec(path)?.[1] ?? 0) || null;

const noRows = problem('file', 'NO_ROWS', '제목 행 아래에 자료가 없습니다.', 'There are no rows below the header.');
