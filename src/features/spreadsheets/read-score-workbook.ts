import { cellProblem, type CellProblem, saysTheSame, type SentSheet, wordsOf } from '../../domain/score-workbook.js';
import type { Problem } from '../../domain/refusal.js';
import { pointsInCell, type SheetCell } from '../../domain/spreadsheet-points.js';
import type { ReadSheet } from '../../platform/xlsx/read-workbook.js';
import { columnKeys, type ScoreDesk, type ScoreRow } from './score-workbook.type.js';

/** A row that names an entry of the desk. */
export interface SentRow extends SentSheet {
  number: number;
  /** Of the row on the desk. */
  kept: ScoreRow;
  /** The revision that it builds on. */
  revision: number;
  problems: Problem[];
}

/** What is wrong with a row that is not read; `entry` is its code, where it names one of the desk. */
type UnreadProblem = Problem & { entry?: string };

export interface SentWorkbook {
  rows: SentRow[];
  /** Of rows that name no entry of the desk, and of sheets beside the one that is read. */
  problems: UnreadProblem[];
  /** Where something stands, by the column's key. */
  cellOf: (row: number, key: string) => string;
}

/** Keys may have moved down by a few rows that somebody put above them. */
const keysWithin = 10;

/**
 * A judge's workbook as it came back; null: none of its sheets is one, or names an entry of this desk. The first sheet that does is read;
 * whatever the others say otherwise is told.
 */
export function readScoreWorkbook(sheets: readonly ReadSheet[], desk: ScoreDesk): SentWorkbook | null {
  const keyed = new Map(
    sheets.flatMap((sheet) => {
      const [at, keys] = keyRow(sheet);
      return keys ? [[sheet, readSheet(sheet, { at, keys }, desk)] as const] : [];
    }),
  );
  const [own, sent] = [...keyed].find(([, { rows }]) => rows.length > 0) ?? [];
  if (!own || !sent) return null;
  const others = sheets.filter((sheet) => sheet !== own);
  const problems = others.flatMap((sheet) => unreadProblems(sheet, keyed.get(sheet), sent, desk));
  return { ...sent, problems: [...sent.problems, ...problems] };
}

function readSheet(sheet: ReadSheet, { at, keys }: { at: number; keys: ReadonlyMap<string, string> }, desk: ScoreDesk): SentWorkbook {
  const cellOf = (row: number, key: string): string => `${keys.get(key) ?? keys.get(columnKeys.code) ?? 'A'}${row}`;
  const onDesk = new Map(desk.rows.map((row) => [row.assignment, row]));
  const sent: SentRow[] = [];
  const problems: Problem[] = [];
  const merged = mergedRows(sheet.merged);
  const heads = at + 1;
  for (const [number, cells] of sheet.rows) {
    const reader = new RowReader(number, cells, keys, cellOf);
    const assignment = reader.text(columnKeys.assignment);
    const kept = onDesk.get(assignment.toLowerCase());
    // Where somebody deleted the heads, the first entry stands in their place.
    if (number <= heads && !kept) continue;
    if (assignment === '') {
      // Whatever people note below the table is theirs, unless it is in the cells that are filled in.
      if (reader.hasAnswers(desk)) problems.push(cellProblem(cellOf(number, columnKeys.code), 'HIDDEN_CELLS_CHANGED'));
    } else if (!kept) problems.push(cellProblem(cellOf(number, columnKeys.code), 'ROW_NOT_YOURS'));
    else sent.push(rowOf(reader, kept, desk, merged(number)));
  }
  const times = new Map([...Map.groupBy(sent, ({ kept }) => kept)].map(([kept, rows]) => [kept, rows.length]));
  return { rows: sent.map((row) => (times.get(row.kept)! > 1 ? withProblem(row, cellOf, 'ROW_REPEATED') : row)), problems, cellOf };
}

/** What a sheet that is not read says otherwise: by row where its columns are known. */
function unreadProblems(sheet: ReadSheet, keyed: SentWorkbook | undefined, read: SentWorkbook, desk: ScoreDesk): UnreadProblem[] {
  const inSheet = (cell: string): string => `'${sheet.name.replaceAll("'", "''")}'!${cell}`;
  if (sheet.isUnread) return [cellProblem(inSheet('A1'), 'SHEET_NOT_READ')];
  if (!keyed) {
    const ids = new Set(desk.rows.map(({ assignment }) => assignment));
    for (const [row, cells] of sheet.rows)
      for (const [column, { text }] of cells)
        if (ids.has(text.trim().toLowerCase())) return [cellProblem(inSheet(`${column}${row}`), 'OTHER_SHEET')];
    return [];
  }
  const { rows, problems, cellOf } = keyed;
  const saysMore = (row: SentRow): boolean => {
    if (row.problems.length > 0) return true;
    const said = [row.kept, ...read.rows.filter(({ kept }) => kept === row.kept)];
    return (row.marks.length > 0 || row.comment !== '') && !said.some((other) => saysTheSame(row, other));
  };
  return [
    ...rows.filter(saysMore).map(({ number, kept: { code } }) => ({
      ...cellProblem(inSheet(cellOf(number, columnKeys.code)), 'OTHER_SHEET'),
      entry: code,
    })),
    ...problems.map((one) => ({ ...one, path: inSheet(one.path) })),
  ];
}

