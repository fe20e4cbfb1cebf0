import { particleAfter, withParticle } from '../particle.js';
import type { DepartmentHeader } from './department-row.js';
import { cellProblem, echoed, type LineProblem } from './line-problem.js';

/** A department as it would be. */
interface PlannedDepartment {
  id?: string;
  code: string;
  parentCode: string | null;
  validTo: string | null;
  staying: number;
  lastEnd: string | null;
}

/** What cannot stand together in the tree of departments: told where a line of the file is the cause, at `lineOf` its code. */
export function problemsOfTree(
  departments: readonly PlannedDepartment[],
  lineOf: ReadonlyMap<string, number>,
  continuedIds: ReadonlySet<string>,
): LineProblem[] {
  const byCode = new Map(departments.map((department) => [department.code, department]));
  return departments.flatMap((department) => {
    const own = lineOf.get(department.code);
    const parent = department.parentCode === null ? null : byCode.get(department.parentCode);
    const above = parent && lineOf.get(parent.code);
    const tell = (line: number, header: DepartmentHeader, code: string, ko: string, en: string) => [
      cellProblem(line, header, code, ko, en),
    ];
    if (own !== undefined && parent === undefined) {
      const code = echoed(department.parentCode!);
      return tell(
        own,
        '상위코드',
        'DEPARTMENT_UNKNOWN',
        `상위 '${code}'${particleAfter(code, '이/가')} 없습니다.`,
        `There is no department ${code}.`,
      );
    }
    if (own !== undefined && isBelowItself(department, byCode)) {
      return tell(own, '상위코드', 'CIRCLE', '상위를 따라가면 자기 자신입니다.', 'It is, at the end, a part of itself.');
    }
    const outlives = parent && parent.validTo !== null && (department.validTo === null || department.validTo > parent.validTo);
    const culprit = above ?? own;
    if (outlives && culprit !== undefined) {
      const ko = `${withParticle(parent.code, '은/는')} ${parent.validTo}에 폐지되는데 그 아래 ${withParticle(department.code, '은/는')} 남습니다.`;
      return tell(
        culprit,
        '폐지일',
        'HAS_PARTS',
        ko,
        `${parent.code} ends on ${parent.validTo}, but ${department.code} within it goes on.`,
      );
    }
    return own === undefined || continuedIds.has(department.id ?? '') ? [] : problemsOfPeople(department, own);
  });
}

function isBelowItself(department: PlannedDepartment, byCode: ReadonlyMap<string, PlannedDepartment>): boolean {
  const passed = new Set<string>();
  for (let at: PlannedDepartment | undefined = department; at; at = byCode.get(at.parentCode ?? '')) {
    if (passed.has(at.code)) return true;
    passed.add(at.code);
  }
  return false;
}

function problemsOfPeople({ validTo, staying, lastEnd }: PlannedDepartment, line: number): LineProblem[] {
  if (validTo === null || (staying === 0 && (lastEnd === null || lastEnd <= validTo))) return [];
  const ko = `${validTo} 이후에도 이곳에서 일하는 사람이 있습니다. 먼저 옮기거나, 잇는 부서의 행에 이전코드로 적어 주세요.`;
  const en = `People work there beyond ${validTo}. Move them first, or name it in 이전코드 of the department that continues it.`;
  return [cellProblem(line, '폐지일', 'HAS_PEOPLE', ko, en)];
}
