import { ENGINE_VERSION, type EngineVersion } from './engine.js';
import { floorsMissed } from './floor.js';
import { parseDecimal, roundFraction } from './fraction.js';
import { canonicalPoints } from './points.js';
import { rankEntries, type RankedEntry } from './ranking/ranking.js';
import { problem, problemsOfRepeats, refuseProblems } from './problem.js';
import type { Problem } from './refusal.js';
import type { Criterion } from './rubric.js';
import type { StageRule } from './stage-rule.js';

/** All that the places of a stage depend on. */
export interface StageInputs {
  rule: StageRule;
  rubric: { criteria: Pick<Criterion, 'key' | 'maxPoints' | 'weight'>[] };
  entries: StageEntry[];
}

export interface StageEntry {
  id: string;
  /** A withdrawn or disqualified entry keeps its score and has no place. */
  status: 'ACTIVE' | 'WITHDRAWN' | 'DISQUALIFIED';
  /** ISO 8601 with its offset. */
  submittedAt: string;
  /** The submitted sheets. One that lacks a mark does not count. */
  sheets: { judge: string; marks: StageMark[] }[];
}

interface StageMark {
  criterion: string;
  points: string;
}

/** An entry's line in a settled stage. */
export interface Standing {
  entry: string;
  /** Null without a sheet that counts, and for withdrawn or disqualified entries. */
  place: number | null;
  /** With the rule's decimals; null, never 0, without a sheet that counts. So are `exact` ("n/d") and `plainMean`. */
  score: string | null;
  exact: string | null;
  /** The untrimmed mean of the sheets' totals, rounded like the score. */
  plainMean: string | null;
  judgesCounted: number;
  trimmed: boolean;
  /** The link that decided this entry's place among equal scores: a criterion's key, or the name of another link. */
  tieBrokenBy: string | null;
  /** The floors that were not reached: keys of criteria, and TOTAL. The place stays; nothing is won. Engine 1 knew no floors. */
  belowFloors?: string[];
  /** The plain mean of the marks on each criterion, in the order of the rubric, rounded like the score. Engine 1 did not keep them. */
  criterionMeans?: { criterion: string; mean: string }[];
}

/**
 * The standings of a stage by its announced rule, exact until the one rounding, ordered by place; entries that share one stand in the
 * order of their ids, which decides nothing.
 * @throws Refused INVALID_INPUT when rule, rubric or marks make no sense; its paths are those of a `ranking` question.
 */
export const settleStage = (inputs: StageInputs, version: EngineVersion = ENGINE_VERSION): Standing[] => engines[version](inputs);

const engines: Record<EngineVersion, (inputs: StageInputs) => Standing[]> = {
  '1': (inputs) => standingsOf(inputs, { withFloors: false }),
  '2': (inputs) => standingsOf(inputs, { withFloors: true }),
};

function standingsOf(inputs: StageInputs, { withFloors }: { withFloors: boolean }): Standing[] {
  refuseProblems(problemsOfStrayMarks(inputs));
  return rankEntries(questionOf(inputs))
    .map((entry) => ({
      ...standingOf(inputs, entry),
      ...(withFloors && { belowFloors: floorsMissedBy(inputs, entry), criterionMeans: criterionMeansOf(inputs, entry) }),
    }))
    .toSorted((a, b) => (a.place ?? Number.MAX_SAFE_INTEGER) - (b.place ?? Number.MAX_SAFE_INTEGER) || compareText(a.entry, b.entry));
}

/**
 * The same inputs, and nothing else, in an order and a spelling that do not depend on how they were read: this is what gets hashed.
 * Duties of sheets are no input, and a rule without floors is written as it was before there were any.
 */
export function canonicalInputs({ rule, rubric, entries }: StageInputs, version: EngineVersion = ENGINE_VERSION): StageInputs {
  const { tally, trimLevel, drop, minJudgesToTrim, decimals, rounding, ranking, tieBreak } = rule;
  const floors =
    version === '1' ? [] : (rule.floors ?? []).map(({ criterion, points }) => ({ criterion, points: canonicalPoints(points) }));
  const criteria = rubric.criteria.map(({ key, maxPoints, weight }) => ({ key, maxPoints: canonicalPoints(maxPoints), weight }));
  const links = tieBreak.map(({ link, criterion }) => ({ link, criterion }));
  return {
    rule: { tally, trimLevel, drop, minJudgesToTrim, decimals, rounding, ranking, tieBreak: links, ...(floors.length > 0 && { floors }) },
    rubric: { criteria },
    entries: entries
      .map(({ id, status, submittedAt, sheets }) => ({ id, status, submittedAt, sheets: canonicalSheets(criteria, sheets) }))
      .toSorted((a, b) => compareText(a.id, b.id)),
  };
}

