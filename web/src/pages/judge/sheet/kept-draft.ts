import type { Clash, Draft } from './draft.js';

/** What is not saved yet, in this tab: it outlives a reload, and signing out clears it. */
interface Kept {
  draft: Draft;
  base: Draft;
  revision: number;
  clashes: readonly Clash[];
}

const keyOf = (assignment: string): string => `pado.sheet.${assignment}`;

export function keepDraft(assignment: string, { draft, base, revision, clashes }: Kept): void {
  sessionStorage.setItem(keyOf(assignment), JSON.stringify({ draft, base, revision, clashes } satisfies Kept));
}

export function keptDraft(assignment: string): Kept | null {
  const text = sessionStorage.getItem(keyOf(assignment));
  return text === null ? null : (JSON.parse(text) as Kept);
}

export const dropDraft = (assignment: string): void => sessionStorage.removeItem(keyOf(assignment));
