import { inflateSync } from 'node:zlib';

import { unzipped } from './zip.js';

/** Where a name can be read in a document: in its bytes as they are, in any part unpacked, or in the name of a part. */
export async function placesOf(name: string, content: Buffer): Promise<string[]> {
  const places = contains(content, name) ? ['bytes'] : [];
  if (content.subarray(0, 2).toString() === 'PK') {
    for (const [part, unpacked] of Object.entries(await unzipped(content))) {
      if (part.includes(name) || contains(unpacked, name)) places.push(part);
    }
  } else {
    for (const [index, stream] of pdfStreams(content).entries()) if (contains(stream, name)) places.push(`stream ${index}`);
  }
  return places;
}

/** In UTF-8 and both UTF-16 orders, as bytes or spelled in hexadecimal digits. */
function contains(content: Buffer, name: string): boolean {
  const littleEndian = Buffer.from(name, 'utf16le');
  const spellings = [Buffer.from(name), littleEndian, Buffer.from(littleEndian).swap16()];
  const digits = content.toString('latin1').toLowerCase();
  return spellings.some((spelling) => content.includes(spelling) || digits.includes(spelling.toString('hex')));
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
