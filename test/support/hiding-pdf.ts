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
/** How a name of PDF writes letters beyond ASCII. */
const asName = (secret: string) => encodeURIComponent(secret).replaceAll('%', '#');
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

const structured = (parts: Parts, part: Record<string, unknown>) => {
  const root = (parts.catalog.lookup(PDFName.of('StructTreeRoot')) ?? dictionaryOf(parts, { Type: 'StructTreeRoot', K: [] })) as PDFDict;
  set(parts.catalog, 'StructTreeRoot', root);
  (root.lookup(PDFName.of('K')) as PDFArray).push(
    parts.context.register(dictionaryOf(parts, { Type: 'StructElem', S: 'Figure', ...part })),
  );
};

const layered = (parts: Parts, layer: Record<string, unknown>) => {
  const resources = parts.page.lookup(PDFName.of('Resources')) as PDFDict;
  const properties = (resources.lookup(PDFName.of('Properties')) ?? dictionaryOf(parts, {})) as PDFDict;
  set(resources, 'Properties', properties);
  set(properties, `MC${properties.keys().length}`, parts.context.register(dictionaryOf(parts, { Type: 'OCG', ...layer })));
};

const drawn = (parts: Parts, entries: Record<string, unknown>, content = '') => {
  const resources = parts.page.lookup(PDFName.of('Resources')) as PDFDict;
  const drawings = (resources.lookup(PDFName.of('XObject')) ?? dictionaryOf(parts, {})) as PDFDict;
  set(resources, 'XObject', drawings);
  const drawing = parts.context.flateStream(content, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1], ...entries });
  set(drawings, `Fm${drawings.keys().length}`, parts.context.register(drawing));
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
  ['the title of a part of the structure', (parts, s) => structured(parts, { T: hidden(s) })],
  ['the description of a picture', (parts, s) => structured(parts, { Alt: hidden(s) })],
  ['a text in the place of another', (parts, s) => structured(parts, { ActualText: hidden(s), E: hidden(s), ID: hidden(s) })],
  [
    'properties of a part of the structure',
    (parts, s) => structured(parts, { A: { O: 'UserProperties', P: [{ N: hidden(s), V: hidden(s) }] } }),
  ],
  ['the name of a layer', (parts, s) => layered(parts, { Name: hidden(s) })],
  ['whom a layer is for', (parts, s) => layered(parts, { Name: hidden('x'), Usage: { User: { Type: 'Ind', Name: hidden(s) } } })],
  ['the numbers of pages', (parts, s) => set(parts.catalog, 'PageLabels', dictionaryOf(parts, { Nums: [0, { S: 'D', P: hidden(s) }] }))],
  ['the address of a captured page', (parts, s) => named(parts, 'URLS', { Names: [hidden(s), {}] })],
  ['a file of a film', (parts, s) => parts.annotate({ Subtype: 'Movie', Movie: { F: hidden(s) }, Contents: hidden('film') })],
  [
    'a file of rich media',
    (parts, s) => parts.annotate({ Subtype: 'RichMedia', RichMediaContent: { Assets: { Names: [hidden(s), { F: hidden(s) }] } } }),
  ],
  [
    'the printing of a page',
    (parts, s) => set(parts.catalog, 'OutputIntents', parts.context.obj([{ S: 'GTS_PDFX', Info: hidden(s) }] as never)),
  ],
  ['parts of a document', (parts, s) => set(parts.catalog, 'DPartRoot', dictionaryOf(parts, { DPM: { Sender: hidden(s) } }))],
  ['an entry that nobody knows', (parts, s) => set(parts.page, 'OWN_Editor', hidden(s))],
  ['the name of an entry', (parts, s) => set(parts.page, asName(s), dictionaryOf(parts, {}))],
  [
    'the words of a layer in the list of them',
    (parts, s) => set(parts.page, 'OC', dictionaryOf(parts, { D: { ON: [], Order: [hidden(s), []] } })),
  ],
  [
    'the picture in the place of which one is printed',
    (parts, s) => drawn(parts, { OPI: { '2.0': { F: hidden(s), MainImage: hidden(s) } } }),
  ],
  ['a page of another file', (parts, s) => drawn(parts, { Ref: { F: hidden(s), Page: 0 } })],
  ['the name of a drawing', (parts, s) => drawn(parts, { Name: asName(s) })],
  [
    'the subject of a note',
    (parts, s) => parts.annotate({ Subtype: 'Text', Subj: hidden(s), RC: hidden(s), Contents: PDFString.of('look') }),
  ],
  ['the name of a field', (parts, s) => parts.annotate({ Subtype: 'Widget', FT: 'Tx', T: hidden(s), V: hidden('x') })],
  ['the name of a style', (parts, s) => (structured(parts, { S: asName(s) }), drawn(parts, {}, `/${asName(s)} <</MCID 0>> BDC EMC`))],
  [
    'a text in the place of what is drawn',
    (parts, s) => drawn(parts, {}, `/Span <</MCID 1/ActualText ${String(hidden(s))}>>BDC EMC /P <</X (a(b)) >> BDC EMC`),
  ],
  ['a mark on a page', (parts, s) => drawn(parts, {}, `/${asName(s)} MP /OC /MC0 BDC EMC`)],
  ['a comment in what is drawn', (parts, s) => drawn(parts, {}, `q (100\\) % (x)) Tj % ${asName(s)}\nQ`)],
  [
    'the tip of a field',
    (parts, s) => parts.annotate({ Subtype: 'Widget', FT: 'Tx', T: hidden('x'), TU: hidden(s), TM: hidden(s), DV: hidden(s) }),
  ],
  [
    'a signature that is not made yet',
    (parts, s) => parts.annotate({ Subtype: 'Widget', FT: 'Sig', V: { Type: 'Sig', Name: hidden(s), Reason: hidden(s) } }),
  ],
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
