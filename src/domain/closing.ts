import { problem, problemsOfRepeats } from './problem.js';
import { problemsOfReason } from './reason.js';
import type { Problem } from './refusal.js';

/** A sheet that a stage is closed without, and why: a judge's, or, without a judge, those of the seats that an entry lacks. */
export interface ClosingException {
  judge: string | null;
  entry: string;
  reason: string;
}

/** What an entry has when judging is to end. */
export interface JudgedEntry {
  id: string;
  number: string;
  /** How many judges have it; how many of their sheets are in, and who owes one. */
  judges: number;
  /** How many it is to have. */
  needed: number;
  submitted: number;
  late: readonly string[];
}

type Pair = Pick<ClosingException, 'judge' | 'entry'>;

const isExcepted = (exceptions: readonly Pair[], judge: string | null, entry: string): boolean =>
  exceptions.some((exception) => exception.judge === judge && exception.entry === entry);

/** Exceptions without a reason, twice, or for what is not missing. Paths are like `exceptions.0.reason`. */
export const problemsOfExceptions = (exceptions: readonly ClosingException[], entries: readonly JudgedEntry[]): Problem[] => [
  ...problemsOfRepeats(
    exceptions.map(({ judge, entry }) => (judge === null ? entry : `${judge} ${entry}`)),
    (index) => `exceptions.${index}`,
  ),
  ...exceptions.flatMap(({ judge, entry: id, reason }, index) => {
    const entry = entries.find((judged) => judged.id === id);
    const isMissing = entry && (judge === null ? entry.judges < entry.needed : entry.late.includes(judge));
    const reasons = problemsOfReason(reason).map((found) => ({ ...found, path: `exceptions.${index}.${found.path}` }));
    return [...(isMissing ? [] : [notMissing(`exceptions.${index}`)]), ...reasons];
  }),
];

/** How many sheets of each judge are missing without an exception, by the judge's id. */
export function sheetsOwed(entries: readonly JudgedEntry[], exceptions: readonly Pair[]): Map<string, number> {
  const owing = entries.flatMap(({ id, late }) => late.filter((judge) => !isExcepted(exceptions, judge, id)));
  return new Map([...Map.groupBy(owing, (judge) => judge)].map(([judge, sheets]) => [judge, sheets.length]));
}

/** The entries that have fewer judges than they are to have, and no exception for that. */
export const entriesUnderstaffed = <Entry extends JudgedEntry>(entries: readonly Entry[], exceptions: readonly Pair[]): Entry[] =>
  entries.filter(({ id, judges, needed }) => judges < needed && !isExcepted(exceptions, null, id));

const notMissing = (path: string): Problem => problem(path, 'NOT_MISSING', '빠진 채점표가 아닙니다.', 'No such sheet is missing.');

export const unjudged = ({ number }: JudgedEntry): Problem =>
  problem(
    `entries.${number}`,
    'ENTRY_UNJUDGED',
    `출품작 ${number}의 채점표가 한 부도 없습니다.`,
    `No sheet was submitted for entry ${number}.`,
  );
