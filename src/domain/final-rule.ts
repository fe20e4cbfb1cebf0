import { compare, fractionOf, roundFraction, sum, zero } from './fraction.js';
import { problemsOfNamedKey } from './named-key.js';
import { parsePoints, pointsOf } from './points.js';
import { problem, problemsOfCount, problemsOfRepeats } from './problem.js';
import type { Problem } from './refusal.js';
import type { Rubric } from './rubric.js';

/** How the stages of an edition, and what comes from outside, become its final places: announced before anybody can know a score. */
export interface FinalRule {
  /** The stages that count. Their weights and those of the weighted parts are percent: they add up to 100. */
  stages: { stage: number; weight: string }[];
  parts: FinalPart[];
  penalties: PenaltyGround[];
  /** Of the published score, which also orders the entries. */
  decimals: number;
  rounding: 'HALF_UP' | 'HALF_EVEN';
  ranking: 'COMPETITION' | 'DENSE';
  /** Asked in this order while entries have equal scores; what no link splits shares its place. */
  tieBreak: FinalLink[];
}

/** Scores that are not of this system's judges, such as 국민심사 or 가점: points on a scale of their own. */
export interface FinalPart {
  key: string;
  nameKo: string;
  nameEn: string;
  /** WEIGHTED: a share of the score, with a weight. BONUS: points that are added once the score is averaged, with none. */
  kind: 'WEIGHTED' | 'BONUS';
  maxPoints: string;
  weight: string | null;
}

/** What points are taken off for, once the score is averaged, and how many at most each time. */
export interface PenaltyGround {
  key: string;
  nameKo: string;
  nameEn: string;
  maxPoints: string;
}

export interface FinalLink {
  link: 'CRITERION' | 'PLAIN_MEAN' | 'MEDIAN' | 'STAGE' | 'PART' | 'EARLIER_SUBMISSION' | 'DECISION';
  /** The stage, by its ordinal, whose criterion, plain mean, median or score is compared; null for the other links. */
  stage: number | null;
  /** The key of the criterion or the part; null for the other links. */
  key: string | null;
}

/** A stage of the edition, as the rule may speak of it. */
export interface KnownStage {
  ordinal: number;
  rubric: Rubric | null;
}

/**
 * Paper 30 %, presentation 70 %, to two decimals. Ties go to the two heaviest criteria of the presentation, then to its plain mean and to
 * the paper, and then people decide.
 */
export function defaultFinalRule({ criteria }: Rubric): FinalRule {
  const heaviest = criteria.toSorted((a, b) => b.weight - a.weight).slice(0, 2);
  return {
    stages: [
      { stage: 1, weight: '30' },
      { stage: 2, weight: '70' },
    ],
    parts: [],
    penalties: [],
    decimals: 2,
    rounding: 'HALF_UP',
    ranking: 'COMPETITION',
    tieBreak: [
      ...heaviest.map(({ key }) => ({ link: 'CRITERION' as const, stage: 2, key })),
      { link: 'PLAIN_MEAN', stage: 2, key: null },
      { link: 'STAGE', stage: 1, key: null },
      { link: 'DECISION', stage: null, key: null },
    ],
  };
}

const roundings = ['HALF_UP', 'HALF_EVEN'];
const rankings = ['COMPETITION', 'DENSE'];
const links = ['CRITERION', 'PLAIN_MEAN', 'MEDIAN', 'STAGE', 'PART', 'EARLIER_SUBMISSION', 'DECISION'];
const ofStage = ['CRITERION', 'PLAIN_MEAN', 'MEDIAN', 'STAGE'];

/** Everything that keeps a final rule from being announced. Paths are like `parts.0.weight`. */
export const problemsOfFinalRule = (rule: FinalRule, known: readonly KnownStage[]): Problem[] => [
  ...problemsOfStages(rule, known),
  ...problemsOfRepeats(
    rule.parts.map(({ key }) => key),
    (index) => `parts.${index}.key`,
  ),
  ...rule.parts.flatMap((part, index) => problemsOfPart(part, `parts.${index}`)),
  ...problemsOfWeights(rule),
  ...problemsOfRepeats(
    rule.penalties.map(({ key }) => key),
    (index) => `penalties.${index}.key`,
  ),
  ...rule.penalties.flatMap((ground, index) => problemsOfNamed(ground, `penalties.${index}`)),
  ...problemsOfCount('decimals', rule.decimals, 0, 6),
  ...(roundings.includes(rule.rounding) ? [] : [unknownWord('rounding', roundings)]),
  ...(rankings.includes(rule.ranking) ? [] : [unknownWord('ranking', rankings)]),
  ...problemsOfRepeats(
    rule.tieBreak.map(({ link, stage, key }) => [link, stage, key].filter((word) => word !== null).join(' ')),
    (index) => `tieBreak.${index}`,
  ),
  ...rule.tieBreak.slice(0, -1).flatMap(({ link }, index) => (link === 'DECISION' ? [notLast(`tieBreak.${index}`)] : [])),
  ...rule.tieBreak.flatMap((link, index) => problemsOfLink(link, rule, known, `tieBreak.${index}`)),
];

