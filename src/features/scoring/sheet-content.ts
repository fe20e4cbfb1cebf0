import { type DraftMark, runningTotal, type SubmittedSheet } from '../../domain/sheet.js';
import type { Criterion } from './rubric.entity.js';
import type { Mark, Sheet } from './sheet.entity.js';

/** A stored mark in the domain's words; its criterion must have been loaded with it. */
export const draftOf = ({ criterion, points, comment }: Mark): DraftMark & { comment: string } => ({
  criterion: criterion.key,
  points,
  comment,
});

/** The weighted total of what is marked so far, on 0–100 with two decimals; null before the first mark. */
export const totalOf = (criteria: Criterion[], marks: Mark[]): string | null =>
  runningTotal({ criteria }, marks.map(draftOf))?.rounded ?? null;

/** A sheet as it is, for whoever tried to save over it. */
export const currentOf = ({ revision, state, comment }: Sheet, criteria: Criterion[], marks: Mark[]) => ({
  revision,
  state,
  comment,
  marks: marks.map(draftOf),
  total: totalOf(criteria, marks),
});

/** What is kept of a submitted sheet, and hashed: its words and marks by criterion key. */
export const contentOf = (comment: string, marks: SubmittedSheet['marks']) => ({
  comment,
  marks: Object.fromEntries(marks.map(({ criterion, points, comment: remark }) => [criterion, { points, comment: remark ?? '' }])),
});

/** The same read back. */
export function marksIn(content: string): { comment: string; marks: { criterion: string; points: string; comment: string }[] } {
  const { comment, marks } = JSON.parse(content) as ReturnType<typeof contentOf>;
  return { comment, marks: Object.entries(marks).map(([criterion, mark]) => ({ criterion, ...mark })) };
}
