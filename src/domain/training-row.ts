import { cellReader } from './import/cell-reader.js';
import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { dayCell, employeeNumberCell, hoursCell, levelCell, mailCell, ordinalCell, statusCell, yearCell } from './training-cell.js';
import type { TrainingRow } from './training-record.js';

/** The headers of a file of training records. Their order does not matter. */
export const trainingHeaders = [
  '교육연도',
  '과정명',
  '레벨',
  '기수',
  '시작일',
  '종료일',
  '교육장소',
  '직원번호',
  '행정메일(선택)',
  '성명',
  '소속기관',
  '부서',
  '직급',
  '상태',
  '출석시간',
  '총교육시간',
  '수료일',
  '수료번호',
] as const;

export type TrainingHeader = (typeof trainingHeaders)[number];
export type TrainingCells = Record<TrainingHeader, string>;

type UncheckedRow = { [Field in keyof TrainingRow]: TrainingRow[Field] | null };

/** Reads one row of a file, or tells everything that is wrong with it. The path of a problem is the header of its cell. */
export function parseTrainingRow(cells: TrainingCells): TrainingRow | { problems: Problem[] } {
  const { problems, text, value } = cellReader(cells);
  const row: UncheckedRow = {
    programmeYear: value('교육연도', 'needed', yearCell),
    courseName: text('과정명', 'needed'),
    level: value('레벨', 'optional', levelCell),
    sessionOrdinal: value('기수', 'needed', ordinalCell),
    startsOn: value('시작일', 'needed', dayCell),
    endsOn: value('종료일', 'needed', dayCell),
    place: text('교육장소', 'optional'),
    employeeNumber: value('직원번호', 'needed', employeeNumberCell),
    mail: value('행정메일(선택)', 'optional', mailCell),
    name: text('성명', 'needed'),
    agency: text('소속기관', 'needed'),
    department: text('부서', 'optional'),
    grade: text('직급', 'optional'),
    status: value('상태', 'needed', statusCell),
    attendedHours: value('출석시간', 'optional', hoursCell),
    plannedHours: value('총교육시간', 'optional', hoursCell),
    completedOn: value('수료일', 'optional', dayCell),
    certificateNumber: text('수료번호', 'optional'),
  };
  if (problems.length === 0) problems.push(...contradictionsIn(row));
  // Every needed cell without a problem has a value.
  return problems.length > 0 ? { problems } : (row as TrainingRow);
}

/** What cannot be true together. */
function contradictionsIn({ startsOn, endsOn, status, attendedHours, plannedHours, completedOn }: UncheckedRow): Problem[] {
  const problems: Problem[] = [];
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    problems.push(problem('종료일', 'ENDS_BEFORE_START', '종료일이 시작일보다 빠릅니다.', 'The course ends before it starts.'));
  }
  if (status === 'COMPLETED' && completedOn === null) {
    problems.push(
      problem('수료일', 'REQUIRED', '수료한 사람은 수료일이 있어야 합니다.', 'A completed course needs its day of completion.'),
    );
  }
  if (status !== 'COMPLETED' && completedOn !== null) {
    const ko = '수료하지 않은 사람에게 수료일이 있습니다.';
    problems.push(problem('수료일', 'NOT_COMPLETED', ko, 'There is a day of completion, but the status is another.'));
  }
  if (startsOn !== null && completedOn !== null && completedOn < startsOn) {
    problems.push(
      problem('수료일', 'COMPLETED_BEFORE_START', '수료일이 시작일보다 빠릅니다.', 'The course was completed before it started.'),
    );
  }
  if (attendedHours !== null && plannedHours !== null && Number(attendedHours) > Number(plannedHours)) {
    const ko = '출석시간이 총교육시간보다 깁니다.';
    problems.push(problem('출석시간', 'MORE_THAN_PLANNED', ko, 'More hours were attended than planned.'));
  }
  return problems;
}
