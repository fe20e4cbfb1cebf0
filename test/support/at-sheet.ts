import { FULL_MARKS } from './judging-factories.js';
import type { Person } from './person.js';

const SHEET = '{ id revision state comment total updatedAt submittedAt marks { criterion points comment } }';

export interface SheetAnswer {
  id: string;
  revision: number;
  submittedAt: string | null;
}

export interface MarkGiven {
  criterion: string;
  points: string | null;
  comment?: string;
}

/** A mark on every criterion of the default rubric, 85.50 in total. */
export const fullMarks: MarkGiven[] = Object.entries(FULL_MARKS).map(([criterion, points]) => ({ criterion, points }));

/** A judge at work on the sheet of one assignment. */
export function atSheet(judge: Person, assignment: string) {
  const saving = (revision: number, marks: MarkGiven[] = [], comment?: string) => ({ assignment, revision, marks, comment });
  return {
    saving,
    save: (revision: number, marks?: MarkGiven[], comment?: string) =>
      judge.mutate<SheetAnswer>('saveSheet', saving(revision, marks, comment), SHEET),
    submit: (revision: number) => judge.mutate<SheetAnswer>('submitSheet', { assignment, revision }, SHEET),
    reopen: (revision: number, reason = '배점을 잘못 읽었습니다.') =>
      judge.mutate<SheetAnswer>('reopenSheet', { assignment, revision, reason }, SHEET),
    refusalOf: (name: string, input: object) => judge.refusalOf(name, { assignment, ...input }, SHEET),
  };
}

/** Where and of which kind the problems of a refusal are. */
export const problemsOf = (refusal: Record<string, unknown>): [path: string, code: string][] =>
  (refusal['problems'] as { path: string; code: string }[]).map(({ path, code }) => [path, code]);
