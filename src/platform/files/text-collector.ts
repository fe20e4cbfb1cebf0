import type { TextPart } from '../../domain/document.js';

/** A report of 200 pages has some 300,000 characters. What goes beyond is left out. */
const mostCharacters = 2_000_000;
const mostParts = 20_000;
const longestLabel = 300;

/** Takes up what readers find, as it is kept: composed, without control characters and empty parts, and of bounded size. */
export class TextCollector {
  readonly parts: TextPart[] = [];
  private left = mostCharacters;
  private readonly prefix: string;

  /** `within` is the member of an archive whose parts are collected into `whole`. */
  constructor(
    private readonly whole: TextCollector | null = null,
    within = '',
  ) {
    this.prefix = within;
  }

  /** Whether reading on would be in vain. */
  get isFull(): boolean {
    return this.whole?.isFull ?? (this.left <= 0 || this.parts.length >= mostParts);
  }

  add(where: TextPart['where'], text: string, { page = null, label = null }: { page?: number | null; label?: string | null } = {}): void {
    if (this.whole) {
      this.whole.add(where, text, { label: label === null ? this.prefix : `${this.prefix}: ${label}` });
      return;
    }
    if (this.isFull) return;
    const kept = plainText(text, this.left);
    if (kept === '') return;
    this.parts.push({ where, page, label: label === null ? null : plainText(label, longestLabel) || null, text: kept });
    this.left -= kept.length;
  }
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
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}
