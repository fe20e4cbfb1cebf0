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

/** A ZIP whose entries all point at the same packed bytes, and claim `unpacked` each. */
export function bomb(packed: Buffer, unpacked: number, entries: number): Buffer {
  const local = Buffer.alloc(31);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(unpacked, 22);
  local.writeUInt16LE(1, 26);
  local.write('a', 30);
  const entry = Buffer.alloc(47);
  entry.write('PK\x01\x02', 'latin1');
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(unpacked, 24);
  entry.writeUInt16LE(1, 28);
  entry.write('a', 46);
  const directory = Buffer.concat(Array<Buffer>(entries).fill(entry));
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, directory, end]);
}

/** The end of a ZIP64 file, and nothing before it. */
export function anArchiveThatSaysItHas(members: number): Buffer {
  const [record, locator, end] = [Buffer.alloc(56), Buffer.alloc(20), Buffer.alloc(22, 0xff)];
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(members), 24);
  record.writeBigUInt64LE(BigInt(members), 32);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeUInt32LE(1, 16);
  end.writeUInt32LE(0x06054b50, 0);
  // One disk, and no comment.
  end.writeUInt32LE(0, 4);
  end.writeUInt16LE(0, 20);
  return Buffer.concat([record, locator, end]);
}
