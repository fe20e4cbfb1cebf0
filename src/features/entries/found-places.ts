import type { TextPart } from '../../domain/document.js';
import { type Excerpt, excerptOf } from '../../domain/search.js';
import type { FileSlot } from './entry-file.entity.js';
import type { SaidByEntry } from './search.queries.js';

export type PlaceOfText = 'TITLE' | 'SUMMARY' | 'FILE';

/** Where a word stands. */
export interface FoundPlace extends Excerpt {
  where: PlaceOfText;
  /** Null outside of files. */
  slot: FileSlot | null;
  /** From 1; null where the file has no pages, or does not say. */
  page: number | null;
}

/** The first place of each word in the title, in the summary and in each file. Words that stand together in a place are told once. */
export function placesOf({ title, summary, files }: SaidByEntry, words: readonly string[]): FoundPlace[] {
  const bare = (where: PlaceOfText, text: string) => ({ where, slot: null, parts: [{ page: null, text }] });
  const places = [
    bare('TITLE', title),
    bare('SUMMARY', summary),
    ...files.map(({ slot, parts }) => ({ where: 'FILE' as const, slot, parts: parts.filter(isText) })),
  ];
  return places.flatMap(({ where, slot, parts }) => {
    const found: FoundPlace[] = [];
    for (const word of words) {
      const place = firstOf(parts, word);
      if (place && !found.some((shown) => isShown(shown, place))) found.push({ where, slot, ...place });
    }
    return found;
  });
}

const isText = ({ where }: TextPart): boolean => where === 'TEXT';

function firstOf(parts: readonly { page: number | null; text: string }[], word: string): (Excerpt & { page: number | null }) | null {
  for (const { page, text } of parts) {
    const excerpt = excerptOf(text, word);
    if (excerpt) return { page, ...excerpt };
  }
  return null;
}

/** Whether an excerpt shows this match of another word already. */
const isShown = (shown: FoundPlace, { page, before, match, after }: Excerpt & { page: number | null }): boolean =>
  shown.page === page && shown.before + shown.match + shown.after === before + match + after;
