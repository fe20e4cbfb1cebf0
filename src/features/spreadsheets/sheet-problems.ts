import type { NamedInRemark } from '../../domain/anonymity/comment.js';
import { type Problem, type Refusal, sentencesOf } from '../../domain/refusal.js';
import { cellProblem } from '../../domain/score-workbook.js';
import type { SentRow, SentWorkbook } from './read-score-workbook.js';
import { columnKeys } from './score-workbook.type.js';

/** What is wrong with a cell of a workbook, and what its judge needs to put it right. */
export interface SheetProblem extends Omit<Problem, 'path'> {
  /** Such as `E7`; on a sheet that was not read `'사본'!E7`. */
  cell: string;
  row: number;
  /** The code of the entry; null: the row is none of the judge's. */
  entry: string | null;
  /** Whom a comment seems to name. */
  findings?: NamedInRemark[];
  /** Of a sheet that was saved in the meantime: when, and what it says; and what the workbook says. */
  savedAt?: unknown;
  kept?: unknown;
  sent?: unknown;
}

/** Why a draft was not saved, at the cells that say so. */
export function problemsOfOutcome(row: SentRow, { code, data = {} }: Refusal, cellOf: SentWorkbook['cellOf']): SheetProblem[] {
  const at = { row: row.number, entry: row.kept.code };
  const cellAt = (path: string): string => cellOf(row.number, keyAt(path, row));
  const whole = cellOf(row.number, columnKeys.code);
  if (code === 'INVALID_INPUT') return (data.problems ?? []).map(({ path, ...said }) => ({ cell: cellAt(path), ...at, ...said }));
  if (code === 'STALE_REVISION') {
    const { path, ...said } = cellProblem(whole, 'NEWER_REVISION');
    const sent = { marks: row.marks, comment: row.comment };
    return [{ cell: path, ...at, ...said, savedAt: data['savedAt'] ?? null, kept: data['current'], sent }];
  }
  const said = { code, ...sentencesOf({ code, data }) };
  const findings = (data['findings'] ?? []) as NamedInRemark[];
  if (findings.length === 0) {
    const { path, ...foreign } = cellProblem(whole, 'ROW_NOT_YOURS');
    return [{ cell: path, ...at, ...(code === 'NOT_FOUND' ? foreign : said) }];
  }
  return [...Map.groupBy(findings, ({ path }) => path)].map(([path, found]) => ({ cell: cellAt(path), ...at, ...said, findings: found }));
}

/** The column that a path of the domain is about: `marks.2.points`, `marks.impact.comment`, `comment`. */
function keyAt(path: string, { marks }: SentRow): string {
  const [, which = '', field] = /^marks\.([^.]+)\.?(\w*)$/.exec(path) ?? [];
  if (which === '') return columnKeys.comment;
  const criterion = /^\d+$/.test(which) ? (marks[Number(which)]?.criterion ?? '') : which;
  return field === 'comment' ? columnKeys.remark(criterion) : columnKeys.points(criterion);
}
