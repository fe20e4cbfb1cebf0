import { type Floor, problemsOfFloors } from './floor.js';
import { problem, problemsOfRepeats } from './problem.js';
import type { Problem } from './refusal.js';
import type { Rubric } from './rubric.js';
import { problemsOfDuties, type SheetDuties } from './sheet-duty.js';

/**
 * What a stage's sheets must hold and how they become places: announced before judging starts, and never changed after. Rules from
 * before there were duties and floors have none.
 */
export interface StageRule extends SheetDuties {
  tally: 'MEAN' | 'TRIMMED_MEAN' | 'MEDIAN';
  /** What a trimmed mean or a median is taken of: the totals of whole sheets, or the marks of each criterion apart. */
  trimLevel: 'TOTAL' | 'CRITERION';
  /** How many of the highest and how many of the lowest values a trimmed mean leaves out. */
  drop: number;
  /** With fewer sheets than this a trimmed mean is the plain mean. */
  minJudgesToTrim: number;
  /** Of the published score, which also orders the entries. */
  decimals: number;
  rounding: 'HALF_UP' | 'HALF_EVEN';
  /** 1, 2, 2, 4 or 1, 2, 2, 3. */
  ranking: 'COMPETITION' | 'DENSE';
  /** Asked in this order while entries have equal scores; what no link splits shares its place. */
  tieBreak: TieBreakLink[];
  floors?: Floor[];
}

interface TieBreakLink {
  link: 'CRITERION' | 'PLAIN_MEAN' | 'MEDIAN' | 'EARLIER_SUBMISSION';
  /** The key of the criterion, for that link only. */
  criterion: string | null;
}

const words = {
  tally: ['MEAN', 'TRIMMED_MEAN', 'MEDIAN'],
  trimLevel: ['TOTAL', 'CRITERION'],
  rounding: ['HALF_UP', 'HALF_EVEN'],
  ranking: ['COMPETITION', 'DENSE'],
} as const satisfies { [Field in keyof StageRule]?: readonly StageRule[Field][] };

const links: readonly TieBreakLink['link'][] = ['CRITERION', 'PLAIN_MEAN', 'MEDIAN', 'EARLIER_SUBMISSION'];

/**
 * Plain mean to two decimals; ties go to the two heaviest criteria, then to the plain mean, and then the place is shared. Marks below
 * 60 % and above 95 % need a comment of 20 characters.
 */
export function defaultRule({ criteria }: Rubric): StageRule {
  const heaviest = criteria.toSorted((a, b) => b.weight - a.weight).slice(0, 2);
  return {
    tally: 'MEAN',
    trimLevel: 'TOTAL',
    drop: 1,
    minJudgesToTrim: 5,
    decimals: 2,
    rounding: 'HALF_UP',
    ranking: 'COMPETITION',
    tieBreak: [...heaviest.map(({ key }) => ({ link: 'CRITERION' as const, criterion: key })), { link: 'PLAIN_MEAN', criterion: null }],
    commentDuty: { onSheet: false, onCriteria: [], belowPercent: 60, abovePercent: 95, minCharacters: 20 },
  };
}

/** Everything that keeps a rule from being announced with a rubric. Paths are like `tieBreak.0.criterion`. */
export function problemsOfRule(rule: StageRule, rubric: Rubric): Problem[] {
  return [
    ...problemsOfWords(rule),
    ...problemsOfCount('drop', rule.drop, rule.tally === 'TRIMMED_MEAN' ? 1 : 0, 100),
    // At least one value is left of those that are not dropped.
    ...problemsOfCount('minJudgesToTrim', rule.minJudgesToTrim, 2 * rule.drop + 1, 1000),
    ...problemsOfCount('decimals', rule.decimals, 0, 6),
    ...problemsOfRepeats(
      rule.tieBreak.map(({ link, criterion }) => criterion ?? link),
      (index) => `tieBreak.${index}`,
    ),
    ...rule.tieBreak.flatMap((link, index) => problemsOfLink(link, rubric, `tieBreak.${index}`)),
    ...problemsOfDuties(rule, rubric),
    ...problemsOfFloors(rule.floors ?? [], rubric),
  ];
}

const problemsOfWords = (rule: StageRule): Problem[] =>
  (Object.keys(words) as (keyof typeof words)[]).flatMap((field) => {
    const known: readonly string[] = words[field];
    return known.includes(rule[field]) ? [] : [unknownWord(field, known)];
  });

function problemsOfLink({ link, criterion }: TieBreakLink, rubric: Rubric, path: string): Problem[] {
  if (!links.includes(link)) return [unknownWord(`${path}.link`, links)];
  const keys = rubric.criteria.map(({ key }) => key);
  if (link === 'CRITERION') return keys.includes(criterion ?? '') ? [] : [unknownWord(`${path}.criterion`, keys)];
  const ko = '평가항목은 CRITERION 단계에만 적습니다.';
  return criterion === null ? [] : [problem(`${path}.criterion`, 'NOT_ALLOWED_HERE', ko, 'Only the link CRITERION names a criterion.')];
}

const problemsOfCount = (path: string, count: number, least: number, most: number): Problem[] =>
  Number.isInteger(count) && count >= least && count <= most
    ? []
    : [
        problem(
          path,
          'OUT_OF_RANGE',
          `${least} 이상 ${most} 이하의 정수여야 합니다.`,
          `This must be a whole number from ${least} to ${most}.`,
        ),
      ];

const unknownWord = (path: string, known: readonly string[]): Problem =>
  problem(path, 'UNKNOWN_WORD', `다음 중 하나여야 합니다: ${known.join(', ')}`, `This must be one of: ${known.join(', ')}.`);
