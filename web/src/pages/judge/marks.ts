import { problemsOfDraft, runningTotal } from '../../../../src/domain/sheet.js';
import type { Rubric } from '../../../../src/domain/rubric.js';
import type { Desk } from './desk-document.js';
import type { Draft } from './kept-draft.js';

/** The rubric as the rules of judging know it. */
export const rubricOf = (desk: Desk): Rubric => ({ criteria: desk.rubric?.criteria ?? [] });

/** `17.` and `17,5` are on their way to being marks. */
const pointsOf = (typed: string): string | null => {
  const text = typed.trim().replace(',', '.').replace(/\.$/, '');
  return text === '' ? null : text;
};

const markOf = (criterion: string, { points, comment }: { points: string; comment: string }) => ({
  criterion,
  points: pointsOf(points),
  comment: comment === '' ? null : comment,
});

/** What is wrong with each criterion's mark or comment, in both languages, by its key. The server's own rule, asked before it is sent. */
export function problemsOf(rubric: Rubric, draft: Draft): Map<string, { ko: string; en: string }> {
  const found = new Map<string, { ko: string; en: string }>();
  for (const { key } of rubric.criteria) {
    const given = draft.marks[key];
    const [problem] = given ? problemsOfDraft(rubric, { marks: [markOf(key, given)] }) : [];
    if (problem) found.set(key, problem);
  }
  return found;
}

/** The marks that can be saved: one that is out of range waits until it is right, its comment does not. */
export function savableMarks(rubric: Rubric, draft: Draft) {
  const wrong = problemsOf(rubric, draft);
  return rubric.criteria.flatMap(({ key }) => {
    const given = draft.marks[key];
    if (!given) return [];
    const mark = wrong.has(key) ? { ...markOf(key, given), points: null } : markOf(key, given);
    return mark.points === null && mark.comment === null ? [] : [mark];
  });
}

/** The total of what is marked so far, as the server will count it; null before the first mark. */
export const totalOf = (rubric: Rubric, draft: Draft) =>
  runningTotal(
    rubric,
    savableMarks(rubric, draft).map(({ criterion, points }) => ({ criterion, points })),
  );
