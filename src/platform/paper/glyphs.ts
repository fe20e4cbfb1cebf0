import { koreanFonts } from './fonts.js';

/** What no font draws: marks that join or choose other characters, fillers. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** The characters of texts that the embedded fonts cannot draw (emoji, the rarest Chinese characters), each once, with their codes: `𠮷 (U+20BB7)`. */
export function charactersWithoutGlyph(texts: readonly string[]): string[] {
  const seen = new Set(texts.flatMap((text) => [...visible(text)]));
  return [...seen].filter((character) => !hasGlyph(character)).map((character) => `${character} (${codeOf(character)})`);
}

/**
 * A text as it can be printed: a character that the fonts lack stands there as its code, `[U+1F600]`, so that nobody takes it for nothing or for
 * an empty box.
 */
export const printable = (text: string): string =>
  [...visible(text)].map((character) => (hasGlyph(character) ? character : `[${codeOf(character)}]`)).join('');

const visible = (text: string): string => text.normalize('NFC').replaceAll(UNSEEN, '');

function hasGlyph(character: string): boolean {
  if (/[\s\p{Control}]/u.test(character)) return true;
  const { regular, bold } = koreanFonts();
  const code = character.codePointAt(0)!;
  return regular.hasGlyphForCodePoint(code) && bold.hasGlyphForCodePoint(code);
}

const codeOf = (character: string): string => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
