import type { TextPart } from '../../domain/document.js';
import type { Span } from '../../domain/similarity/passages.js';

const between = '\n';
const longestExcerpt = 1000;

/** The text of a report as reports are compared: its parts in reading order, a line break between them. */
export const reportText = (parts: readonly TextPart[]): string => parts.map(({ text }) => text).join(between);

/** The words at a place in that text, at most 1,000 characters of them, and the page on which they begin. */
export function excerptOf(parts: readonly TextPart[], { start, end }: Span): { text: string; page: number | null } {
  let from = 0;
  const first = parts.find(({ text }) => (from += text.length + between.length) > start);
  return { text: reportText(parts).slice(start, Math.min(end, start + longestExcerpt)), page: first?.page ?? null };
}
