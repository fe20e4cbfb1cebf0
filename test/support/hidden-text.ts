import CFB from 'cfb';
import { inflateRawSync, inflateSync } from 'node:zlib';

import { unzipped } from './zip.js';

/** Where a name can be read in a document: in its bytes as they are, in any part unpacked, or in the name of a part. */
export async function placesOf(name: string, content: Buffer): Promise<string[]> {
  const spellings = spellingsOf(name);
  const places = new Set<string>();
  for (const [place, layer] of await layersOf(content)) {
    if (place.normalize('NFC').includes(name) || contains(layer, spellings)) places.add(place.split(': ')[0]!);
  }
  return [...places];
}

/** Those of the names that can be read anywhere in a document. */
export async function namesIn(content: Buffer, names: readonly string[]): Promise<string[]> {
  const layers = await layersOf(content);
  const paths = layers.map(([place]) => place.normalize('NFC')).join('\n');
  return names.filter((name) => {
    const spellings = spellingsOf(name);
    return paths.includes(name) || layers.some(([, layer]) => contains(layer, spellings));
  });
}

const deepest = 6;

/** A document as its bytes are, and everything in it that can be unpacked, to any depth, by where it was found. */
async function layersOf(content: Buffer, place = 'bytes', depth = 0): Promise<[place: string, content: Buffer][]> {
  const layers: [string, Buffer][] = [[place, content]];
  if (depth === deepest) return layers;
  for (const [part, unpacked] of await partsOf(content)) {
    layers.push(...(await layersOf(unpacked, place === 'bytes' ? part : `${place}: ${part}`, depth + 1)));
  }
  return layers;
}

async function partsOf(content: Buffer): Promise<[string, Buffer][]> {
  const magic = content.toString('latin1', 0, 8);
  if (magic.startsWith('PK')) return Object.entries(await unzipped(content).catch(() => ({})));
  if (magic.startsWith('%PDF')) return pdfStreams(content).map((stream, index) => [`stream ${index}`, stream]);
  if (magic === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return streamsOfCompoundFile(content);
  if (magic.startsWith('\x89PNG')) return packedChunks(content);
  return base64In(content).map((decoded, index) => [`base64 ${index}`, decoded]);
}

/** Streams as they are and, where they are packed, unpacked; and the names in the directory. */
function streamsOfCompoundFile(content: Buffer): [string, Buffer][] {
  try {
    const { FileIndex, FullPaths } = CFB.read(content, { type: 'buffer' });
    return FileIndex.flatMap((entry, index): [string, Buffer][] => {
      const path = FullPaths[index]!;
      const stream = Buffer.from(entry.content ?? []);
      // HWP puts a length before the objects that it embeds.
      const inside = stream.toString('latin1', 4, 8) === '\xd0\xcf\x11\xe0' ? stream.subarray(4) : stream;
      return [[path, inside], ...unpackedWith(inflateRawSync, stream).map((unpacked): [string, Buffer] => [`${path} unpacked`, unpacked])];
    });
  } catch {
    return [];
  }
}

function unpackedWith(inflate: typeof inflateSync, packed: Buffer): Buffer[] {
  try {
    return [inflate(packed, { finishFlush: 2 })];
  } catch {
    return [];
  }
}

/** Whatever in a chunk of a PNG begins as a packed stream does. */
function packedChunks(content: Buffer): [string, Buffer][] {
  const found: [string, Buffer][] = [];
  for (let at = content.indexOf(0x78, 8); at >= 0; at = content.indexOf(0x78, at + 1)) {
    for (const unpacked of unpackedWith(inflateSync, content.subarray(at))) found.push([`packed at ${at}`, unpacked]);
  }
  return found;
}

const base64In = (content: Buffer): Buffer[] =>
  [...content.toString('latin1').matchAll(/[A-Za-z0-9+/]{12,}={0,2}/g)].map(([digits]) => Buffer.from(digits, 'base64'));

/** A name in the encodings and notations that documents are written in. */
function spellingsOf(name: string): Buffer[] {
  const littleEndian = Buffer.from(name, 'utf16le');
  const codes = [...name].map((letter) => letter.codePointAt(0)!);
  const spelled = (spell: (code: number) => string) =>
    Buffer.from(codes.map((code) => (code < 128 ? String.fromCodePoint(code) : spell(code))).join(''));
  const bytes = [Buffer.from(name), Buffer.from(name.normalize('NFD')), littleEndian, Buffer.from(littleEndian).swap16(), korean(name)];
  return [
    ...bytes,
    ...bytes.map((spelling) => Buffer.from(spelling.toString('hex'))),
    Buffer.from(encodeURIComponent(name).toLowerCase()),
    Buffer.from(encodeURIComponent(name.normalize('NFD')).toLowerCase()),
    // As in the names of a PDF.
    Buffer.from(encodeURIComponent(name).toLowerCase().replaceAll('%', '#')),
    spelled((code) => `&#${code};`),
    spelled((code) => `&#x${code.toString(16)};`),
    spelled((code) => `\\u${code.toString(16).padStart(4, '0')}`),
  ];
}

/** In bytes, and with its letters small, for notations that do not care. */
function contains(content: Buffer, spellings: readonly Buffer[]): boolean {
  const small = Buffer.from(content.toString('latin1').toLowerCase(), 'latin1');
  return spellings.some((spelling) => content.includes(spelling) || small.includes(spelling));
}

let cp949: Map<string, Buffer> | undefined;

/** What Korean Windows calls CP949, and the Encoding Standard 'euc-kr': Node.js reads it but does not write it. */
export function korean(text: string): Buffer {
  cp949 ??= new Map(
    Array.from({ length: 126 * 256 }, (_, index) => Buffer.from([0x81 + (index >> 8), index & 0xff])).map((bytes) => [
      new TextDecoder('euc-kr').decode(bytes),
      bytes,
    ]),
  );
  return Buffer.concat([...text.normalize('NFC')].map((letter) => cp949!.get(letter) ?? Buffer.from(letter)));
}

/** Every stream of a PDF that can be unpacked, whatever its dictionary says. */
export function pdfStreams(content: Buffer): Buffer[] {
  const streams: Buffer[] = [];
  for (const start of content.toString('latin1').matchAll(/stream\r?\n/g)) {
    try {
      streams.push(inflateSync(content.subarray(start.index + start[0].length), { finishFlush: 2 }));
    } catch {
      // Not packed, or not a beginning: the search in the bytes as they are has seen it.
    }
  }
  return streams;
}
