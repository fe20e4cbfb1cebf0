import type { TextPart } from '../../domain/document.js';

/** A report of 200 pages has some 300,000 characters. What goes beyond is cut off. */
const mostCharacters = 2_000_000;
const mostParts = 20_000;

/** What was read, as it is kept: composed, without control characters and empty parts, and of bounded size. */
export function keptParts(parts: Iterable<TextPart>): TextPart[] {
  const kept: TextPart[] = [];
  let left = mostCharacters;
  for (const part of parts) {
    const text = plainText(part.text, left);
    if (text === '') continue;
    const label = part.label === null ? null : plainText(part.label, 300) || null;
    kept.push({ where: part.where, page: part.page, label, text });
    left -= text.length;
    if (left <= 0 || kept.length >= mostParts) break;
  }
  return kept;
}

/** Half a surrogate pair and control characters cannot be stored; a soft hyphen or a zero-width mark would hide a word from a search. */
// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200d\u2060\ufeff]/g;

function plainText(text: string, most: number): string {
  const lines = text
    .slice(0, most)
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
    .replace(unwanted, '');
  return lines
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim();
}
