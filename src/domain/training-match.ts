import { particleAfter } from './particle.js';
import { cellProblem, echoed, type LineProblem } from './import/line-problem.js';
import { plainName } from './import/plain-name.js';
import type { TrainingRow } from './training-record.js';

/** A row and the line of the file where it begins. */
export interface TrainingLine {
  line: number;
  row: TrainingRow;
}

/** A line whose agency and course are on record. */
export interface PlacedLine extends TrainingLine {
  agencyId: string;
  courseId: string;
}

/** A department as an agency of trainees. Days are texts like `2025-04-21`; null is an open end. */
export interface KnownAgency {
  id: string;
  code: string;
  nameKo: string;
  validFrom: string | null;
  validTo: string | null;
}

export interface KnownCourse {
  id: string;
  programmeYear: number;
  nameKo: string;
  level: number | null;
}

/** Finds agency and course of each line. Lines for which that is not certain are told as problems instead. */
export function placeLines(
  lines: readonly TrainingLine[],
  known: { agencies: readonly KnownAgency[]; years: readonly number[]; courses: readonly KnownCourse[] },
): { placed: PlacedLine[]; problems: LineProblem[] } {
  const agencyOf = agencyFinder(known.agencies);
  const courseOf = courseFinder(known.years, known.courses);
  const placed: PlacedLine[] = [];
  const problems: LineProblem[] = [];
  for (const { line, row } of lines) {
    const agency = agencyOf(line, row);
    const course = courseOf(line, row);
    if (isProblem(agency)) problems.push(agency);
    if (isProblem(course)) problems.push(course);
    if (!isProblem(agency) && !isProblem(course)) placed.push({ line, row, agencyId: agency.id, courseId: course.id });
  }
  return { placed, problems };
}

type Found<T> = T | LineProblem;

const isProblem = (found: object): found is LineProblem => 'path' in found;

function agencyFinder(agencies: readonly KnownAgency[]) {
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  const byName = Map.groupBy(agencies, ({ nameKo }) => plainName(nameKo));
  return (line: number, { agency, startsOn }: TrainingRow): Found<KnownAgency> => {
    const coded = byCode.get(agency);
    if (coded) return coded;
    const [found, ...others] = (byName.get(plainName(agency)) ?? []).filter((each) => existedOn(each, startsOn));
    if (!found) {
      const ko = `소속기관 '${echoed(agency)}'${particleAfter(echoed(agency), '이/가')} 등록되어 있지 않습니다. 기관명이나 기관코드를 확인해 주세요.`;
      return cellProblem(
        line,
        '소속기관',
        'DEPARTMENT_UNKNOWN',
        ko,
        `There is no agency '${echoed(agency)}': check its Korean name or code.`,
      );
    }
    if (others.length > 0) {
      const ko = `소속기관 '${echoed(agency)}'${particleAfter(echoed(agency), '이/가')} 여럿입니다. 기관코드로 적어 주세요.`;
      return cellProblem(line, '소속기관', 'DEPARTMENT_AMBIGUOUS', ko, `Several agencies are called '${echoed(agency)}': write its code.`);
    }
    return found;
  };
}

const existedOn = ({ validFrom, validTo }: KnownAgency, day: string): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);

const courseKey = (year: number, name: string): string => `${year} ${plainName(name)}`;

function courseFinder(years: readonly number[], courses: readonly KnownCourse[]) {
  const byName = new Map(courses.map((course) => [courseKey(course.programmeYear, course.nameKo), course]));
  return (line: number, { programmeYear, courseName, level }: TrainingRow): Found<KnownCourse> => {
    if (!years.includes(programmeYear)) {
      const ko = `${programmeYear}년 교육과정이 등록되어 있지 않습니다.`;
      return cellProblem(line, '교육연도', 'PROGRAMME_UNKNOWN', ko, `There is no programme of ${programmeYear}.`);
    }
    const course = byName.get(courseKey(programmeYear, courseName));
    if (!course) {
      const ko = `${programmeYear}년에 '${echoed(courseName)}' 과정이 없습니다.`;
      return cellProblem(line, '과정명', 'COURSE_UNKNOWN', ko, `The programme of ${programmeYear} has no course '${echoed(courseName)}'.`);
    }
    if (course.level !== level) {
      const ko = `이 과정의 레벨은 ${course.level ?? '빈칸'}입니다.`;
      return cellProblem(line, '레벨', 'LEVEL_DIFFERS', ko, `The level of this course is ${course.level ?? 'blank'}.`);
    }
    return course;
  };
}
