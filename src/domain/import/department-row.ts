import type { Problem } from '../refusal.js';
import { problem } from '../problem.js';
import { dayCell } from '../training-cell.js';
import { cellReader, type CellReading } from './cell-reader.js';
import { beginsFormula } from './line-problem.js';

/** The headers of a file of departments. Their order does not matter. */
export const departmentHeaders = {
  needed: ['코드', '국문명', '영문명', '구분', '상위코드', '시작일'],
  optional: ['법정동코드', '폐지일', '이전코드'],
} as const;

export type DepartmentHeader = (typeof departmentHeaders)['needed' | 'optional'][number];
export type DepartmentCells = Record<DepartmentHeader, string>;

/** What kind of body a department is, as people write it. */
const kindWords = {
  본청: 'CITY_HALL',
  사업소: 'AGENCY',
  구: 'DISTRICT',
  군: 'COUNTY',
  공공기관: 'PUBLIC_BODY',
  외부: 'OUTSIDE',
} as const;
type DepartmentWord = (typeof kindWords)[keyof typeof kindWords];

/** One row: a department as it is from a day on. Days are texts like `2025-07-01`. */
export interface DepartmentRow {
  code: string;
  nameKo: string;
  nameEn: string;
  kind: DepartmentWord;
  parentCode: string | null;
  /** Null: not known. */
  validFrom: string | null;
  legalDistrictCode: string | null;
  /** The first day on which it is no more; null: the row says nothing about it. */
  validTo: string | null;
  /** The department that it continues under another name or in another place, with everybody who works there. */
  continuesCode: string | null;
}

const kindCell: CellReading<DepartmentWord> = {
  read: (text) => {
    const word = Object.keys(kindWords).find((each) => each === text) as keyof typeof kindWords | undefined;
    return word ? kindWords[word] : (Object.values(kindWords).find((kind) => kind === text) ?? null);
  },
  code: 'UNKNOWN_KIND',
  ko: `구분은 다음 중 하나입니다: ${Object.keys(kindWords).join(', ')}`,
  en: `The kind is one of: ${Object.values(kindWords).join(', ')}.`,
};

const codeCell: CellReading<string> = {
  read: (text) => (/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,59}$/u.test(text) && !/^\d+(\.\d+)?E\+\d+$/i.test(text) ? text : null),
  code: 'NOT_A_CODE',
  ko: '코드를 확인해 주세요. 글자와 숫자로 시작하며 -, _, .을 쓸 수 있고, 엑셀이 6.26E+06처럼 바꾼 값은 받지 않습니다.',
  en: 'Please check the code: letters and digits, then also - _ and a dot; no value that a spreadsheet turned into 6.26E+06.',
};

const districtCell: CellReading<string> = {
  read: (text) => (/^\d{2,10}$/.test(text) ? text : null),
  code: 'NOT_A_DISTRICT_CODE',
  ko: '법정동코드 앞자리를 숫자 2~10자리로 적어 주세요.',
  en: 'Please write the first 2 to 10 digits of the code of the legal district.',
};

/** A name that others read in lists, and some of them in spreadsheets. */
export const nameCell: CellReading<string> = {
  read: (text) => (beginsFormula(text) || /[\n\r\t]/.test(text) ? null : text),
  code: 'NOT_A_NAME',
  ko: '=, +, -, @로 시작하지 않는 한 줄로 적어 주세요.',
  en: 'Please write a single line that does not begin with = + - or @.',
};

/** Reads one row of a file, or tells everything that is wrong with it. The path of a problem is the header of its cell. */
export function parseDepartmentRow(cells: DepartmentCells): DepartmentRow | { problems: Problem[] } {
  const { problems, value } = cellReader(cells);
  const row = {
    code: value('코드', 'needed', codeCell),
    nameKo: value('국문명', 'needed', nameCell),
    nameEn: value('영문명', 'needed', nameCell),
    kind: value('구분', 'needed', kindCell),
    parentCode: value('상위코드', 'optional', codeCell),
    validFrom: value('시작일', 'optional', dayCell),
    legalDistrictCode: value('법정동코드', 'optional', districtCell),
    validTo: value('폐지일', 'optional', dayCell),
    continuesCode: value('이전코드', 'optional', codeCell),
  };
  if (problems.length === 0) problems.push(...contradictionsIn(row));
  // Every needed cell without a problem has a value.
  return problems.length > 0 ? { problems } : (row as DepartmentRow);
}

function contradictionsIn({
  code,
  parentCode,
  continuesCode,
  validFrom,
  validTo,
}: {
  [Field in keyof DepartmentRow]: DepartmentRow[Field] | null;
}): Problem[] {
  const problems: Problem[] = [];
  if (validFrom !== null && validTo !== null && validTo <= validFrom) {
    problems.push(problem('폐지일', 'ENDS_BEFORE_START', '폐지일이 시작일보다 늦지 않습니다.', 'It ends before it begins.'));
  }
  if (parentCode === code)
    problems.push(problem('상위코드', 'OWN_PARENT', '자기 자신의 상위일 수 없습니다.', 'Nothing is a part of itself.'));
  if (continuesCode !== null && (validFrom === null || continuesCode === code)) {
    const ko = '이전코드를 적으면 시작일도 적고, 새 코드를 씁니다.';
    problems.push(problem('이전코드', 'CONTINUES_UNCLEARLY', ko, 'What continues another one has a code of its own and a first day.'));
  }
  return problems;
}
