import { withParticle } from './particle.js';
import { cellProblem, type LineProblem } from './import/line-problem.js';
import { lettersOf } from './import/plain-name.js';
import type { PlacedLine } from './training-match.js';
import type { TrainingRow } from './training-record.js';

/** A course session on record. Days are texts like `2025-04-21`. */
export interface KnownSession {
  id: string;
  courseId: string;
  ordinal: number;
  startsOn: string;
  endsOn: string;
}

export interface KnownTrainee {
  id: string;
  agencyId: string;
  employeeNumber: string;
  name: string;
}

const contentFields = [
  'name',
  'department',
  'grade',
  'status',
  'attendedHours',
  'plannedHours',
  'completedOn',
  'certificateNumber',
] as const satisfies (keyof TrainingRow)[];

/** What a record says; the rest of a row says whom and what it is about. */
export type RecordContent = Pick<TrainingRow, (typeof contentFields)[number]>;

/** What a line does to the record that stands until now, if there is one. */
export function changeBy(row: RecordContent, standing: RecordContent | null): 'ADDED' | 'CORRECTED' | 'UNCHANGED' {
  if (!standing) return 'ADDED';
  return contentFields.every((field) => row[field] === standing[field]) ? 'UNCHANGED' : 'CORRECTED';
}

type SessionKey = Pick<KnownSession, 'courseId' | 'ordinal'>;
type TraineeKey = Pick<KnownTrainee, 'agencyId' | 'employeeNumber'>;

/** Which run of which course; ids have no spaces. */
export const sessionKey = ({ courseId, ordinal }: SessionKey): string => `${courseId} ${ordinal}`;
export const traineeKey = ({ agencyId, employeeNumber }: TraineeKey): string => `${agencyId} ${employeeNumber}`;

export const sessionKeyOfLine = ({ courseId, row }: PlacedLine): string => sessionKey({ courseId, ordinal: row.sessionOrdinal });
export const traineeKeyOfLine = ({ agencyId, row }: PlacedLine): string => traineeKey({ agencyId, employeeNumber: row.employeeNumber });

/**
 * Where lines contradict what is on record or an earlier line: other days for a session, another name for an employee number, or the same
 * person in the same session again. Nothing is guessed: each is told, with the line of the later one.
 */
export const contradictionsAmong = (
  lines: readonly PlacedLine[],
  known: { sessions: readonly KnownSession[]; trainees: readonly KnownTrainee[] },
): LineProblem[] => [
  ...disagreements(lines, {
    keyOf: sessionKeyOfLine,
    valueOf: ({ row }) => daysOf(row),
    known: known.sessions.map((session) => [sessionKey(session), daysOf(session)]),
    tell: ({ line, row }, days) => {
      const ko = `${row.sessionOrdinal}기의 교육 기간은 ${days}입니다.`;
      return cellProblem(line, '시작일', 'SESSION_DAYS_DIFFER', ko, `Session ${row.sessionOrdinal} of this course is on ${days}.`);
    },
  }),
  ...disagreements(lines, {
    keyOf: traineeKeyOfLine,
    valueOf: ({ row }) => lettersOf(row.name),
    known: known.trainees.map((trainee) => [traineeKey(trainee), lettersOf(trainee.name)]),
    tell: ({ line, row }) => {
      const ko = `직원번호 ${withParticle(row.employeeNumber, '은/는')} 같은 기관의 다른 이름으로 이미 쓰였습니다. 번호와 성명을 확인해 주세요.`;
      const en = `The number ${row.employeeNumber} belongs to another name in this agency. Check the number and the name.`;
      return cellProblem(line, '직원번호', 'NAME_DIFFERS', ko, en);
    },
  }),
  ...repeats(lines),
];

const daysOf = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string => `${startsOn} ~ ${endsOn}`;

interface Agreement {
  keyOf: (line: PlacedLine) => string;
  valueOf: (line: PlacedLine) => string;
  /** Key and value of what is on record. */
  known: (readonly [key: string, value: string])[];
  tell: (line: PlacedLine, agreed: string) => LineProblem;
}

/** What is on record, or else the first line, says what a key stands for; lines that say something else are problems. */
function disagreements(lines: readonly PlacedLine[], { keyOf, valueOf, known, tell }: Agreement): LineProblem[] {
  const agreed = new Map(known);
  return lines.flatMap((line) => {
    const key = keyOf(line);
    const value = agreed.get(key) ?? valueOf(line);
    agreed.set(key, value);
    return value === valueOf(line) ? [] : [tell(line, value)];
  });
}

function repeats(lines: readonly PlacedLine[]): LineProblem[] {
  const firstLines = new Map<string, number>();
  return lines.flatMap((each) => {
    const key = `${sessionKeyOfLine(each)} ${traineeKeyOfLine(each)}`;
    const first = firstLines.get(key) ?? each.line;
    firstLines.set(key, first);
    if (first === each.line) return [];
    const ko = `${first}행과 같은 사람의 같은 기수입니다.`;
    return [cellProblem(each.line, '직원번호', 'REPEATED', ko, `Line ${first} has the same person in the same session.`)];
  });
}
