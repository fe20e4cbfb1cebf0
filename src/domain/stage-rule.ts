import { type Floor, problemsOfFloors } from './floor.js';
import { problem, problemsOfCount, problemsOfRepeats } from './problem.js';
import type { Problem } from './refusal.js';
import type { Rubric } from './rubric.js';
import { problemsOfDuties, type SheetDuties } from './sheet-duty.js';
import type { StageKind } from './stage.js';

/**
 * What a stage's sheets must hold and how they become places: announced before judging starts, and never changed after. Rules from
 * before there were duties and floors have none.
 */
export interface StageRule extends SheetDuties {
  /** ADJUSTED takes out how generous or strict each judge was beside others of the same entries; it falls back to the MEAN (`guards.ts`). */
  tally: 'MEAN' | 'TRIMMED_MEAN' | 'MEDIAN' | 'ADJUSTED';
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
  /** Whether a committee decides on statistical ties at the quota; null or absent: the ranking stands as it is computed. */
  deliberation?: Deliberation | null;
  /** Whether teams read what judges wrote about their entries once results are public, without names; absent: they do not. */
  commentsReachTeams?: boolean;
  /** Whether what judges wrote about winners may be made public as well, without names; absent: it may not. */
  commentsMayBePublic?: boolean;
}

/** Which entries are in a statistical tie: their chance of being among those that advance lies in this band, in percent. */
export interface Deliberation {
  fromPercent: number;
  toPercent: number;
}

interface TieBreakLink {
  /** DECISION: what people decided on those who are still tied; it comes last. */
  link: 'CRITERION' | 'PLAIN_MEAN' | 'MEDIAN' | 'EARLIER_SUBMISSION' | 'DECISION';
  /** The key of the criterion, for that link only. */
  criterion: string | null;
}

const words = {
  tally: ['MEAN', 'TRIMMED_MEAN', 'MEDIAN', 'ADJUSTED'],
  trimLevel: ['TOTAL', 'CRITERION'],
  rounding: ['HALF_UP', 'HALF_EVEN'],
  ranking: ['COMPETITION', 'DENSE'],
} as const satisfies { [Field in keyof StageRule]?: readonly StageRule[Field][] };

const links: readonly TieBreakLink['link'][] = ['CRITERION', 'PLAIN_MEAN', 'MEDIAN', 'EARLIER_SUBMISSION', 'DECISION'];

/**
 * Where each judge sees some of the entries (PAPER) the adjusted score, with a committee for chances from 20 to 80 %; where all see all
 * (PRESENTATION) the mean without the highest and the lowest total. Two decimals; ties go to the two heaviest criteria, then to the plain
 * mean, and then the place is shared. Marks below 60 % and above 95 % need a comment of 20 characters.
 */
export function defaultRule({ criteria }: Rubric, kind: StageKind): StageRule {
  const heaviest = criteria.toSorted((a, b) => b.weight - a.weight).slice(0, 2);
  return {
    tally: kind === 'PAPER' ? 'ADJUSTED' : 'TRIMMED_MEAN',
    trimLevel: 'TOTAL',
    drop: 1,
    minJudgesToTrim: 5,
    decimals: 2,
    rounding: 'HALF_UP',
    ranking: 'COMPETITION',
    tieBreak: [...heaviest.map(({ key }) => ({ link: 'CRITERION' as const, criterion: key })), { link: 'PLAIN_MEAN', criterion: null }],
    commentDuty: { onSheet: false, onCriteria: [], belowPercent: 60, abovePercent: 95, minCharacters: 20 },
    ...(kind === 'PAPER' && { deliberation: { fromPercent: 20, toPercent: 80 } }),
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
    ...problemsOfLastDecision(rule.tieBreak),
    ...problemsOfDuties(rule, rubric),
    ...problemsOfFloors(rule.floors ?? [], rubric),
    ...problemsOfDeliberation(rule.deliberation ?? null),
    ...problemsOfComments(rule),
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

const problemsOfLastDecision = (tieBreak: readonly TieBreakLink[]): Problem[] => {
  const at = tieBreak.findIndex(({ link }) => link === 'DECISION');
  const ko = '결정은 동점 처리의 마지막 단계입니다.';
  const en = 'A decision is the last step: people decide on what nothing else split.';
  return at < 0 || at === tieBreak.length - 1 ? [] : [problem(`tieBreak.${at}`, 'NOT_LAST', ko, en)];
};

/** A band that leaves out nobody, or nobody in the middle, is none. */
function problemsOfDeliberation(deliberation: Deliberation | null): Problem[] {
  if (!deliberation) return [];
  const { fromPercent, toPercent } = deliberation;
  return [
    ...problemsOfCount('deliberation.fromPercent', fromPercent, 1, 50),
    ...problemsOfCount('deliberation.toPercent', toPercent, 50, 99),
  ];
}

/** What anybody may read, the team reads first. */
function problemsOfComments({ commentsReachTeams = false, commentsMayBePublic = false }: StageRule): Problem[] {
  if (!commentsMayBePublic || commentsReachTeams) return [];
  const ko = '심사평을 공개하려면 해당 팀에도 전달해야 합니다. commentsReachTeams를 함께 고르거나 commentsMayBePublic을 빼 주세요.';
  const en = 'Comments that may be public reach the teams as well: choose commentsReachTeams too, or leave out commentsMayBePublic.';
  return [problem('commentsMayBePublic', 'NEEDS_TEAMS', ko, en)];
}

const unknownWord = (path: string, known: readonly string[]): Problem =>
  problem(path, 'UNKNOWN_WORD', `다음 중 하나여야 합니다: ${known.join(', ')}`, `This must be one of: ${known.join(', ')}.`);
