import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { TextPart } from '../../domain/document.js';
import { refusal, Refused } from '../../domain/refusal.js';
import { xmlProperties } from './read-properties.js';
import type { Reading } from './reading.js';

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type PdfDocument = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** Text of each page with its form fields, remarks with their authors, the outline, and what the file says of itself. */
export async function readPdf(bytes: Buffer): Promise<Reading> {
  // Loaded by the first PDF: it takes a while, and most threads read none.
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = pdfjs.getDocument({ data: new Uint8Array(bytes), ...settings(pdfjs) });
  const document = await task.promise.catch((error: unknown) => {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new Refused(refusal(isLocked ? 'FILE_ENCRYPTED' : 'FILE_DAMAGED'));
  });
  try {
    const parts: TextPart[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      parts.push(...(await partsOfPage(page)));
      page.cleanup();
    }
    parts.push(...outlineParts(await document.getOutline()), ...(await propertiesOf(document)), ...(await attachmentNames(document)));
    return { pageCount: document.numPages, parts };
  } finally {
    await task.destroy();
  }
}

/** Nothing is evaluated, and nothing drawn: tables of characters and the standard fonts come with the library. */
function settings(pdfjs: PdfJs) {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    isEvalSupported: false,
    cMapUrl: `${folder}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  };
}

async function partsOfPage(page: PdfPage): Promise<TextPart[]> {
  const number = page.pageNumber;
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const parts: TextPart[] = [{ where: 'TEXT', page: number, label: null, text }];
  for (const annotation of (await page.getAnnotations()) as Annotation[]) {
    const field = [annotation.fieldValue ?? ''].flat().join('\n');
    if (field !== '') parts.push({ where: 'TEXT', page: number, label: annotation.fieldName ?? 'field', text: field });
    const remark = [annotation.titleObj?.str, annotation.contentsObj?.str].filter(Boolean).join('\n');
    if (remark !== '') parts.push({ where: 'COMMENT', page: number, label: annotation.subtype ?? 'annotation', text: remark });
  }
  return parts;
}

/** Of what the library tells of an annotation, the part that is text. */
interface Annotation {
  subtype?: string;
  fieldName?: string;
  fieldValue?: string | string[] | null;
  titleObj?: { str: string };
  contentsObj?: { str: string };
}

interface OutlineItem {
  title: string;
  items: OutlineItem[];
}

const titlesOf = (items: readonly OutlineItem[]): string[] => items.flatMap(({ title, items: below }) => [title, ...titlesOf(below)]);

const outlineParts = (outline: readonly OutlineItem[] | null): TextPart[] => [
  { where: 'TEXT', page: null, label: 'outline', text: titlesOf(outline ?? []).join('\n') },
];

async function propertiesOf(document: PdfDocument): Promise<TextPart[]> {
  const { info, metadata } = await document.getMetadata();
  const { Custom, ...others } = info as Record<string, unknown>;
  const named = Object.entries({ ...others, ...(Custom as Record<string, unknown> | undefined) });
  const ofInfo = named.flatMap(([label, text]): TextPart[] =>
    typeof text === 'string' ? [{ where: 'PROPERTY', page: null, label, text }] : [],
  );
  return [...ofInfo, ...xmlProperties((metadata as { getRaw(): string } | null)?.getRaw() ?? '')];
}

async function attachmentNames(document: PdfDocument): Promise<TextPart[]> {
  const attachments = Object.values(((await document.getAttachments()) ?? {}) as Record<string, { filename: string }>);
  return attachments.map(({ filename }): TextPart => ({ where: 'PATH', page: null, label: null, text: filename }));
}
