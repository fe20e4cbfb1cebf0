import type { Sheet } from '../desk-document.js';
import { canonicalPoints, parsePoints } from '../../../../../src/domain/points.js';
import { problemsOfDraft, type DraftSheet } from '../../../../../src/domain/sheet.js';
import type { Rubric } from '../../../../../src/domain/rubric.js';

/** What a judge typed, letter by letter: by field, `comment`, `<criterion>.points` or `<criterion>.comment`. */
export type Draft = Readonly<Record<string, string>>;

export const pointsField = (criterion: string): string => `${criterion}.points`;
export const commentField = (criterion: string): string => `${criterion}.comment`;

/** `15.50` as people write it: `15.5`. */
export const shortPoints = (points: string): string => (points.includes('.') ? points.replace(/\.?0+$/, '') : points);

export function draftOf(sheet: Pick<Sheet, 'comment' | 'marks'> | null): Draft {
  const fields = (sheet?.marks ?? []).flatMap(({ criterion, points, comment }) => [
    [pointsField(criterion), points === null ? '' : shortPoints(points)] as const,
    [commentField(criterion), comment] as const,
  ]);
  return { ...Object.fromEntries(fields), comment: sheet?.comment ?? '' };
}

/** A draft as the rules of judging know it. */
export const asSheet = (rubric: Rubric, draft: Draft): DraftSheet => ({
  marks: rubric.criteria.flatMap(({ key }) => {
    const points = (draft[pointsField(key)] ?? '').trim();
    const comment = draft[commentField(key)] ?? '';
    return points === '' && comment === '' ? [] : [{ criterion: key, points: points === '' ? null : points, comment }];
  }),
  comment: draft['comment'] ?? '',
});

/** What is wrong with a mark, at once; null: nothing. */
export function problemOfMark(rubric: Rubric, draft: Draft, criterion: string) {
  const points = (draft[pointsField(criterion)] ?? '').trim();
  if (points === '') return null;
  return problemsOfDraft(rubric, { marks: [{ criterion, points }] })[0] ?? null;
}

/** What can be saved of a draft: a mark that is none yet stays as it was saved last. */
export function savable(rubric: Rubric, draft: Draft, base: Draft): Draft {
  const wrong = rubric.criteria.filter(({ key }) => problemOfMark(rubric, draft, key)).map(({ key }) => pointsField(key));
  return { ...draft, ...Object.fromEntries(wrong.map((field) => [field, base[field] ?? ''])) };
}

/** Whether two texts of a field say the same: `15` and `15.00` do, as points. */
function isSame(field: string, one = '', other = ''): boolean {
  if (!field.endsWith('.points')) return one === other;
  const read = (text: string) => (parsePoints(text.trim()) ? canonicalPoints(text.trim()) : text.trim());
  return read(one) === read(other);
}

const fieldsOf = (...drafts: readonly Draft[]): string[] => [...new Set(drafts.flatMap(Object.keys))];

export const isEqual = (one: Draft, other: Draft): boolean =>
  fieldsOf(one, other).every((field) => isSame(field, one[field], other[field]));

/** A field that was changed here and elsewhere, to different values. */
export interface Clash {
  field: string;
  mine: string;
  theirs: string;
}

/** Joins what was typed here with what was saved elsewhere since `base`: what only one of both changed is taken, the rest is asked about. */
export function join(base: Draft, mine: Draft, theirs: Draft): { draft: Draft; clashes: Clash[] } {
  const clashes: Clash[] = [];
  const fields = fieldsOf(base, mine, theirs).map((field) => {
    const [was, here, there] = [base[field] ?? '', mine[field] ?? '', theirs[field] ?? ''];
    if (isSame(field, here, was)) return [field, there] as const;
    if (!isSame(field, there, was) && !isSame(field, here, there)) clashes.push({ field, mine: here, theirs: there });
    return [field, here] as const;
  });
  return { draft: Object.fromEntries(fields), clashes };
}
