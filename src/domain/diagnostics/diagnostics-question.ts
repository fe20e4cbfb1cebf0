import { divide } from '../fraction.js';
import { Given } from '../given.js';
import { designOf } from '../model/design.js';
import { numberOf, readScoreTable, type ScoreTable } from '../model/score-table.js';
import { problemsOfRepeats, refuseProblems } from '../problem.js';
import { diagnoseJudges, type Judging } from './judge-diagnostics.js';
import { farthestFirst } from './outlier-sheets.js';
import type { SheetResidual } from './studentised.js';

/** How many of the largest studentised residuals are told. */
const most = 5;

/**
 * Answers a `judge-diagnostics` question; judges go by their names in `judges`, or by their index where that is only a number.
 * @throws Refused INVALID_INPUT, which names the path.
 */
export function answerJudgeDiagnostics(question: unknown) {
  const given = new Given(question);
  const table = readScoreTable(given);
  const { judges, residuals, ...panel } = diagnoseJudges(judgingOf(table, readDepartments(given, table)));
  const names = readNames(given.field('judges'), table.judges);
  return {
    ...panel,
    perJudge: Object.fromEntries(judges.map((judge, index) => [names[index]!, judge])),
    largestStudentisedResiduals: largestOf(residuals),
  };
}

function judgingOf({ entries, judges, criteria, rows }: ScoreTable, departments: Departments | null): Judging {
  const sheets = rows.map(({ entry, judge, total }) => ({ entry, judge, total: numberOf(total) }));
  const positions = rows.map(({ position }) => position).filter((position) => position !== null);
  return {
    design: designOf(entries, judges, sheets),
    shares:
      criteria.length === 0
        ? null
        : rows.map(({ marks }) => marks.map((mark, index) => numberOf(divide(mark, criteria[index]!.maxPoints)))),
    positions: positions.length === rows.length ? positions : null,
    sameDepartment: departments && rows.map(({ entry, judge }) => departments.ofEntry[entry] === departments.ofJudge[judge]),
  };
}

interface Departments {
  ofEntry: number[];
  ofJudge: number[];
}

function readDepartments(given: Given, { entries, judges }: ScoreTable): Departments | null {
  if (!given.optional('entryDepartment') && !given.optional('judgeDepartment')) return null;
  return {
    ofEntry: readDepartmentList(given.field('entryDepartment'), entries),
    ofJudge: readDepartmentList(given.field('judgeDepartment'), judges),
  };
}

function readDepartmentList(given: Given, count: number): number[] {
  const departments = given.list((department) => department.whole(0));
  return departments.length === count
    ? departments
    : given.wrong('WRONG_LENGTH', `값이 ${count}개여야 합니다.`, `This must have ${count} values.`);
}

function readNames(given: Given, count: number): string[] {
  if (!Array.isArray(given.raw())) return Array.from({ length: count }, (_, index) => `${index}`);
  const names = given.list((name) => name.text());
  refuseProblems(problemsOfRepeats(names, (index) => `judges.${index}`));
  return names;
}

function largestOf(residuals: readonly SheetResidual[]) {
  const known = residuals.flatMap(({ external }, sheet) => (external === null ? [] : [sheet]));
  return farthestFirst(known, residuals)
    .slice(0, most)
    .map((scoreIndex) => {
      const { residual, internal, external } = residuals[scoreIndex]!;
      return { scoreIndex, residual, internallyStudentised: internal, externallyStudentised: external };
    });
}