function canonicalSheets(criteria: { key: string }[], sheets: StageEntry['sheets']): StageEntry['sheets'] {
  const ordinalOf = ({ criterion }: StageMark) => criteria.findIndex(({ key }) => key === criterion);
  const canonicalMarks = (marks: StageMark[]) =>
    marks
      .map(({ criterion, points }) => ({ criterion, points: canonicalPoints(points) }))
      .toSorted((a, b) => ordinalOf(a) - ordinalOf(b) || compareText(a.criterion, b.criterion));
  return sheets.map(({ judge, marks }) => ({ judge, marks: canonicalMarks(marks) })).toSorted((a, b) => compareText(a.judge, b.judge));
}

const aggregates = { MEAN: 'mean', TRIMMED_MEAN: 'trimmed', MEDIAN: 'median' };
const levels = { TOTAL: 'total', CRITERION: 'criterion' };
const modes = { HALF_UP: 'half-up', HALF_EVEN: 'half-even' } as const;
const rankings = { COMPETITION: 'competition', DENSE: 'dense' };
const statuses = { ACTIVE: 'active', WITHDRAWN: 'withdrawn', DISQUALIFIED: 'disqualified' };
const linkTypes = { CRITERION: 'criterion', PLAIN_MEAN: 'plainMean', MEDIAN: 'median', EARLIER_SUBMISSION: 'earlierSubmission' };

/** The stage as a `ranking` question, so that anyone can ask `pado compute` the same. */
export const questionOf = ({ rule, rubric: { criteria }, entries }: StageInputs) => ({
  config: {
    criteria: criteria.map(({ key, maxPoints, weight }) => ({ key, maxPoints, weight })),
    aggregate: aggregates[rule.tally],
    drop: rule.drop,
    minJudges: rule.minJudgesToTrim,
    level: levels[rule.trimLevel],
    rounding: { decimals: rule.decimals, mode: modes[rule.rounding] },
    rankOn: 'rounded',
    cutoffOn: 'rounded',
    tieBreak: rule.tieBreak.map(({ link, criterion }) => ({ type: linkTypes[link], key: criterion })),
    ranking: rankings[rule.ranking],
    minScore: null,
    awards: [],
  },
  entries: entries.map(({ id, status, submittedAt, sheets }) => ({
    id,
    submittedAt,
    status: statuses[status],
    sheets: sheets.map(({ judge, marks }) => ({
      judge,
      marks: criteria.map(({ key }) => marks.find(({ criterion }) => criterion === key)?.points ?? null),
    })),
  })),
});

const criterionMeansOf = ({ rule: { decimals, rounding }, rubric: { criteria } }: StageInputs, { tally }: RankedEntry) =>
  criteria.flatMap(({ key }, index) => {
    const mean = tally?.criterionMeans[index];
    return mean ? [{ criterion: key, mean: roundFraction(mean, decimals, modes[rounding]) }] : [];
  });

function standingOf({ rule: { decimals, rounding } }: StageInputs, { id, line, tally, brokenBy }: RankedEntry): Standing {
  const link = (Object.keys(linkTypes) as (keyof typeof linkTypes)[]).find((name) => linkTypes[name] === brokenBy?.type);
  return {
    entry: id,
    place: line.rank,
    score: line.score,
    exact: line.exact,
    plainMean: tally && roundFraction(tally.plainMean, decimals, modes[rounding]),
    judgesCounted: line.judgesCounted,
    trimmed: line.trimmed,
    tieBrokenBy: link === 'CRITERION' ? line.tieBrokenBy : (link ?? null),
  };
}

/** The floors of the rule that an entry did not reach. */
export const floorsMissedBy = ({ rule, rubric }: StageInputs, { line, tally }: RankedEntry): string[] =>
  floorsMissed(rule.floors ?? [], {
    criterionMeans: new Map(tally?.criterionMeans.map((mean, index) => [rubric.criteria[index]!.key, mean])),
    score: line.score === null ? null : parseDecimal(line.score),
  });

/** Marks that the rubric does not ask for, or asks for once: they would vanish without a word. */
function problemsOfStrayMarks({ rubric, entries }: StageInputs): Problem[] {
  const known = new Set(rubric.criteria.map(({ key }) => key));
  return entries.flatMap(({ sheets }, entry) =>
    sheets.flatMap(({ marks }, sheet) => {
      const pathOf = (index: number) => `entries.${entry}.sheets.${sheet}.marks.${index}`;
      const repeats = problemsOfRepeats(
        marks.map(({ criterion }) => criterion),
        pathOf,
      );
      const strays = marks.flatMap(({ criterion }, index) => (known.has(criterion) ? [] : [strayMark(pathOf(index))]));
      return [...repeats, ...strays];
    }),
  );
}

const strayMark = (path: string): Problem =>
  problem(path, 'UNKNOWN_CRITERION', '심사기준에 없는 평가항목입니다.', 'The rubric has no such criterion.');

// By code units: the order must be the same on every computer, whatever its language.
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