/** The criteria of a stage by which ties are broken: a rubric that is written anew keeps them. */
export const criteriaNamedBy = ({ tieBreak }: FinalRule, ordinal: number): string[] =>
  tieBreak.flatMap(({ link, stage, key }) => (link === 'CRITERION' && stage === ordinal && key !== null ? [key] : []));

/** The stages without whose scores nobody can be placed: those that count, and those that ties may be broken by. */
export const stagesNeededBy = ({ stages, tieBreak }: FinalRule): number[] =>
  [...new Set([...stages, ...tieBreak].flatMap(({ stage }) => (stage === null ? [] : [stage])))].toSorted((a, b) => a - b);

function problemsOfStages({ stages }: FinalRule, known: readonly KnownStage[]): Problem[] {
  const ordinals = known.map(({ ordinal }) => ordinal);
  const last = Math.max(...ordinals);
  const lastMissing = problem(
    'stages',
    'LAST_STAGE_MISSING',
    '마지막 심사 단계가 들어 있어야 합니다.',
    'The last stage must be one of them: who is in it is ranked.',
  );
  return [
    ...(stages.some(({ stage }) => stage === last) ? [] : [lastMissing]),
    ...problemsOfRepeats(
      stages.map(({ stage }) => String(stage)),
      (index) => `stages.${index}.stage`,
    ),
    ...stages.flatMap(({ stage, weight }, index) => [
      ...(ordinals.includes(stage) ? [] : [unknownWord(`stages.${index}.stage`, ordinals)]),
      ...(isAboveZero(weight) ? [] : [notPoints(`stages.${index}.weight`)]),
    ]),
  ];
}

function problemsOfNamed(ground: PenaltyGround, path: string): Problem[] {
  return [...problemsOfNamedKey(path, ground), ...(isAboveZero(ground.maxPoints) ? [] : [notPoints(`${path}.maxPoints`)])];
}

function problemsOfPart(part: FinalPart, path: string): Problem[] {
  const problems = problemsOfNamed(part, path);
  if (part.kind === 'BONUS') {
    const ko = '가점에는 가중치가 없습니다. 평균을 낸 뒤에 더합니다.';
    const en = 'A bonus has no weight: it is added after averaging.';
    return part.weight === null ? problems : [...problems, problem(`${path}.weight`, 'NOT_ALLOWED_HERE', ko, en)];
  }
  if (part.kind !== 'WEIGHTED') return [...problems, unknownWord(`${path}.kind`, ['WEIGHTED', 'BONUS'])];
  return part.weight !== null && isAboveZero(part.weight) ? problems : [...problems, notPoints(`${path}.weight`)];
}

function isAboveZero(text: string): boolean {
  const points = parsePoints(text);
  return points !== null && compare(points, zero) > 0;
}

// A published text once had shares of 70, 15 and 20.
function problemsOfWeights({ stages, parts }: FinalRule): Problem[] {
  const weights = [...stages, ...parts].flatMap(({ weight }) => (weight === null ? [] : [weight]));
  if (weights.some((weight) => parsePoints(weight) === null)) return [];
  const total = sum(weights.map(pointsOf));
  if (compare(total, fractionOf(100)) === 0) return [];
  const now = roundFraction(total, 2, 'half-up').replace(/\.?0+$/, '');
  const ko = `심사 단계와 반영 점수의 비율을 더하면 100이 되어야 하는데, 지금은 ${now}입니다.`;
  return [problem('stages', 'NOT_100', ko, `The weights of stages and parts must add up to 100; these add up to ${now}.`)];
}

function problemsOfLink({ link, stage, key }: FinalLink, { parts }: FinalRule, known: readonly KnownStage[], path: string): Problem[] {
  if (!links.includes(link)) return [unknownWord(`${path}.link`, links)];
  const named = known.find(({ ordinal }) => ordinal === stage);
  const keys =
    link === 'CRITERION'
      ? (named?.rubric?.criteria ?? []).map((criterion) => criterion.key)
      : link === 'PART'
        ? parts.map((part) => part.key)
        : null;
  const ordinals = known.map(({ ordinal }) => ordinal);
  return [
    ...(ofStage.includes(link) && !named ? [unknownWord(`${path}.stage`, ordinals)] : []),
    ...(!ofStage.includes(link) && stage !== null ? [notHere(`${path}.stage`)] : []),
    ...(keys && !keys.includes(key ?? '') ? [unknownWord(`${path}.key`, keys)] : []),
    ...(!keys && key !== null ? [notHere(`${path}.key`)] : []),
  ];
}

const notPoints = (path: string): Problem =>
  problem(path, 'NOT_POINTS', '소수 둘째 자리까지의 점수여야 합니다.', 'This must be a number with at most two decimals, above 0.');

const notHere = (path: string): Problem =>
  problem(path, 'NOT_ALLOWED_HERE', '이 단계에는 적지 않습니다.', 'This kind of link names no such thing.');

const notLast = (path: string): Problem =>
  problem(
    path,
    'NOT_LAST',
    '결정은 동점 처리의 마지막 단계입니다.',
    'A decision is the last step: people decide on what nothing else split.',
  );

const unknownWord = (path: string, known: readonly (string | number)[]): Problem =>
  problem(path, 'UNKNOWN_WORD', `다음 중 하나여야 합니다: ${known.join(', ')}`, `This must be one of: ${known.join(', ')}.`);
