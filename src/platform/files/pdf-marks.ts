import { decodePDFRawStream, type PDFContext, PDFDict, PDFName, type PDFRawStream } from '@cantoo/pdf-lib';
import { withoutComments } from './pdf-comments.js';

const named = (name: string) => PDFName.of(name);

/** What parts of a structure are called by the format; programs add names of styles, which people choose. */
const standard = new Set(
  [
    'Document DocumentFragment Part Art Sect Div Aside BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 Title FENote Sub',
    'L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Em Strong Ruby RB RT RP Warichu WT WP',
    'Figure Formula Form Artifact OC Tx ReversedChars',
  ].flatMap((line) => line.split(' ')),
);

/** By what names of a document's own its structure is told, and what the format calls the same. */
export type Roles = (own: string) => string;

export function rolesOf(catalog: PDFDict, context: PDFContext): Roles {
  const root = context.lookup(catalog.get(named('StructTreeRoot')));
  const map = root instanceof PDFDict ? root.lookup(named('RoleMap')) : undefined;
  const next = (role: string): string => {
    const same = map instanceof PDFDict && !standard.has(role) ? map.lookup(named(role)) : undefined;
    return same instanceof PDFName ? same.decodeText() : role;
  };
  return (own) => {
    const role = next(next(next(own)));
    return standard.has(role) ? role : 'Span';
  };
}

const string = String.raw`\((?:[^()\\]|\\[^]|\((?:[^()\\]|\\[^])*\))*\)`;
const dictionary = String.raw`<<(?:[^<>()]|${string}|<[^<>]*>|<<(?:[^<>()]|${string}|<[^<>]*>)*>>)*>>`;
const name = String.raw`\/[^\s()<>[\]{}\/%]+`;
const mark = new RegExp(String.raw`(${name})(?:\s*(${dictionary}|${name})\s*(BDC|DP)|\s+(BMC|MP))(?![A-Za-z])`, 'g');

const holdsNoMarks = new Set(['Image', 'XML', 'Type1C', 'CIDFontType0C', 'OpenType'].map(named));
const otherStreams = ['Length1', 'FunctionType', 'ShadingType', 'CMapName'].map(named);

/**
 * What a page draws, with its marks told by the format's own names, without the properties of marks, and, where the stream is known to draw,
 * without comments; null: as it was.
 */
export function withPlainMarks(stream: PDFRawStream, roles: Roles, isDrawing: boolean): Buffer | null {
  const kind = stream.dict.lookup(named('Subtype'));
  if ((kind instanceof PDFName && holdsNoMarks.has(kind)) || otherStreams.some((key) => stream.dict.has(key))) return null;
  let drawn: string;
  try {
    drawn = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
  } catch {
    return null;
  }
  const drawsSurely = isDrawing || kind === named('Form');
  const plain = (drawsSurely ? withoutComments(drawn) : drawn).replace(
    mark,
    (_, tag: string, properties: string | undefined, begins: string | undefined, single: string) => {
      const told = `/${roles(PDFName.of(tag.slice(1)).decodeText())}`;
      if (!begins) return `${told} ${single}`;
      if (properties!.startsWith('/')) return `${told} ${properties} ${begins}`;
      const content = /\/MCID\s*\d+/.exec(properties!.replace(new RegExp(string, 'g'), '()'))?.[0] ?? '';
      return `${told} <<${content}>> ${begins}`;
    },
  );
  return plain === drawn ? null : Buffer.from(plain, 'latin1');
}
