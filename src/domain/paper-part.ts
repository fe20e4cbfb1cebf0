import { type Refusal, refusal } from './refusal.js';

/** One part of what is too long for one paper, and how many parts there are. */
export interface PaperPart<Item> {
  items: readonly Item[];
  parts: number;
}

/** The part that is asked for, counted from 1, of at most `most` items; without one (null), all, where they are not more than that. */
export function partOf<Item>(items: readonly Item[], part: number | null, most: number): PaperPart<Item> | Refusal {
  const parts = Math.max(1, Math.ceil(items.length / most));
  if (part === null && parts > 1) return refusal('SHEETS_TOO_MANY', { sheets: items.length, most, parts });
  const asked = part ?? 1;
  if (asked > parts) return refusal('SHEETS_PART_UNKNOWN', { part: asked, parts });
  return { items: items.slice((asked - 1) * most, asked * most), parts };
}
