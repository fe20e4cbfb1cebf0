import type { Work } from './desk-document.js';

/** What is typed: texts, also such as are no marks yet. */
export interface Draft {
  marks: Readonly<Record<string, { points: string; comment: string }>>;
  comment: string;
}

/** A draft that the server has not taken yet, and the revision that it builds on. */
interface KeptDraft {
  draft: Draft;
  revision: number;
}

const keyOf = (assignment: string) => `pado.sheet.${assignment}`;

/** In this tab until the server has it; signing out clears it. */
export const keepDraft = (assignment: string, kept: KeptDraft): void => sessionStorage.setItem(keyOf(assignment), JSON.stringify(kept));

export const forgetDraft = (assignment: string): void => sessionStorage.removeItem(keyOf(assignment));

export function keptDraft(assignment: string): KeptDraft | null {
  const text = sessionStorage.getItem(keyOf(assignment));
  return text ? (JSON.parse(text) as KeptDraft) : null;
}

export const draftOf = (sheet: Work['sheet']): Draft => ({
  marks: Object.fromEntries((sheet?.marks ?? []).map(({ criterion, points, comment }) => [criterion, { points: points ?? '', comment }])),
  comment: sheet?.comment ?? '',
});
