import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

import { openZip } from '../../src/platform/files/zip-archive.js';

export type Parts = Record<string, string | Buffer>;

/** A ZIP of these parts in this order, the first one stored as it is, as formats that begin with `mimetype` want it. */
export async function zipOf(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [index, [name, content]] of Object.entries(parts).entries()) {
    zip.addBuffer(Buffer.from(content), name, { compress: index > 0, mtime: new Date(2025, 8, 1), forceDosTimestamp: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}

export async function unzipped(content: Buffer): Promise<Record<string, Buffer>> {
  const zip = await openZip(content);
  const parts: Record<string, Buffer> = {};
  for (const entry of zip.entries) {
    if (!entry.fileName.endsWith('/')) parts[entry.fileName] = await zip.contentOf(entry, entry.uncompressedSize);
  }
  return parts;
}

/** The same archive with its parts marked as encrypted, which takes twelve bytes of each. */
export function locked(zip: Buffer): Buffer {
  const marked = Buffer.from(zip);
  for (const [signature, flags, size] of [
    ['PK\x03\x04', 6, 22],
    ['PK\x01\x02', 8, 24],
  ] as const) {
    for (let at = marked.indexOf(signature); at >= 0; at = marked.indexOf(signature, at + 1)) {
      marked[at + flags]! |= 1;
      marked.writeUInt32LE(marked.readUInt32LE(at + size) - 12, at + size);
    }
  }
  return marked;
}
