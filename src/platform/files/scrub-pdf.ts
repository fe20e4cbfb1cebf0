import { deflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNull,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';

import { refusal, Refused } from '../../domain/refusal.js';
import { pageLimits } from '../../domain/slot-rule.js';
import { memoryBytes } from './memory-bytes.js';
import { factsOfPdf } from './pdf-facts.js';
import { type Roles, rolesOf, withPlainMarks } from './pdf-marks.js';
import { leaveNeeded, type Within } from './pdf-vocabulary.js';
import { scrubPicture } from './scrub-embedded.js';

const names = (list: string) => list.split(' ').map((name) => PDFName.of(name));

/** Properties, private data of programs, attached files and scripts, on whatever object they are found. */
const toldAnywhere = names(
  'Metadata PieceInfo LastModified Author Creator Producer CreationDate ModDate AF EF FS Thumb CreatorInfo SpiderInfo EmbeddedFiles JavaScript AA XFA',
);
const toldByCatalog = names('Perms DSS Threads Collection OpenAction URI');
/** Who wrote a note and when; on form fields /T is the field's name and stays. */
const toldByNotes = names('T M NM CreationDate');
/** Paths on somebody's disk, addresses, and scripts. A link out would also tell its owner who follows it. */
const toldByActions = names('F UF D JS Win Unix Mac URI');
const outwardActions = new Set(names('Launch GoToR GoToE ImportData SubmitForm JavaScript URI'));
/** In these dictionaries the keys are names given by the document, which may happen to look like ours. */
const nameMaps = new Set(
  names('Font XObject ExtGState ColorSpace Pattern Shading Properties CharProcs Dests Colorants ClassMap RoleMap Solidities DotGain'),
);

const [type, subtype, rect, widget, action, filter, decodeParms, byteRange, pages, kids, page, contents] = names(
  'Type Subtype Rect Widget S Filter DecodeParms ByteRange Pages Kids Page Contents',
) as [PDFName, PDFName, PDFName, PDFName, PDFName, PDFName, PDFName, PDFName, PDFName, PDFName, PDFName, PDFName];

/** A PDF written anew from what its pages need: no properties, no attachments, no earlier revisions, no authors of notes. */
export async function scrubPdf(bytes: Buffer): Promise<Buffer> {
  const document = await load(bytes);
  await refuseHiddenPages(document, bytes);
  const { context } = document;
  delete context.trailerInfo.Info;
  delete context.trailerInfo.ID;
  for (const name of toldByCatalog) document.catalog.delete(name);
  const needed = cleanFrom(document.catalog, context).add(context.trailerInfo.Root as PDFRef);
  for (const [ref] of context.enumerateIndirectObjects()) if (!needed.has(ref)) context.delete(ref);
  context.largestObjectNumber = [...needed].reduce((largest, ref) => Math.max(largest, ref.objectNumber), 0);
  return Buffer.from(await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }));
}

async function load(bytes: Buffer): Promise<PDFDocument> {
  try {
    // An object that cannot be read cannot be cleaned either.
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    if (document.catalog instanceof PDFDict) return document;
  } catch (error) {
    if (error instanceof EncryptedPDFError) throw new Refused(refusal('FILE_ENCRYPTED'));
  }
  throw new Refused(refusal('FILE_DAMAGED'));
}

/**
 * The reader of copies takes the last object of each number, whatever the file's order says. What judges would be shown has no more pages
 * than were counted when the file was received.
 */
async function refuseHiddenPages(document: PDFDocument, bytes: Buffer): Promise<void> {
  const { pageCount } = await factsOfPdf(memoryBytes(bytes));
  if (pageCount !== null && pageCount <= pageLimits.most && pagesOf(document) > pageCount) throw new Refused(refusal('FILE_DAMAGED'));
}

function pagesOf({ catalog, context }: PDFDocument): number {
  const waiting: (PDFObject | undefined)[] = [catalog.get(pages)];
  const seen = new Set<PDFObject>();
  let count = 0;
  while (waiting.length > 0 && count <= pageLimits.most) {
    const next = waiting.pop();
    if (next instanceof PDFRef && seen.size === seen.add(next).size) continue;
    const node = context.lookup(next);
    if (!(node instanceof PDFDict)) continue;
    const children = node.lookup(kids);
    if (children instanceof PDFArray) waiting.push(...children.asArray().slice(0, 20 * pageLimits.most));
    else count += 1;
  }
  return count;
}

