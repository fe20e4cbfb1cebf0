import { particleAfter, withParticle } from '../particle.js';
import { problemsOfTree } from './department-tree.js';
import { byLine, cellProblem, echoed, type LineProblem } from './line-problem.js';
import { plainName } from './plain-name.js';
import type { DepartmentHeader, DepartmentRow } from './department-row.js';

/** A department on record, and who works there: how many without an end, and the last day on which one of the others ends. */
export interface KnownDepartment extends Omit<DepartmentRow, 'continuesCode'> {
  id: string;
  staying: number;
  lastEnd: string | null;
}

export interface DepartmentLine {
  line: number;
  row: DepartmentRow;
}

/** What a file of departments comes to. Nothing is written where there are problems. */
interface DepartmentPlan {
  problems: LineProblem[];
  added: DepartmentRow[];
  /** Those on record of which something changes, as they are then. */
  changed: KnownDepartment[];
  /** Whose people work elsewhere from a day on, under the code of the department that continues theirs. */
  continued: { fromId: string; toCode: string; day: string }[];
  unchanged: number;
}

type Tell = (header: DepartmentHeader, code: string, ko: string, en: string) => void;

/** What the lines do to all that is on record. What a code stands for never changes: a name ends with its code, and another begins. */
export function planDepartments(lines: readonly DepartmentLine[], known: readonly KnownDepartment[]): DepartmentPlan {
  const problems: LineProblem[] = [];
  const teller =
    (line: number): Tell =>
    (header, code, ko, en) =>
      void problems.push(cellProblem(line, header, code, ko, en));
  const byCode = new Map(known.map((department) => [department.code, department]));
  const firstLines = new Map<string, number>();
  const added: DepartmentRow[] = [];
  const after = new Map<string, KnownDepartment>();
  for (const { line, row } of lines) {
    const first = firstLines.get(row.code);
    if (first !== undefined) teller(line)('코드', 'REPEATED', `${first}행과 같은 코드입니다.`, `Line ${first} has the same code.`);
    firstLines.set(row.code, first ?? line);
    const there = byCode.get(row.code);
    if (there) after.set(row.code, changedBy(there, row, teller(line)));
    else added.push(row);
  }

  const continued: DepartmentPlan['continued'] = [];
  const continuedOn = new Map<string, number>();
  for (const { line, row } of lines.filter(({ row: { continuesCode } }) => continuesCode !== null)) {
    const code = row.continuesCode!;
    const [before, now] = [byCode.get(code), after.get(code) ?? byCode.get(code)];
    if (continuedOn.has(code)) teller(line)('이전코드', 'CONTINUED_TWICE', ...sentences.CONTINUED_TWICE);
    else if (!before || !now) teller(line)('이전코드', 'DEPARTMENT_UNKNOWN', ...unknown(code));
    else if (before.validTo !== row.validFrom && mayContinue(now, row, teller(line))) {
      continued.push({ fromId: before.id, toCode: row.code, day: row.validFrom! });
      after.set(code, { ...now, validTo: row.validFrom });
    }
    continuedOn.set(code, line);
  }

  const planned = [
    ...known.map((department) => after.get(department.code) ?? department),
    ...added.map((row) => ({ ...row, staying: 0, lastEnd: null })),
  ];
  const changed = [...after.values()].filter((department) => !isSame(department, byCode.get(department.code)!));
  const touched = new Set([...changed, ...added].map(({ code }) => code));
  return {
    added,
    changed,
    continued,
    unchanged: lines.filter(({ row }) => !touched.has(row.code)).length,
    problems: [
      ...problems,
      ...problemsOfTree(planned, new Map([...continuedOn, ...firstLines]), new Set(continued.map(({ fromId }) => fromId))),
    ].toSorted(byLine),
  };
}

const changing = ['nameEn', 'legalDistrictCode', 'validFrom', 'validTo'] as const;

const isSame = (one: KnownDepartment, other: KnownDepartment): boolean => changing.every((field) => one[field] === other[field]);

/** The department after a line. A blank cell leaves what is there. */
function changedBy(there: KnownDepartment, row: DepartmentRow, tell: Tell): KnownDepartment {
  comparedWith(there, row, tell);
  const { nameEn } = row;
  const legalDistrictCode = row.legalDistrictCode ?? there.legalDistrictCode;
  return { ...there, nameEn, legalDistrictCode, validFrom: row.validFrom ?? there.validFrom, validTo: row.validTo ?? there.validTo };
}

/** Whether a department may end on the day on which a row continues it. */
function mayContinue(now: KnownDepartment, { validFrom }: DepartmentRow, tell: Tell): boolean {
  if (now.validTo !== null && now.validTo !== validFrom) {
    tell('이전코드', 'ENDS_OTHERWISE', `${now.code}의 폐지일은 ${now.validTo}입니다.`, `${now.code} ends on ${now.validTo}.`);
    return false;
  }
  if (now.validFrom === null || now.validFrom < validFrom!) return true;
  tell('시작일', 'ENDS_BEFORE_START', `${now.code}의 시작일은 ${now.validFrom}입니다.`, `${now.code} begins on ${now.validFrom}.`);
  return false;
}

function comparedWith(there: KnownDepartment, row: DepartmentRow, tell: Tell): void {
  const differs: [DepartmentHeader, boolean][] = [
    ['국문명', plainName(row.nameKo) !== plainName(there.nameKo)],
    ['구분', row.kind !== there.kind],
    ['상위코드', row.parentCode !== there.parentCode],
    ['시작일', row.validFrom !== null && there.validFrom !== null && row.validFrom !== there.validFrom],
  ];
  for (const [header, isOther] of differs) {
    if (!isOther) continue;
    const ko = `등록된 ${withParticle(row.code, '과/와')} 다릅니다. 이름이나 상위가 바뀌면 새 코드를 쓰고 이전코드에 ${withParticle(row.code, '을/를')} 적어 주세요.`;
    tell(header, 'DIFFERS', ko, `This is not what ${row.code} stands for. Give a new code, and write this one into 이전코드.`);
  }
}

const unknown = (code: string) =>
  [
    `'${echoed(code)}'${particleAfter(echoed(code), '이/가')} 등록되어 있지 않습니다.`,
    `There is no department '${echoed(code)}' on record.`,
  ] as const;

const sentences = {
  CONTINUED_TWICE: [
    '한 부서를 두 부서가 이을 수 없습니다. 나뉘었으면 사람을 계정 파일로 옮겨 주세요.',
    'Only one continues another. Where it was divided, move its people by a file of accounts.',
  ],
} as const;