const withProblem = (row: SentRow, cellOf: SentWorkbook['cellOf'], code: CellProblem): SentRow => ({
  ...row,
  problems: [...row.problems, cellProblem(cellOf(row.number, columnKeys.code), code)],
});

/** Where the keys stand, and in which columns. */
function keyRow({ rows }: ReadSheet): [number, Map<string, string> | null] {
  for (let number = 1; number <= keysWithin; number += 1) {
    const cells = rows.get(number) ?? new Map<string, SheetCell>();
    const keys = new Map<string, string>();
    const repeated = new Set<string>();
    for (const [column, { kind, text }] of cells) {
      if (kind === 'TEXT' && keys.has(text)) repeated.add(text);
      else if (kind === 'TEXT') keys.set(text, column);
    }
    // A column that is there twice could say two things: it is as if it were gone.
    for (const key of repeated) keys.delete(key);
    if (keys.has(columnKeys.assignment) && keys.has(columnKeys.revision) && keys.has(columnKeys.rubric)) return [number, keys];
  }
  return [0, null];
}

/** Whether a row has merged cells. */
function mergedRows(ranges: readonly string[]): (row: number) => boolean {
  const spans = ranges.map((range) => [...range.matchAll(/\d+/g)].map(([row]) => Number(row)));
  return (row) => spans.some(([from = 0, to = from]) => row >= from && row <= to);
}

function rowOf(reader: RowReader, kept: ScoreRow, desk: ScoreDesk, isMerged: boolean): SentRow {
  const revision = reader.whole(columnKeys.revision);
  const rubric = reader.whole(columnKeys.rubric);
  if (isMerged) reader.object(columnKeys.code, 'MERGED');
  const owed = desk.criteria.flatMap(({ key }) => [columnKeys.points(key), columnKeys.remark(key)]);
  const isWhole = reader.hasColumns([...owed, columnKeys.comment]);
  if (revision === null || rubric === null || (!isWhole && rubric === desk.rubricVersion))
    reader.object(columnKeys.code, 'HIDDEN_CELLS_CHANGED');
  else if (rubric !== desk.rubricVersion) reader.object(columnKeys.code, 'RUBRIC_CHANGED');
  const marks = desk.criteria.map(({ key }) => {
    const before = kept.marks.find(({ criterion }) => criterion === key)?.comment ?? '';
    return {
      criterion: key,
      points: reader.points(columnKeys.points(key)),
      comment: wordsOf(reader.words(columnKeys.remark(key)), before),
    };
  });
  return {
    number: reader.number,
    kept,
    revision: revision ?? -1,
    marks: marks.filter(({ points, comment }) => points !== null || comment !== ''),
    comment: wordsOf(reader.words(columnKeys.comment), kept.comment),
    problems: reader.problems,
  };
}

class RowReader {
  readonly problems: Problem[] = [];

  constructor(
    readonly number: number,
    private readonly cells: ReadonlyMap<string, SheetCell>,
    private readonly keys: ReadonlyMap<string, string>,
    private readonly cellOf: SentWorkbook['cellOf'],
  ) {}

  object(key: string, code: CellProblem): void {
    this.problems.push(cellProblem(this.cellOf(this.number, key), code));
  }

  text(key: string): string {
    const cell = this.at(key);
    return cell?.kind === 'TEXT' ? cell.text.trim() : '';
  }

  whole(key: string): number | null {
    const cell = this.at(key);
    const number = cell?.kind === 'NUMBER' || cell?.kind === 'TEXT' ? Number(cell.text || Number.NaN) : Number.NaN;
    return Number.isInteger(number) && number >= 0 && number < 2 ** 31 ? number : null;
  }

  points(key: string): string | null {
    const read = pointsInCell(this.at(key));
    if ('points' in read) return read.points;
    this.object(key, read.problem);
    return null;
  }

  /** A number or date that somebody typed as a comment is told, not guessed. */
  words(key: string): string {
    const cell = this.at(key);
    if (!cell) return '';
    // Neither can be stored: a workbook writes them as `_x0000_` and `_xD800_`.
    const isKept = cell.text.isWellFormed() && !cell.text.includes('\0');
    if (cell.kind === 'TEXT' && isKept) return cell.text;
    this.object(key, cell.kind === 'TEXT' ? 'NOT_KEPT' : cell.kind === 'FORMULA' ? 'FORMULA' : 'NOT_A_TEXT');
    return '';
  }

  hasAnswers({ criteria }: ScoreDesk): boolean {
    const keys = criteria.flatMap(({ key }) => [columnKeys.points(key), columnKeys.remark(key)]);
    return [...keys, columnKeys.comment].some((key) => this.at(key));
  }

  hasColumns(keys: readonly string[]): boolean {
    return keys.every((key) => this.keys.has(key));
  }

  private at(key: string): SheetCell | undefined {
    const column = this.keys.get(key);
    return column === undefined ? undefined : this.cells.get(column);
  }
}
