import { compare, divide, fractionOf, multiply, zero } from './fraction.js';
import { canonicalPoints, parsePoints, pointsOf } from './points.js';
import { problem, problemsOfCount, problemsOfRepeats } from './problem.js';
import type { Problem } from './refusal.js';
import type { Criterion, Rubric } from './rubric.js';

/** Where judges have to write a comment (심사의견) before their sheet counts. */
export interface CommentDuty {
  /** On the entry as a whole. */
  onSheet: boolean;
  /** On these criteria, by key, whatever the mark is. */
  onCriteria: string[];
  /** On a mark below, or above, this percent of the criterion's points; null: on none. */
  belowPercent: number | null;
  abovePercent: number | null;
  /** How long each of these comments is at least, the blanks around it not counted. */
  minCharacters: number;
}

/** The least that a judge may give on a criterion. */
export interface LowestMark {
  criterion: string;
  points: string;
}

/** What a sheet must have beside a mark on every criterion. */
export interface SheetDuties {
  commentDuty?: CommentDuty | null;
  lowestMarks?: LowestMark[];
}

interface GivenMark {
  criterion: string;
  points: string | null;
  comment?: string | null;
}

const longestDuty = 1000;

/** Everything that keeps duties from being announced with a rubric. Paths are like `commentDuty.belowPercent`. */
export function problemsOfDuties({ commentDuty, lowestMarks = [] }: SheetDuties, rubric: Rubric): Problem[] {
  return [
    ...(commentDuty ? problemsOfCommentDuty(commentDuty, rubric) : []),
    ...problemsOfRepeats(
      lowestMarks.map(({ criterion }) => criterion),
      (index) => `lowestMarks.${index}`,
    ),
    ...lowestMarks.flatMap((lowest, index) => problemsOfLowestMark(lowest, rubric, `lowestMarks.${index}`)),
  ];
}

function problemsOfCommentDuty(duty: CommentDuty, rubric: Rubric): Problem[] {
  const { onSheet, onCriteria, belowPercent, abovePercent, minCharacters } = duty;
  const asksNothing = !onSheet && onCriteria.length === 0 && belowPercent === null && abovePercent === null;
  const overlaps = belowPercent !== null && abovePercent !== null && belowPercent > abovePercent;
  const nothing = problem('commentDuty', 'EMPTY', '심사의견을 요구하는 곳이 없습니다.', 'This duty asks for no comment anywhere.');
  const ko = '상한은 하한보다 낮을 수 없습니다.';
  return [
    ...(asksNothing ? [nothing] : []),
    ...problemsOfRepeats(onCriteria, (index) => `commentDuty.onCriteria.${index}`),
    ...onCriteria.flatMap((key, index) => problemsOfKey(key, rubric, `commentDuty.onCriteria.${index}`)),
    ...problemsOfCount('commentDuty.belowPercent', belowPercent ?? 1, 1, 100),
    ...problemsOfCount('commentDuty.abovePercent', abovePercent ?? 0, 0, 99),
    ...(overlaps ? [problem('commentDuty.abovePercent', 'OUT_OF_ORDER', ko, 'The upper bound must not lie below the lower one.')] : []),
    ...problemsOfCount('commentDuty.minCharacters', minCharacters, 1, longestDuty),
  ];
}

function problemsOfLowestMark({ criterion: key, points: text }: LowestMark, rubric: Rubric, path: string): Problem[] {
  const criterion = rubric.criteria.find((known) => known.key === key);
  if (!criterion) return problemsOfKey(key, rubric, `${path}.criterion`);
  const points = parsePoints(text);
  const isMark = points && compare(points, zero) > 0 && compare(points, pointsOf(criterion.maxPoints)) <= 0;
  if (isMark && divide(points, pointsOf(criterion.step)).denominator === 1n) return [];
  const ko = '최저 점수는 배점 안에서 점수 단위에 맞아야 합니다.';
  return [problem(`${path}.points`, 'NOT_A_MARK', ko, 'The lowest mark must be one that a judge could give, above 0.')];
}

export const problemsOfKey = (key: string, { criteria }: Rubric, path: string): Problem[] => {
  const keys = criteria.map((criterion) => criterion.key).join(', ');
  const unknown = problem(path, 'UNKNOWN_WORD', `다음 중 하나여야 합니다: ${keys}`, `This must be one of: ${keys}.`);
  return criteria.some((criterion) => criterion.key === key) ? [] : [unknown];
};

/**
 * What a sheet still owes: comments, and marks that are not below the lowest. Told per criterion, at `marks.<key>` and
 * `marks.<key>.comment`; marks that are none are left to others.
 */
export function problemsOfOwed(
  { commentDuty, lowestMarks = [] }: SheetDuties,
  { criteria }: Rubric,
  sheet: { marks: readonly GivenMark[]; comment?: string | null },
): Problem[] {
  const markOf = (key: string) => sheet.marks.find(({ criterion }) => criterion === key);
  const tooLow = lowestMarks.flatMap(({ criterion: key, points: lowest }) => {
    const points = parsePoints(markOf(key)?.points ?? '');
    const criterion = criteria.find((known) => known.key === key);
    return points && criterion && compare(points, pointsOf(lowest)) < 0 ? [belowLowest(criterion, lowest)] : [];
  });
  if (!commentDuty) return tooLow;
  const { minCharacters } = commentDuty;
  const isShort = (comment: string | null | undefined) => [...(comment ?? '').normalize('NFC').trim()].length < minCharacters;
  const owing = criteria.filter((criterion) => {
    const mark = markOf(criterion.key);
    return owesComment(commentDuty, criterion, mark) && isShort(mark?.comment);
  });
  const owesSheet = commentDuty.onSheet && isShort(sheet.comment);
  return [
    ...tooLow,
    ...owing.map((criterion) => commentMissing(criterion, minCharacters)),
    ...(owesSheet ? [sheetMissing(minCharacters)] : []),
  ];
}

function owesComment({ onCriteria, belowPercent, abovePercent }: CommentDuty, { key, maxPoints }: Criterion, mark?: GivenMark): boolean {
  if (onCriteria.includes(key)) return true;
  const points = parsePoints(mark?.points ?? '');
  if (!points) return false;
  const percent = divide(multiply(fractionOf(100), points), pointsOf(maxPoints));
  const isLow = belowPercent !== null && compare(percent, fractionOf(belowPercent)) < 0;
  return isLow || (abovePercent !== null && compare(percent, fractionOf(abovePercent)) > 0);
}

const belowLowest = ({ key, nameKo, nameEn }: Criterion, lowest: string): Problem => {
  const least = canonicalPoints(lowest);
  return problem(`marks.${key}`, 'BELOW_LOWEST', `'${nameKo}'에는 ${least}점부터 줄 수 있습니다.`, `'${nameEn}' gets ${least} at least.`);
};

const commentMissing = ({ key, nameKo, nameEn }: Criterion, least: number): Problem =>
  problem(
    `marks.${key}.comment`,
    'COMMENT_MISSING',
    `'${nameKo}'에 심사의견을 ${least}자 이상 적어 주세요.`,
    `'${nameEn}' needs a comment of at least ${least} characters.`,
  );

const sheetMissing = (least: number): Problem =>
  problem(
    'comment',
    'COMMENT_MISSING',
    `출품작 전체에 대한 심사의견을 ${least}자 이상 적어 주세요.`,
    `The entry as a whole needs a comment of at least ${least} characters.`,
  );
