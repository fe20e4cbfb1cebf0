import { compare } from './fraction.js';
import { pointsOf } from './points.js';
import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import type { DraftMark } from './sheet.js';
import { cellText, textOfCell } from './spreadsheet-text.js';

/** A sheet as it is kept: what a row of a workbook is compared with. */
export interface KeptSheet {
  revision: number;
  marks: readonly DraftMark[];
  comment: string;
}

/** A row of a workbook, as far as it could be read. */
export interface SentSheet {
  marks: DraftMark[];
  comment: string;
}

/** Whether a row says what is kept already: the same points, and the same words as a cell shows them. */
export function saysTheSame(sent: SentSheet, kept: KeptSheet): boolean {
  const [one, other] = [withSomething(sent.marks), withSomething(kept.marks)];
  const before = new Map(other.map((mark) => [mark.criterion, mark]));
  return (
    one.length === other.length &&
    one.every((mark) => {
      const kept = before.get(mark.criterion);
      return kept !== undefined && samePoints(mark.points, kept.points) && sameWords(mark.comment ?? '', kept.comment ?? '');
    }) &&
    sameWords(sent.comment, kept.comment)
  );
}

const withSomething = (marks: readonly DraftMark[]): DraftMark[] =>
  marks.filter(({ points, comment }) => points !== null || (comment ?? '') !== '');

const samePoints = (one: string | null, other: string | null): boolean => {
  if (one === null || other === null) return one === other;
  // What are no points at all is not the same as anything.
  return /^\d{1,5}(\.\d{1,2})?$/.test(one) && compare(pointsOf(one), pointsOf(other)) === 0;
};

const sameWords = (sent: string, kept: string): boolean => sent === kept || cellText(sent) === cellText(kept);

/**
 * The words of a cell, or those that are kept where a cell cannot tell the two apart: a workbook knows no tabs, and has one kind of line end.
 */
export function wordsOf(cell: string, kept: string): string {
  const sent = textOfCell(cell);
  return sameWords(sent, kept) ? kept : sent;
}

const cellProblems = {
  FORMULA: ['수식은 읽지 않습니다. 계산한 값을 직접 적어 주세요.', 'Formulas are not read. Type the value itself.'],
  DATE: ['날짜나 시각으로 되어 있습니다. 점수를 숫자로 다시 적어 주세요.', 'This is a date or a time. Type the points as a number again.'],
  NOT_A_NUMBER: ['점수는 17이나 17.5처럼 숫자로 적어 주세요.', 'Points are a number such as 17 or 17.5.'],
  NOT_A_TEXT: ['의견은 글로 적어 주세요.', 'A comment is a text.'],
  NOT_KEPT: [
    '저장할 수 없는 글자가 들어 있습니다. 이 칸을 지우고 다시 적어 주세요.',
    'There is a character in it that cannot be kept. Clear this cell and type the text again.',
  ],
  MERGED: ['합쳐진 칸이 있는 줄은 읽지 않습니다. 병합을 풀어 주세요.', 'A row with merged cells is not read. Unmerge them.'],
  ROW_REPEATED: ['같은 출품작이 두 줄에 있습니다. 한 줄만 남겨 주세요.', 'This entry stands in two rows. Leave one of them.'],
  ROW_NOT_YOURS: [
    '배정받은 출품작이 아니거나 더는 심사하지 않는 출품작입니다.',
    'This is no entry that you were given to judge, or you do not judge it any more.',
  ],
  HIDDEN_CELLS_CHANGED: [
    '숨겨 둔 칸이 바뀌어 읽을 수 없는 줄입니다. 채점표를 다시 내려받아 옮겨 적어 주세요.',
    'The hidden cells of this row were changed. Download the workbook again and copy the row into it.',
  ],
  OTHER_SHEET: [
    '채점표 시트는 하나만 읽으며, 여기 적힌 것은 저장하지 않았습니다. 맞는 내용을 첫 채점표 시트에 옮기고 이 시트를 지워 주세요.',
    'Only one sheet with scores is read, and what stands here was not saved. Copy what is right into the first such sheet and delete this one.',
  ],
  SHEET_NOT_READ: [
    '시트가 너무 많아 이 시트는 읽지 않았습니다. 채점표 시트만 남기고 다시 올려 주세요.',
    'There are too many sheets, and this one was not read. Leave only the one with scores and send it again.',
  ],
  RUBRIC_CHANGED: [
    '심사기준이 바뀐 뒤의 채점표가 아닙니다. 채점표를 다시 내려받아 옮겨 적어 주세요.',
    'This workbook is from before the rubric changed. Download it again and copy your marks into it.',
  ],
  NEWER_REVISION: [
    '이 통합 문서를 내려받은 뒤에 다르게 저장한 채점표입니다. 덮어쓰지 않았습니다. 두 내용을 비교하고, 채점표를 다시 내려받아 고쳐 주세요.',
    'This sheet was saved differently after the workbook was downloaded, and was not overwritten. Compare the two, download the workbook again and change it there.',
  ],
} as const satisfies Record<string, readonly [ko: string, en: string]>;

export type CellProblem = keyof typeof cellProblems;

/** What is wrong with a cell, told by its name, such as `E7`. */
export function cellProblem(cell: string, code: CellProblem): Problem {
  const [ko, en] = cellProblems[code];
  return problem(cell, code, ko, en);
}
