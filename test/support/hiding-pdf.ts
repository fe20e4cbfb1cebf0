import { PDFArray, type PDFContext, type PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from '@cantoo/pdf-lib';
import { aPdf } from './documents.js';

export const hidden = (secret: string) => PDFHexString.fromText(secret);
export const set = (dictionary: PDFDict, key: string, value: PDFObject) => dictionary.set(PDFName.of(key), value);

interface Parts {
  context: PDFContext;
  catalog: PDFDict;
  page: PDFDict;
  annotate: (annotation: Record<string, unknown>) => void;
}
const metadata = ({ context }: Parts, s: string) =>
  context.register(
    context.flateStream(Buffer.from(`<x:xmpmeta><dc:creator>${s}</dc:creator></x:xmpmeta>`), { Type: 'Metadata', Subtype: 'XML' }),
  );
const dictionaryOf = ({ context }: Parts, literal: Record<string, unknown>) => context.obj(literal as Parameters<PDFContext['obj']>[0]);

const named = (parts: Parts, key: string, tree: Record<string, unknown>) => {
  const names = parts.catalog.lookup(PDFName.of('Names')) ?? dictionaryOf(parts, {});
  set(parts.catalog, 'Names', names);
  set(names as PDFDict, key, dictionaryOf(parts, tree));
};

const places: [place: string, put: (parts: Parts, secret: string) => unknown][] = [
  [
    'the Info dictionary',
    (parts, s) => (parts.context.trailerInfo.Info = parts.context.register(dictionaryOf(parts, { Author: hidden(s), Company: hidden(s) }))),
  ],
  ['the identity of the file', (parts, s) => (parts.context.trailerInfo.ID = parts.context.obj([hidden(s), hidden(s)]))],
  ['metadata of the document', (parts, s) => set(parts.catalog, 'Metadata', metadata(parts, s))],
  ['metadata of a page', (parts, s) => set(parts.page, 'Metadata', metadata(parts, s))],
  ['private data of a program', (parts, s) => set(parts.page, 'PieceInfo', dictionaryOf(parts, { Editor: { Private: hidden(s) } }))],
  ['the time of a change', (parts, s) => set(parts.page, 'LastModified', hidden(s))],
  ['an attached file', (parts, s) => named(parts, 'EmbeddedFiles', { Names: [hidden(s), { F: hidden(s) }] })],
  ['an associated file', (parts, s) => set(parts.page, 'AF', dictionaryOf(parts, { Type: 'Filespec', F: hidden(s) }))],
  ['a script', (parts, s) => named(parts, 'JavaScript', { Names: [hidden(s), { S: 'JavaScript', JS: hidden(s) }] })],
  ['an action on opening', (parts, s) => set(parts.catalog, 'OpenAction', dictionaryOf(parts, { S: 'Launch', F: hidden(s) }))],
  ['an action of a page', (parts, s) => set(parts.page, 'AA', dictionaryOf(parts, { O: { S: 'JavaScript', JS: hidden(s) } }))],
  ['the author of an article thread', (parts, s) => set(parts.catalog, 'Threads', dictionaryOf(parts, { I: { Author: hidden(s) } }))],
  [
    'the creator of the layers',
    (parts, s) => set(parts.catalog, 'OCProperties', dictionaryOf(parts, { OCGs: [], D: { Creator: hidden(s) } })),
  ],
  ['the author of a note', (parts, s) => parts.annotate({ Subtype: 'Text', T: hidden(s), Contents: PDFString.of('look here') })],
  ['a file in a note', (parts, s) => parts.annotate({ Subtype: 'FileAttachment', FS: { Type: 'Filespec', F: hidden(s), UF: hidden(s) } })],
  ['a link to a file', (parts, s) => parts.annotate({ Subtype: 'Link', A: { S: 'GoToR', F: hidden(s), D: hidden(s) } })],
  [
    'a signature',
    (parts, s) =>
      parts.annotate({ Subtype: 'Widget', FT: 'Sig', V: { Type: 'Sig', ByteRange: [0, 1], Contents: hidden(s), Name: hidden(s) } }),
  ],
  ['a link to a mailbox', (parts, s) => parts.annotate({ Subtype: 'Link', A: { S: 'URI', URI: hidden(`mailto:${s}@busan.example`) } })],
  ['a link to a page', (parts, s) => parts.annotate({ Subtype: 'Link', A: { S: 'URI', URI: hidden(`https://blog.example/${s}`) } })],
  ['where links begin', (parts, s) => set(parts.catalog, 'URI', dictionaryOf(parts, { Base: hidden(s) }))],
  ['an action to send', (parts, s) => parts.annotate({ Subtype: 'Widget', FT: 'Btn', A: { S: 'SubmitForm', F: hidden(s) } })],
  ['an object that nothing needs', ({ context }, s) => context.register(hidden(s))],
];

export const placesInPdf = places.map(([place]) => place);

/** A PDF of this text with one name in each place, by `secretOf` of its index. */
export const aPlantedPdf = (secretOf: (index: number) => string, text: string): Promise<Buffer> =>
  hiding((parts) => places.forEach(([, put], index) => void put(parts, secretOf(index))), text);

/** A PDF in which something is hidden. */
export async function hiding(hide: (parts: Parts) => void, text?: string): Promise<Buffer> {
  const document = await PDFDocument.load(await aPdf(text === undefined ? {} : { text }), { updateMetadata: false });
  const { context, catalog } = document;
  const page = document.getPages()[0]!.node;
  const annotations = PDFArray.withContext(context);
  const annotate = (annotation: Record<string, unknown>) => {
    annotations.push(context.register(dictionaryOf(parts, { Type: 'Annot', Rect: [0, 0, 9, 9], ...annotation })));
    set(page, 'Annots', annotations);
  };
  const parts: Parts = { context, catalog, page, annotate };
  hide(parts);
  return Buffer.from(await document.save({ useObjectStreams: true, updateFieldAppearances: false }));
}
