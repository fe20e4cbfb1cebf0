import { compare, sum, zero, type Fraction } from '../fraction.js';
import type { Given } from '../given.js';
import { parseInstant } from './instant.js';
import type { Scale } from './tally.js';

export interface RankingEntry {
  id: string;
  /** A withdrawn or disqualified entry keeps its score and has no rank. */
  status: 'active' | 'withdrawn' | 'disqualified';
  /** The marks of every sheet that counts, in the order of the criteria. */
  sheets: Fraction[][];
  /** What stands in place of sheets in a final of several stages. */
  stages: StageScore[] | null;
  fixedPoints: Fraction;
  penalty: Fraction;
  /** Seconds since 1970. */
  submittedAt: Fraction | null;
  decision: Fraction | null;
}

interface StageScore {
  /** What a tie-break link calls the stage; null: none names it. */
  key: string | null;
  /** Null where there is nothing to compute it from: then the entry has no score either. */
  score: Fraction | null;
  weight: Fraction;
  /** What else of the stage ties may be broken by, such as the mean of a criterion. */
  values: ReadonlyMap<string, Fraction | null>;
}

/** @throws Refused INVALID_INPUT, which names the path. */
export function readEntry(given: Given, criteria: readonly Scale[]): RankingEntry {
  const stages = given.optional('stages');
  return {
    id: given.field('id').text(),
    status: given.optional('status')?.word(['active', 'withdrawn', 'disqualified']) ?? 'active',
    sheets: stages ? refuseSheets(given.optional('sheets')) : readSheets(given.field('sheets'), criteria),
    stages: stages && readStages(stages),
    fixedPoints: given.optional('fixedPoints')?.amount() ?? zero,
    penalty: given.optional('penalty')?.notNegative() ?? zero,
    submittedAt: readInstant(given.optional('submittedAt')),
    decision: given.optional('decision')?.amount() ?? null,
  };
}

const readSheets = (given: Given, criteria: readonly Scale[]): Fraction[][] =>
  given
    .listByKey(
      (sheet) => readSheet(sheet, criteria),
      ({ judge }) => judge,
    )
    .flatMap(({ marks }) => (marks ? [marks] : []));

/** The marks are null where the sheet does not count: it was not handed in, its judge stepped back, or a mark is missing. */
function readSheet(given: Given, criteria: readonly Scale[]): { judge: string; marks: Fraction[] | null } {
  const judge = given.field('judge').text();
  const status = given.optional('status')?.word(['submitted', 'draft', 'incomplete', 'recused']) ?? 'submitted';
  const list = status === 'submitted' ? given.field('marks') : given.optional('marks');
  const marks = list?.list((mark, index) => readMark(mark, criteria[index])) ?? [];
  if (marks.length > criteria.length || (status === 'submitted' && marks.length < criteria.length))
    list?.wrong(
      'WRONG_LENGTH',
      '평가항목마다 점수 하나(없으면 null)가 있어야 합니다.',
      'There must be one mark, or null, for every criterion.',
    );
  const complete = marks.filter((mark) => mark !== null);
  return { judge, marks: status === 'submitted' && complete.length === criteria.length ? complete : null };
}

function readMark(given: Given, criterion: Scale | undefined): Fraction | null {
  if (given.isNull()) return null;
  const mark = given.decimal();
  const isInside = compare(mark, zero) >= 0 && (!criterion || compare(mark, criterion.maxPoints) <= 0);
  return isInside
    ? mark
    : given.wrong('OUT_OF_RANGE', '0점과 배점 사이여야 합니다.', 'This must lie between 0 and the points of the criterion.');
}

/** The common denominator of scores grows with each of them: thousands would take minutes. */
const mostStages = 100;

function readStages(given: Given): StageScore[] {
  const stages = given.list(readStage);
  if (stages.length > mostStages)
    given.wrong('TOO_MANY', `단계는 ${mostStages}개까지입니다.`, `There must be no more than ${mostStages} stages.`);
  const hasWeight = compare(sum(stages.map(({ weight }) => weight)), zero) > 0;
  return hasWeight ? stages : given.wrong('NO_WEIGHT', '가중치의 합이 0입니다.', 'The weights add up to 0.');
}

function readStage(given: Given): StageScore {
  const status = given.optional('status')?.word(['scored', 'unscored']) ?? 'scored';
  return {
    key: given.optional('key')?.text() ?? null,
    score: status === 'scored' ? given.field('score').fraction() : null,
    weight: given.field('weight').notNegative(),
    values: given.optional('values')?.map((value) => (value.isNull() ? null : value.fraction())) ?? new Map(),
  };
}

function refuseSheets(given: Given | null): [] {
  const isEmpty = given === null || given.list(() => null).length === 0;
  return isEmpty
    ? []
    : given.wrong('SHEETS_AND_STAGES', '채점표와 단계 점수 중 하나만 있어야 합니다.', 'An entry has either sheets or stages.');
}

function readInstant(given: Given | null): Fraction | null {
  if (given === null) return null;
  const korean = '"2025-10-15T14:00:00+09:00"처럼 시차까지 적은 시각이어야 합니다.';
  return parseInstant(given.text()) ?? given.wrong('NOT_AN_INSTANT', korean, 'This must be an ISO 8601 time with its offset.');
}
