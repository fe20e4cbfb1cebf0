import { compare, fractionOf, parseDecimal, roundFraction, sum, zero, type Fraction } from '../fraction.js';
import type { Given } from '../given.js';
import { weightedTotal, type Scale } from '../ranking/tally.js';

/** The sheets of an incomplete design as a question gives them: `scoreColumns` names the columns of `scores`. */
export interface ScoreTable {
  entries: number;
  judges: number;
  criteria: (Scale & { key: string })[];
  rows: ScoreRow[];
}

interface ScoreRow {
  entry: number;
  judge: number;
  /** On 0–100. */
  total: Fraction;
  /** In the order of the criteria; empty where the question gives totals. */
  marks: Fraction[];
  /** Where the sheet stood in the judge's own order. */
  position: number | null;
}

const columns = ['entryIndex', 'judgeIndex', 'criterionScores', 'total', 'positionInJudgesOwnSequence'] as const;

/**
 * Reads `entries`, `judges` (lists, or their lengths), `criteria` (where there are criterion scores), `scoreColumns` and `scores`.
 * @throws Refused INVALID_INPUT, which names the path: indices out of range, marks out of range, a pair that stands twice.
 */
export function readScoreTable(given: Given): ScoreTable {
  const entries = lengthOf(given.field('entries'), mostEntries);
  const judges = lengthOf(given.field('judges'), mostJudges);
  const names = given.field('scoreColumns').listByKey(
    (name) => name.word(columns),
    (name) => name,
  );
  const place = (name: (typeof columns)[number]) => names.indexOf(name);
  for (const name of ['entryIndex', 'judgeIndex'] as const) if (place(name) < 0) missingColumn(given, name);
  const hasMarks = place('criterionScores') >= 0;
  if (!hasMarks && place('total') < 0) missingColumn(given, 'total');
  const criteria = hasMarks ? readScales(given.field('criteria')) : [];
  const taken = new Set<number>();
  const rows = given.field('scores').list((row): ScoreRow => {
    const cells = row.list((cell) => cell);
    if (cells.length !== names.length)
      row.wrong('WRONG_LENGTH', '열마다 값이 하나씩 있어야 합니다.', 'There must be one value for every column.');
    const cell = (name: (typeof columns)[number]) => cells[place(name)]!;
    const entry = cell('entryIndex').whole(0, entries - 1);
    const judge = cell('judgeIndex').whole(0, judges - 1);
    const pair = entry * judges + judge;
    if (taken.has(pair))
      row.wrong('REPEATED', '같은 심사위원과 출품작이 두 번 있습니다.', 'This judge and this entry stand here for the second time.');
    taken.add(pair);
    const marks = hasMarks ? readMarks(cell('criterionScores'), criteria) : [];
    return {
      entry,
      judge,
      marks,
      total: hasMarks ? weightedTotal(criteria, marks) : readMark(cell('total'), mostTotal),
      position: place('positionInJudgesOwnSequence') < 0 ? null : cell('positionInJudgesOwnSequence').whole(0),
    };
  });
  return { entries, judges, criteria, rows };
}

/** The fraction in binary floating point. */
export const numberOf = (fraction: Fraction): number => {
  const [numerator, denominator] = [Number(fraction.numerator), Number(fraction.denominator)];
  const areExact = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
  return areExact ? numerator / denominator : Number(roundFraction(fraction, 20, 'half-even'));
};

/** Totals are on 0–100, but those of simulated contests, which nobody marked, may overshoot; what lies further off is a mistake. */
const mostTotal = fractionOf(150);

/** Far more than any contest has. Time grows with the cube of the judges: two thousand are minutes away from any harm. */
const mostEntries = 100_000;
const mostJudges = 2000;

const missingColumn = (given: Given, name: string): never =>
  given.field('scoreColumns').wrong('MISSING', `'${name}' 열이 없습니다.`, `There is no column '${name}'.`);

/** A list's length, or a number in its place. */
function lengthOf(given: Given, most: number): number {
  if (!Array.isArray(given.raw())) return given.whole(0, most);
  const { length } = given.list(() => null);
  return length <= most
    ? length
    : given.wrong('TOO_MANY', `${most}개까지 셈할 수 있습니다.`, `There must be no more than ${most} of them.`);
}

function readScales(given: Given): ScoreTable['criteria'] {
  const scales = given.listByKey(
    (criterion) => {
      const [maxPoints, weight] = [readNumber(criterion.field('maxPoints')), readNumber(criterion.field('weight'))];
      if (compare(maxPoints, zero) <= 0) criterion.field('maxPoints').wrong('OUT_OF_RANGE', '0보다 커야 합니다.', 'This must be above 0.');
      if (compare(weight, zero) < 0) criterion.field('weight').wrong('OUT_OF_RANGE', '0 이상이어야 합니다.', 'This must not be below 0.');
      return { key: criterion.field('key').text(), maxPoints, weight };
    },
    ({ key }) => key,
  );
  const hasWeight = compare(sum(scales.map(({ weight }) => weight)), zero) > 0;
  return hasWeight ? scales : given.wrong('NO_WEIGHT', '가중치의 합이 0입니다.', 'The weights add up to 0.');
}

function readMarks(given: Given, criteria: ScoreTable['criteria']): Fraction[] {
  const marks = given.list((mark, index) => readMark(mark, criteria[index]?.maxPoints ?? null));
  return marks.length === criteria.length
    ? marks
    : given.wrong('WRONG_LENGTH', '평가항목마다 점수 하나가 있어야 합니다.', 'There must be one mark for every criterion.');
}

function readMark(given: Given, most: Fraction | null): Fraction {
  const mark = readNumber(given);
  const isInside = compare(mark, zero) >= 0 && (most === null || compare(mark, most) <= 0);
  return isInside
    ? mark
    : given.wrong('OUT_OF_RANGE', '0점과 배점 사이여야 합니다.', 'This must lie between 0 and the points of the criterion.');
}

/** A decimal text, or a JSON number as the decimal that it was written as. */
function readNumber(given: Given): Fraction {
  const raw = given.raw();
  return (typeof raw === 'number' ? parseDecimal(`${raw}`) : null) ?? given.amount();
}
