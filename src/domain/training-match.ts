import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import type { TrainingRow } from './training-record.js';
import type { TrainingHeader } from './training-row.js';

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

/** What is wrong with a file, and on which line; null where it concerns none. */
export interface LineProblem extends Problem {
  line: number | null;
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

/** A problem with one cell of a line. */
export const cellProblem = (line: number, header: TrainingHeader, code: string, ko: string, en: string): LineProblem => ({
  line,
  ...problem(`lines.${line}.${header}`, code, ko, en),
});

/** A name as it is compared: composed, single spaces, and one kind of the middle dots that keyboards and word processors offer. */
export const plainName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\u318D\u30FB\u2027\u2219\u2022\uFF65]/g, '·')
    .replace(/\s+/g, ' ')
    .trim();

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
      const ko = `소속기관 '${agency}'이(가) 등록되어 있지 않습니다. 기관명이나 기관코드를 확인해 주세요.`;
      return cellProblem(line, '소속기관', 'DEPARTMENT_UNKNOWN', ko, `There is no agency '${agency}': check its Korean name or code.`);
    }
    if (others.length > 0) {
      const ko = `소속기관 '${agency}'이(가) 여럿입니다. 기관코드로 적어 주세요.`;
      return cellProblem(line, '소속기관', 'DEPARTMENT_AMBIGUOUS', ko, `Several agencies are called '${agency}': write its code.`);
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
      const ko = `${programmeYear}년에 '${courseName}' 과정이 없습니다.`;
      return cellProblem(line, '과정명', 'COURSE_UNKNOWN', ko, `The programme of ${programmeYear} has no course '${courseName}'.`);
    }
    if (course.level !== level) {
      const ko = `이 과정의 레벨은 ${course.level ?? '빈칸'}입니다.`;
      return cellProblem(line, '레벨', 'LEVEL_DIFFERS', ko, `The level of this course is ${course.level ?? 'blank'}.`);
    }
    return course;
  };
}
