import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { refusal, Refused } from '../../domain/refusal.js';
import { readXmlProperties } from './read-properties.js';
import type { TextCollector } from './text-collector.js';

/** One page that cannot be read costs no more than itself; a file may also claim to have millions. */
const mostBroken = 50;

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type PdfDocument = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/**
 * Text of each page with its form fields, remarks with their authors, the outline, and what the file says of itself.
 * @returns how many pages it has.
 */
export async function readPdf(bytes: Buffer, into: TextCollector): Promise<number> {
  // Loaded by the first PDF: it takes a while, and most threads read none.
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = pdfjs.getDocument({ data: new Uint8Array(bytes), ...settings(pdfjs) });
  const document = await task.promise.catch((error: unknown) => {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new Refused(refusal(isLocked ? 'FILE_ENCRYPTED' : 'FILE_DAMAGED'));
  });
  try {
    await readProperties(document, into);
    let broken = 0;
    for (let number = 1; number <= document.numPages && !into.isFull; number += 1) {
      await document.getPage(number).then(
        (page) => readPage(page, into),
        () => (broken += 1),
      );
      if (broken > mostBroken || broken === document.numPages) throw new Refused(refusal('FILE_DAMAGED'));
    }
    return document.numPages;
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

async function readPage(page: PdfPage, into: TextCollector): Promise<void> {
  const number = page.pageNumber;
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  into.add('TEXT', items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''), { page: number });
  for (const annotation of (await page.getAnnotations()) as Annotation[]) {
    const { subtype = 'annotation', fieldName = 'field', fieldValue, titleObj, contentsObj, textContent, unsafeUrl = '' } = annotation;
    into.add('TEXT', [fieldValue ?? '', textContent ?? []].flat().join('\n'), { page: number, label: fieldName });
    into.add('COMMENT', [titleObj?.str, contentsObj?.str].filter(Boolean).join('\n'), { page: number, label: subtype });
    into.add('PATH', decodedUrl(unsafeUrl), { page: number });
  }
  page.cleanup();
}

/** An address as people write it, if it can be. */
function decodedUrl(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Of what the library tells of an annotation, the part that is text. */
interface Annotation {
  subtype?: string;
  fieldName?: string;
  fieldValue?: string | string[] | null;
  titleObj?: { str: string };
  contentsObj?: { str: string };
  /** What it shows on the page by itself, line by line. */
  textContent?: string[];
  /** As it stands in the file; we do not open it. */
  unsafeUrl?: string;
}

async function readProperties(document: PdfDocument, into: TextCollector): Promise<void> {
  const { info, metadata } = await document.getMetadata();
  const { Custom, ...others } = info as Record<string, unknown>;
  for (const [label, text] of Object.entries({ ...others, ...(Custom as Record<string, unknown> | undefined) })) {
    if (typeof text === 'string') into.add('PROPERTY', text, { label });
  }
  readXmlProperties((metadata as { getRaw(): string } | null)?.getRaw() ?? '', into);
  for (const name of ((await document.getAttachments()) ?? new Map<string, object>()).keys()) into.add('PATH', name);
  into.add('TEXT', titlesOf(await document.getOutline()).join('\n'), { label: 'outline' });
}

interface OutlineItem {
  title: string;
  items: OutlineItem[];
}

const titlesOf = (items: readonly OutlineItem[] | null): string[] =>
  (items ?? []).flatMap(({ title, items: below }) => [title, ...titlesOf(below)]);
