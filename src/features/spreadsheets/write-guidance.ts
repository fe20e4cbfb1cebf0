import type { Workbook } from '@protobi/exceljs';
import { writtenCell } from '../../platform/xlsx/typed-cell.js';
import type { ScoreDesk } from './score-workbook.type.js';

const howTo = [
  '‘채점’ 시트의 노란 칸에 점수와 의견을 적고 저장한 뒤 그대로 올려 주세요. 다 채우지 않아도 됩니다.',
  'Fill in the yellow cells of the sheet “Scores”, save the workbook and send it. It need not be complete.',
  '올린 내용은 작성 중인 채점표로 저장됩니다. 확정은 심사 화면에서 합니다.',
  'What you send is saved as drafts; sheets are submitted at your desk.',
  '올린 뒤 이어서 적으려면 다시 내려받아 주세요. 그 사이에 다르게 저장한 채점표는 덮어쓰지 않습니다.',
  'Download it again to go on after sending: what was saved differently in the meantime is not overwritten.',
];

/** A sheet of what judges look at: the criteria with their guidance and levels. */
export async function writeGuidance(workbook: Workbook, { criteria }: ScoreDesk): Promise<void> {
  const sheet = workbook.addWorksheet('심사기준 Rubric');
  sheet.columns = [{ width: 30 }, { width: 12 }, { width: 12 }, { width: 70 }, { width: 70 }];
  const add = (cells: (string | number)[], isHead = false): void => {
    const written = cells.map(writtenCell);
    const row = sheet.addRow(written.map(({ value }) => value));
    row.alignment = { wrapText: true, vertical: 'top' };
    if (isHead) row.font = { bold: true };
  };
  for (const line of howTo) {
    add([line]);
    sheet.mergeCells(sheet.rowCount, 1, sheet.rowCount, 5);
  }
  add([]);
  add(['평가항목 Criterion', '배점 Maximum', '비중 Weight', '설명', 'Guidance'], true);
  for (const { nameKo, nameEn, maxPoints, weight, guidanceKo, guidanceEn, anchors } of criteria) {
    add([`${nameKo}\n${nameEn}`, Number(maxPoints), weight, guidanceKo, guidanceEn], true);
    for (const { nameKo: ko, nameEn: en, fromPercent, toPercent } of anchors) {
      const points = (percent: number): string => String(Number(((Number(maxPoints) * percent) / 100).toFixed(2)));
      add([`${points(fromPercent)}~${points(toPercent)}`, '', '', ko, en]);
    }
  }
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true });
}
