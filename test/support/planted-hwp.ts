import CFB from 'cfb';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { aPng } from './documents.js';
import { anOle } from './embedded.js';
import { hwpPlaces, plantedKorean } from './planted-korean.js';

/** A real HWP taken apart: its streams, and more records for its tables and its section. */
interface Draft {
  streams: Map<string, Buffer>;
  document: Buffer[];
  section: Buffer[];
}
type Put = (draft: Draft, secret: string) => void;

const wide = (text: string) => Buffer.from(text, 'utf16le');
const uint16 = (...values: number[]) => Buffer.from(Uint16Array.from(values).buffer);
const uint32 = (...values: number[]) => Buffer.from(Uint32Array.from(values).buffer);
const counted = (text: string) => Buffer.concat([uint16(text.length), wide(text)]);

function record(tag: number, level: number, ...content: Buffer[]): Buffer {
  const whole = Buffer.concat(content);
  return Buffer.concat([uint32((tag | (level << 10) | (whole.length << 20)) >>> 0), whole]);
}

const stream =
  (path: string, content: (secret: string) => Buffer): Put =>
  ({ streams }, secret) =>
    void streams.set(path.replace('%', secret.slice(-3)), content(secret));
const inDocument =
  (make: (secret: string) => Buffer): Put =>
  ({ document }, secret) =>
    void document.push(make(secret));
const inSection =
  (make: (secret: string) => Buffer): Put =>
  ({ section }, secret) =>
    void section.push(make(secret));
/** Identifiers stand backwards. */
const control = (id: string, ...content: Buffer[]) => record(0x47, 1, Buffer.from(Buffer.from(id).toReversed()), ...content);
const field = (id: string, command: (secret: string) => string): Put =>
  inSection((s) => control(id, uint32(0), Buffer.alloc(1), counted(command(s)), uint32(7)));

/** [MS-OLEPS]: one text under each of these numbers. */
function properties(secret: string, ids: number[]): Buffer {
  const values = ids.map(() => Buffer.concat([uint32(0x1f, secret.length + 1), wide(`${secret}\0`)]));
  let at = 8 + 8 * ids.length;
  const table = ids.map((id, index) => {
    const line = uint32(id, at);
    at += values[index]!.length;
    return line;
  });
  return Buffer.concat([uint16(0xfffe, 0), Buffer.alloc(20), uint32(1), Buffer.alloc(16), uint32(48, at, ids.length), ...table, ...values]);
}

const summary = '\u0005HwpSummaryInformation';
const places: [place: string, put: Put][] = [
  ['its properties', stream(summary, (s) => properties(s, [2, 3, 4, 5, 6, 8, 9, 20]))],
  ['the preview of its text', stream('PrvText', wide)],
  ['the preview of its first page', stream('PrvImage', (s) => aPng([['tEXt', `Author\0${s}`]]))],
  ['the document it was split from', stream('DocOptions/_LinkDoc', (s) => wide(`C:\\Users\\${s}\\원본.hwp`))],
  ['a signature', stream('DocOptions/_DigitalSignature', wide)],
  ['a script', stream('Scripts/DefaultJScript', (s) => deflateRawSync(wide(`// ${s}`)))],
  ['the history', stream('DocHistory/VersionLog0', wide)],
  ['a schema', stream('XMLTemplate/Schema', wide)],
  ['a list of books', stream('Bibliography/Bib0', wide)],
  ['a stream that nobody knows', stream('Own', wide)],
  ['a picture', stream('BinData/BIN0001.png', (s) => deflateRawSync(aPng([['tEXt', `Author\0${s}`]])))],
  ['a picture that is not packed', stream('BinData/BIN0002.png', (s) => aPng([['tEXt', `Author\0${s}`]]))],
  ['an object', stream('BinData/BIN0003.OLE', (s) => Buffer.concat([uint32(1), anOle(s)]))],
  ['a picture of an unknown format', stream('BinData/BIN0004.tif', (s) => deflateRawSync(Buffer.from(`II*\0${s}`)))],
  ['the name of a picture', ({ streams }, s) => void streams.set(`BinData/${s}.png`, aPng())],
  ['what follows the header', ({ streams }, s) => void Buffer.from(s).copy(streams.get('FileHeader')!, 60)],
  ['the path of a picture', inDocument((s) => record(0x12, 1, uint16(0), counted(`C:\\${s}\\a.png`), counted(`..\\${s}\\a.png`)))],
  ['the name of a style', inDocument((s) => record(0x1a, 1, counted(s), counted('own'), Buffer.alloc(10)))],
  ['the English name of a style', inDocument((s) => record(0x1a, 1, counted('본문'), counted(s), Buffer.alloc(10)))],
  ['data of programs', inDocument((s) => record(0x1b, 0, counted(s)))],
  ['what is below data of programs', inDocument((s) => Buffer.concat([record(0x1b, 0), record(0x12, 1, counted(s))]))],
  ['the author of changes', inDocument((s) => record(0x61, 1, counted(s)))],
  ['a record that nobody knows', inDocument((s) => record(0x200, 0, wide(s)))],
  ['the author of a memo', field('%unk', (s) => `MEMO/65535/1/267/312/${s}/\\;;`)],
  ['a link', field('%hlk', (s) => `file\\:///C\\:\\Users\\${s};1;0;0;`)],
  ['a field of the user', field('%usr', (s) => s)],
  ['a field of the document', field('%smr', (s) => s)],
  ['a field of a path', field('%pat', (s) => s)],
  ['a field of merged mail', field('%mmg', (s) => s)],
  ['what a field asks for', field('%clk', (s) => `Clickhere:set:9:Direction:wstring:6:${s} `)],
  ['the description of a picture', inSection((s) => control('gso ', Buffer.alloc(40), counted(`원본 그림의 이름: ${s}.jpg`)))],
  ['the description of a table', inSection((s) => control('tbl ', Buffer.alloc(40), counted(s)))],
  ['the name of a bookmark', inSection((s) => record(0x57, 2, uint16(0x21b, 1, 0, 0x4000, 1), counted(s)))],
  ['a record of a section that nobody knows', inSection((s) => record(0x73, 1, wide(s)))],
];

export const placesInHwp = [...places.map(([place]) => place), 'what lies behind the end'];

const isPacked = (path: string) => path === 'DocInfo' || path.startsWith('BodyText/');

/** A real HWP with one name in each place, by `secretOf` of its index. */
export async function aPlantedHwp(secretOf: (index: number) => string, text: string): Promise<Buffer> {
  const words = [...hwpPlaces.shown, ...hwpPlaces.hidden].map((place) => [place, place === 'body' ? text : '글']);
  const { FileIndex, FullPaths } = CFB.read(await plantedKorean('HWP', Object.fromEntries(words)), { type: 'buffer' });
  const streams = FileIndex.flatMap(({ type, content }, index): [string, Buffer][] =>
    type === 2 ? [[FullPaths[index]!.replace('Root Entry/', ''), Buffer.from(content)]] : [],
  );
  const draft: Draft = { streams: new Map(streams), document: [], section: [] };
  for (const [index, [, put]] of places.entries()) put(draft, secretOf(index));
  const more: Record<string, Buffer[]> = { DocInfo: draft.document, 'BodyText/Section0': draft.section };
  const file = CFB.utils.cfb_new();
  for (const [path, content] of draft.streams) {
    const whole = isPacked(path) ? deflateRawSync(Buffer.concat([inflateRawSync(content), ...(more[path] ?? [])])) : content;
    CFB.utils.cfb_add(file, `/${path}`, whole);
  }
  return Buffer.concat([Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer), Buffer.from(secretOf(places.length))]);
}
