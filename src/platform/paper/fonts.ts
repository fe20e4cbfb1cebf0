import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PdfDocument, { type ParsedFont } from 'pdfkit';

export interface Fonts {
  regular: ParsedFont;
  bold: ParsedFont;
}

let loaded: Fonts | null = null;

/** Noto Sans KR, which has all 11,172 syllables: read and parsed when it is first asked for, and shared by every document. */
export const koreanFonts = (): Fonts => (loaded ??= { regular: parsed('NotoSansKR-Regular.otf'), bold: parsed('NotoSansKR-Bold.otf') });

function parsed(name: string): ParsedFont {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/fonts-kr');
  const bytes = readFileSync(join(dirname(entry), '..', 'fonts', name));
  // pdfkit takes a parsed font as well as bytes, but has no other way to parse one.
  // oxlint-disable-next-line no-underscore-dangle
  return new PdfDocument({ font: new Uint8Array(bytes) })._font.font;
}
