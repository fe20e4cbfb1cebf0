import { compare, divide, fractionOf, printFraction, roundFraction } from './fraction.js';
import { canonicalPoints, parsePoints, pointsOf } from './points.js';
import { problem, problemsOfRepeats, refuseProblems } from './problem.js';
import { weightedTotal } from './ranking/tally.js';
import type { Problem } from './refusal.js';
import type { Criterion, Rubric } from './rubric.js';
import { problemsOfOwed, type SheetDuties } from './sheet-duty.js';
import { problemsOfText } from './text.js';

/** What a judge has put down so far: `points` is a decimal text, or null while the criterion has only a comment. */
export interface DraftMark {
  criterion: string;
  points: string | null;
  comment?: string | null;
}

export interface DraftSheet {
  marks: DraftMark[];
  /** On the entry as a whole. */
  comment?: string | null;
}

/** A sheet that counts: one mark for every criterion, in the rubric's order, with exactly two decimals. */
export interface SubmittedSheet {
  marks: { criterion: string; points: string; comment: string | null }[];
  total: SheetTotal;
}

/** On 0–100: exact as "n/d", and rounded half-up to two decimals for people. */
export interface SheetTotal {
  exact: string;
  rounded: string;
}

const longestComment = 4000;

/** What is wrong with the marks and comments given so far; a draft need not be complete. Paths are like `marks.2.points`. */
export function problemsOfDraft(rubric: Rubric, draft: DraftSheet): Problem[] {
  const keys = draft.marks.map(({ criterion }) => criterion);
  return [
    ...problemsOfRepeats(keys, (index) => `marks.${index}.criterion`),
    ...draft.marks.flatMap((mark, index) => problemsOfMark(rubric, mark, `marks.${index}`)),
    ...problemsOfText('comment', draft.comment, { max: longestComment, required: false }),
  ];
}

/**
 * The only way to a submitted sheet: nothing is wrong with any mark, every criterion has one (else the path is `marks.<key>`), and the
 * duties of the stage's rule are done.
 */
export function submitSheet(rubric: Rubric, draft: DraftSheet, duties: SheetDuties = {}): SubmittedSheet | { problems: Problem[] } {
  const marks = rubric.criteria.map(({ key }) => draft.marks.find(({ criterion }) => criterion === key));
  const missing = rubric.criteria.filter((_, index) => (marks[index]?.points ?? null) === null);
  const problems = [...problemsOfDraft(rubric, draft), ...missing.map(missingMark), ...problemsOfOwed(duties, rubric, draft)];
  if (problems.length > 0) return { problems };
  const given = marks.filter((mark) => mark !== undefined);
  return {
    marks: given.map(({ criterion, points, comment }) => ({ criterion, points: canonicalPoints(`${points}`), comment: comment ?? null })),
    total: totalOf(rubric, given),
  };
}

/**
 * The weighted total of the marks given so far; null when there is none. A criterion without a mark adds nothing yet: the total grows
 * towards that of the finished sheet, so a partial one says what has been collected, not how good the entry is.
 * @throws Refused INVALID_INPUT with the problems of the draft.
 */
export function runningTotal(rubric: Rubric, marks: DraftMark[]): (SheetTotal & { isComplete: boolean }) | null {
  refuseProblems(problemsOfDraft(rubric, { marks }));
  const given = marks.filter(({ points }) => points !== null);
  return given.length === 0 ? null : { ...totalOf(rubric, given), isComplete: given.length === rubric.criteria.length };
}

function totalOf({ criteria }: Rubric, marks: DraftMark[]): SheetTotal {
  const scales = criteria.map(({ maxPoints, weight }) => ({ maxPoints: pointsOf(maxPoints), weight: fractionOf(weight) }));
  const points = criteria.map(({ key }) => marks.find(({ criterion }) => criterion === key)?.points ?? '0');
  const total = weightedTotal(scales, points.map(pointsOf));
  return { exact: printFraction(total), rounded: roundFraction(total, 2, 'half-up') };
}

function problemsOfMark({ criteria }: Rubric, mark: DraftMark, path: string): Problem[] {
  const criterion = criteria.find(({ key }) => key === mark.criterion);
  const unknown = problem(
    `${path}.criterion`,
    'UNKNOWN_CRITERION',
    '이 심사기준에 없는 평가항목입니다.',
    'The rubric has no such criterion.',
  );
  if (!criterion) return [unknown];
  return [
    ...(mark.points === null ? [] : problemsOfPoints(criterion, mark.points, `${path}.points`)),
    ...problemsOfText(`${path}.comment`, mark.comment, { max: longestComment, required: false }),
  ];
}

function problemsOfPoints({ maxPoints, step }: Criterion, text: string, path: string): Problem[] {
  const points = parsePoints(text);
  const max = pointsOf(maxPoints);
  if (!points || compare(points, max) > 0) {
    const most = canonicalPoints(maxPoints);
    return [problem(path, 'OUT_OF_RANGE', `0점에서 ${most}점까지 줄 수 있습니다.`, `A mark lies between 0 and ${most}.`)];
  }
  const isOnStep = divide(points, pointsOf(step)).denominator === 1n;
  const ko = `${step}점 단위로 입력해 주세요.`;
  return isOnStep ? [] : [problem(path, 'OFF_STEP', ko, `Marks go in steps of ${step}.`)];
}

const missingMark = ({ key, nameKo, nameEn }: Criterion): Problem =>
  problem(`marks.${key}`, 'MARK_MISSING', `'${nameKo}' 점수가 없습니다.`, `'${nameEn}' has no mark yet.`);
