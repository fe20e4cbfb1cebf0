import type { DataValidation, Worksheet } from '@protobi/exceljs';
import { decimalsOf } from '../../domain/spreadsheet-points.js';
import { newWorkbook, packed } from '../../platform/xlsx/pack-workbook.js';
import { type Cell, writtenCell } from '../../platform/xlsx/typed-cell.js';
import { columnKeys, type ScoreDesk, type ScoreRow } from './score-workbook.type.js';
import { writeGuidance } from './write-guidance.js';

/** Keys, heads, then the entries. */
const FIRST_ROW = 3;
const HIDDEN_COLUMNS = 3;
const stateWords = { SUBMITTED: '확정 submitted', DRAFT: '작성 중 draft' } as const;

interface ScoreColumn {
  key: string;
  head: string;
  width: number;
  cell: (row: ScoreRow) => Cell;
  /** What is written here, if its judge writes here. */
  fill?: 'POINTS' | 'COMMENT';
  /** In points, of a column of points. */
  scale?: { max: string; step: string };
}

/** A judge's workbook: what the desk shows, to be filled in without a connection. The same bytes for the same desk. */
export async function scoreWorkbook(desk: ScoreDesk): Promise<Buffer> {
  const workbook = await newWorkbook();
  const columns = columnsOf(desk);
  const sheet = workbook.addWorksheet('채점 Scores', { views: [{ state: 'frozen', xSplit: HIDDEN_COLUMNS + 2, ySplit: 2 }] });
  sheet.columns = columns.map(({ width }, index) => ({ width, hidden: index < HIDDEN_COLUMNS }));
  write(
    sheet,
    1,
    columns.map(({ key }) => key),
  );
  sheet.getRow(1).hidden = true;
  write(
    sheet,
    2,
    columns.map(({ head }) => head),
  );
  sheet.getRow(2).eachCell((cell) => {
    cell.font = { bold: true };
    cell.alignment = { wrapText: true, vertical: 'top' };
  });
  desk.rows.forEach((row, index) => {
    write(
      sheet,
      FIRST_ROW + index,
      columns.map(({ cell }) => cell(row)),
    );
    if (row.state !== 'SUBMITTED' && !row.isAbsent) unlock(sheet, FIRST_ROW + index, columns);
  });
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true });
  await writeGuidance(workbook, desk);
  return packed(workbook);
}

function columnsOf({ criteria, rubricVersion }: ScoreDesk): ScoreColumn[] {
  const hidden: ScoreColumn[] = [
    { key: columnKeys.assignment, head: 'assignment', width: 10, cell: ({ assignment }) => assignment },
    { key: columnKeys.revision, head: 'revision', width: 10, cell: ({ revision }) => revision },
    { key: columnKeys.rubric, head: 'rubric', width: 10, cell: () => rubricVersion },
  ];
  const shown: ScoreColumn[] = [
    { key: columnKeys.code, head: '코드\nCode', width: 10, cell: ({ code }) => code },
    { key: columnKeys.title, head: '작품명\nTitle', width: 40, cell: ({ title }) => title },
    { key: columnKeys.state, head: '채점표\nSheet', width: 16, cell: stateOf },
  ];
  const ofCriteria = criteria.flatMap(({ key, nameKo, nameEn, maxPoints, step }): ScoreColumn[] => {
    const [most, unit] = [plain(maxPoints), plain(step)];
    return [
      {
        key: columnKeys.points(key),
        head: `${nameKo} (0~${most}, ${unit}점 단위)\n${nameEn} (0–${most}, steps of ${unit})`,
        width: 18,
        cell: (row) => pointsIn(row, key, unit),
        fill: 'POINTS',
        scale: { max: most, step: unit },
      },
      {
        key: columnKeys.remark(key),
        head: `${nameKo} 의견\n${nameEn}: comment`,
        width: 30,
        cell: ({ marks }) => marks.find(({ criterion }) => criterion === key)?.comment ?? '',
        fill: 'COMMENT',
      },
    ];
  });
  const last: ScoreColumn = {
    key: columnKeys.comment,
    head: '총평\nOn the entry as a whole',
    width: 44,
    cell: ({ comment }) => comment,
    fill: 'COMMENT',
  };
  return [...hidden, ...shown, ...ofCriteria, last];
}

const stateOf = ({ isAbsent, state }: ScoreRow): string =>
  isAbsent ? '불참 absent' : state === null ? '시작 전 not begun' : stateWords[state];

/** `20.00` as people write it: `20`. */
const plain = (points: string): string => String(Number(points));

function pointsIn({ marks }: ScoreRow, key: string, step: string): Cell {
  const points = marks.find(({ criterion }) => criterion === key)?.points ?? null;
  return points === null ? null : { decimal: Number(points).toFixed(decimalsOf(step)) };
}

function write(sheet: Worksheet, number: number, cells: readonly Cell[]): void {
  const row = sheet.getRow(number);
  cells.forEach((cell, index) => {
    const { value, numFmt } = writtenCell(cell);
    row.getCell(index + 1).value = value;
    if (numFmt) row.getCell(index + 1).numFmt = numFmt;
  });
}

/** Where a judge writes: points have the format of numbers also before there are any, comments that of text, so that none becomes a formula. */
function unlock(sheet: Worksheet, number: number, columns: readonly ScoreColumn[]): void {
  columns.forEach(({ fill, scale }, index) => {
    if (!fill) return;
    const cell = sheet.getRow(number).getCell(index + 1);
    cell.protection = { locked: false };
    cell.numFmt = scale ? `0${decimalsOf(scale.step) > 0 ? `.${'0'.repeat(decimalsOf(scale.step))}` : ''}` : '@';
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF8E1' } };
    if (scale) cell.dataValidation = ruleOf(cell.address, scale);
    else cell.alignment = { wrapText: true, vertical: 'top' };
  });
}

/** Excel itself says what a mark may be. In whole hundredths, because 0.1 is no exact number there. */
function ruleOf(cell: string, { max, step }: { max: string; step: string }): DataValidation {
  const hundredths = `ROUND(${cell}*100,0)`;
  const onStep = `ABS(${cell}*100-${hundredths})<0.000001,MOD(${hundredths},${Math.round(Number(step) * 100)})=0`;
  return {
    type: 'custom',
    allowBlank: true,
    formulae: [`AND(ISNUMBER(${cell}),${cell}>=0,${cell}<=${max},${onStep})`],
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: '점수 Points',
    error: `0~${max}, ${step}점 단위 · 0–${max} in steps of ${step}`,
  };
}