/** Cleans everything that can be reached from the catalog and tells which objects that was. */
function cleanFrom(catalog: PDFDict, context: PDFContext): Set<PDFRef> {
  const reached = new Set<PDFRef>();
  const roles = rolesOf(catalog, context);
  const drawings = new Set<PDFObject>();
  let fields = 0;
  const waiting: { object: PDFObject | undefined; isNameMap: boolean }[] = [{ object: catalog, isNameMap: false }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { object, isNameMap } = next;
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue;
      reached.add(object);
      cleanPicture(object, context);
      cleanMarks(object, { context, roles, isDrawing: drawings.has(object) });
      waiting.push({ object: context.lookup(object), isNameMap });
    } else if (object instanceof PDFArray) {
      for (const item of object.asArray()) waiting.push({ object: item, isNameMap: false });
    } else if (object instanceof PDFDict || object instanceof PDFStream) {
      const dictionary = object instanceof PDFStream ? object.dict : object;
      if (dictionary.get(type) === page) for (const drawing of drawingsOf(dictionary, context)) drawings.add(drawing);
      if (!isNameMap) cleanDictionary(dictionary, { context, roles, nextField: () => (fields += 1) });
      for (const [key, value] of dictionary.entries()) waiting.push({ object: value, isNameMap: nameMaps.has(key) });
    }
  }
  return reached;
}

/** The streams that draw a page: one, or a list of them. */
function drawingsOf(onPage: PDFDict, context: PDFContext): PDFObject[] {
  const drawn = onPage.get(contents);
  const list = context.lookup(drawn);
  return list instanceof PDFArray ? list.asArray() : drawn ? [drawn] : [];
}

function cleanDictionary(dictionary: PDFDict, within: Within): void {
  for (const name of toldAnywhere) dictionary.delete(name);
  const isNote = dictionary.has(rect) && dictionary.get(subtype) !== widget;
  if (isNote) for (const name of toldByNotes) dictionary.delete(name);
  const does = dictionary.get(action);
  if (does instanceof PDFName && outwardActions.has(does)) for (const name of toldByActions) dictionary.delete(name);
  // A signature holds its signer's certificate, and is broken by any change anyway.
  if (dictionary.has(byteRange)) for (const name of dictionary.keys()) if (name !== type) dictionary.delete(name);
  leaveNeeded(dictionary, within);
}

/** Pictures are stored as the files they were, perhaps packed once more. One that cannot be cleaned stays empty. */
function cleanPicture(ref: PDFRef, context: PDFContext): void {
  const stream = context.lookup(ref);
  if (!(stream instanceof PDFRawStream)) return;
  const codings = listOf(stream.dict.lookup(filter), context);
  const last = codings.at(-1);
  if (!last || !pictureCodings.has(last)) return;
  const parameters = listOf(stream.dict.lookup(decodeParms), context);
  const picture = scrubPicture(unpacked(stream, codings.slice(0, -1), parameters, context));
  stream.dict.set(filter, last);
  const own = parameters[codings.length - 1];
  if (own instanceof PDFDict) stream.dict.set(decodeParms, own);
  else stream.dict.delete(decodeParms);
  context.assign(ref, PDFRawStream.of(stream.dict, picture ?? Buffer.alloc(0)));
}

const pictureCodings = new Set<PDFObject>(names('DCTDecode DCT JPXDecode'));

function listOf(object: PDFObject | undefined, context: PDFContext): PDFObject[] {
  if (!(object instanceof PDFArray)) return object ? [object] : [];
  return object.asArray().map((item) => context.lookup(item) ?? PDFNull);
}

/** Marks on what is drawn may have words of their own, and are named by styles. */
function cleanMarks(ref: PDFRef, { context, roles, isDrawing }: { context: PDFContext; roles: Roles; isDrawing: boolean }): void {
  const stream = context.lookup(ref);
  const plain = stream instanceof PDFRawStream ? withPlainMarks(stream, roles, isDrawing) : null;
  if (!plain) return;
  const { dict } = stream as PDFRawStream;
  dict.delete(decodeParms);
  dict.set(filter, PDFName.of('FlateDecode'));
  context.assign(ref, PDFRawStream.of(dict, deflateSync(plain)));
}

/** The picture's file, out of the codings around it. */
function unpacked(stream: PDFRawStream, around: PDFObject[], parameters: PDFObject[], context: PDFContext): Buffer {
  if (around.length === 0) return Buffer.from(stream.contents);
  const wrapping = context.obj({});
  wrapping.set(filter, context.obj(around));
  if (parameters.length > around.length) wrapping.set(decodeParms, context.obj(parameters.slice(0, around.length)));
  try {
    return Buffer.from(decodePDFRawStream(PDFRawStream.of(wrapping, stream.contents)).decode());
  } catch {
    return Buffer.alloc(0);
  }
}
