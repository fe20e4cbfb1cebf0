import type { CountedSheet } from './feedback.js';

/** Of fewer sheets one could tell which comments are by the same judge. */
const fewestSheetsOfPublicComments = 3;

/** Something that a judge wrote, and on what; null: on the entry as a whole. */
interface CommentOn {
  criterion: string | null;
  text: string;
}

/**
 * What judges wrote about an entry in a stage, as anybody may read it: criterion by criterion, then on the whole, and by its words within each,
 * so that neither the order nor the number of times tells of a judge. None of fewer than three sheets.
 */
export function publicComments(criteria: readonly string[], sheets: readonly CountedSheet[]): CommentOn[] {
  if (sheets.length < fewestSheetsOfPublicComments) return [];
  const inOrder = (criterion: string | null, written: readonly string[]): CommentOn[] => {
    const texts = new Set(written.map((text) => text.trim()).filter((text) => text !== ''));
    return [...texts].toSorted().map((text) => ({ criterion, text }));
  };
  const onCriterion = (key: string) => sheets.flatMap(({ marks }) => marks.filter(({ criterion }) => criterion === key));
  return [
    ...criteria.flatMap((key) =>
      inOrder(
        key,
        onCriterion(key).map(({ comment }) => comment),
      ),
    ),
    ...inOrder(
      null,
      sheets.map(({ comment }) => comment),
    ),
  ];
}
