import { Given } from '../given.js';
import { solveConnected } from './connect.js';
import { designQuality, type DesignQuality } from './design-quality.js';
import type { AssignmentProblem, Pair } from './problem.js';
import { solveAssignment } from './solve.js';

/** The answer to an `assignment` question. */
export type AssignmentAnswer =
  | { feasible: true; objective: number; pairs: Pair[]; gap?: number }
  | { feasible: false; blocking: { entries: number[]; judges: number[]; need: number; capacity: number; kind: string } };

/**
 * Answers an `assignment` question to its true optimum, however long that takes.
 * @throws Refused INVALID_INPUT, which names the path.
 */
export function answerAssignment(question: unknown): AssignmentAnswer {
  const given = new Given(question);
  const problem = readProblem(given);
  const answer = given.optional('connected')?.flag() ? solveConnected(problem) : solveAssignment(problem);
  if (answer!.isFeasible) {
    const { objective, pairs } = answer!;
    return { feasible: true, objective, pairs };
  }
  const { isFeasible: _, ...blocking } = answer!;
  return { feasible: false, blocking };
}

/**
 * Answers a `design-quality` question.
 * @throws Refused INVALID_INPUT, which names the path.
 */
export function answerDesignQuality(question: unknown): DesignQuality {
  const given = new Given(question);
  const [entries, judges] = [given.field('entries').whole(0, most), given.field('judges').whole(1, mostCompared)];
  return designQuality(entries, judges, readPairs(given.field('pairs'), entries, judges));
}

const most = 100_000;
/** How well judges can be compared takes time with the cube of their number. */
const mostCompared = 2000;
/** Pairs of an entry and a judge that a network may have. */
const mostPairs = 10_000_000;

function readProblem(given: Given): AssignmentProblem {
  const demand = given.field('demand').list((item) => item.whole(0, most));
  const maxLoad = given.field('maxLoad').list((item) => item.whole(0, most));
  const [entries, judges] = [demand.length, maxLoad.length];
  if (entries * judges > mostPairs)
    given
      .field('demand')
      .wrong(
        'TOO_MANY',
        '출품작과 심사위원의 쌍이 너무 많습니다.',
        `There must be no more than ${mostPairs} pairs of an entry and a judge.`,
      );
  const minLoad = given.optional('minLoad')?.list((item) => item.whole(0, most)) ?? maxLoad.map(() => 0);
  if (minLoad.length !== judges) wrongLength(given.field('minLoad'), judges);
  const pairs = (key: string) => {
    const list = given.optional(key);
    return list ? readPairs(list, entries, judges) : [];
  };
  const conflicts = pairs('conflicts');
  const barred = new Set(conflicts.map(([entry, judge]) => entry * judges + judge));
  const locked = pairs('locked');
  for (const [index, [entry, judge]] of locked.entries())
    if (barred.has(entry * judges + judge)) given.field('locked').list((item, at) => (at === index ? lockedConflict(item) : null));
  return {
    demand,
    minLoad,
    maxLoad,
    conflicts,
    locked,
    cost: readCost(given, entries, judges),
    experts: given.optional('expertRule')?.flag() ? readExperts(given.field('experts'), entries, judges) : null,
    loadPenalty: given.optional('loadPenalty')?.whole(0, 1_000_000) ?? 0,
  };
}

const lockedConflict = (given: Given): never =>
  given.wrong('LOCKED_CONFLICT', '제척·회피 대상이라 배정할 수 없습니다.', 'This pair is a conflict and cannot be locked as well.');

const wrongLength = (given: Given, length: number): never =>
  given.wrong('WRONG_LENGTH', `값이 ${length}개여야 합니다.`, `This must have ${length} values.`);

function readPairs(given: Given, entries: number, judges: number): Pair[] {
  const pairs = given.list((item): Pair => {
    const [entry, judge, ...more] = item.list((index, at) => index.whole(0, (at === 0 ? entries : judges) - 1));
    return entry === undefined || judge === undefined || more.length > 0 ? wrongLength(item, 2) : [entry, judge];
  });
  return [...new Map(pairs.map((pair) => [pair[0] * judges + pair[1], pair])).values()];
}

/** Of every pair, or of every track of entries and track of judges. */
function readCost(given: Given, entries: number, judges: number): AssignmentProblem['cost'] {
  const matrix = given.optional('cost');
  if (matrix) {
    const cost = readTable(matrix, entries, judges);
    return (entry, judge) => cost[entry]![judge]!;
  }
  const table = given.field('trackCost').list((row) => row.list((cell) => cell.whole(-dearest, dearest)));
  const ofEntry = given.field('entryTrack').list((track) => track.whole(0, table.length - 1));
  const width = table.reduce((least, row) => Math.min(least, row.length), Infinity);
  const ofJudge = given.field('judgeTrack').list((track) => track.whole(0, width - 1));
  if (ofEntry.length !== entries) wrongLength(given.field('entryTrack'), entries);
  if (ofJudge.length !== judges) wrongLength(given.field('judgeTrack'), judges);
  return (entry, judge) => table[ofEntry[entry]!]![ofJudge[judge]!]!;
}

const dearest = 1_000_000;

function readTable(given: Given, rows: number, columns: number): number[][] {
  const table = given.list((row) => {
    const cells = row.list((cell) => cell.whole(-dearest, dearest));
    return cells.length === columns ? cells : wrongLength(row, columns);
  });
  return table.length === rows ? table : wrongLength(given, rows);
}

function readExperts(given: Given, entries: number, judges: number): number[][] {
  const experts = given.list((known) => known.list((judge) => judge.whole(0, judges - 1)));
  return experts.length === entries ? experts : wrongLength(given, entries);
}
