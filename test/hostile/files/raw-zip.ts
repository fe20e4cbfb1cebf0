import { crc32, deflateRawSync } from 'node:zlib';

/** A member as it is to be written, right by default; what is said here is written whether it is true or not. */
export interface RawMember {
  name: string | Buffer;
  content?: string | Buffer;
  /** Of the local header, where it is to differ. */
  localName?: string;
  method?: number;
  flags?: number;
  /** Of a member made on Unix, such as 0o120777 for a link. */
  mode?: number;
  packedSize?: number;
  size?: number;
  crc?: number;
  offset?: number;
  extra?: Buffer;
}

export interface RawArchive {
  before?: Buffer;
  comment?: Buffer;
  /** How many members the end speaks of. */
  count?: number;
  disk?: number;
  directoryAt?: number;
  /** An end for large archives, which says of itself how many members there are and where. */
  zip64?: { count: number; directoryAt?: number };
}

const u16 = (...values: number[]) => Buffer.concat(values.map((value) => Buffer.from([value & 0xff, (value >> 8) & 0xff])));
function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
}
function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** A ZIP written byte by byte. */
export function rawZip(members: readonly RawMember[], archive: RawArchive = {}): Buffer {
  const parts: Buffer[] = [archive.before ?? Buffer.alloc(0)];
  const directory: Buffer[] = [];
  let at = parts[0]!.length;
  for (const member of members) {
    const name = Buffer.from(member.name as Buffer);
    const content = Buffer.from((member.content ?? '') as Buffer);
    const method = member.method ?? 8;
    const packed = method === 8 ? deflateRawSync(content) : content;
    const [packedSize, size] = [member.packedSize ?? packed.length, member.size ?? content.length];
    const about = [u16(member.flags ?? 0x800, method, 0, 0), u32(member.crc ?? crc32(content), packedSize, size)];
    const localName = Buffer.from(member.localName ?? name);
    const local = Buffer.concat([u32(0x04034b50), u16(20), ...about, u16(localName.length, 0), localName, packed]);
    const madeBy = member.mode === undefined ? 20 : (3 << 8) | 20;
    const extra = member.extra ?? Buffer.alloc(0);
    const attributes = u32((member.mode ?? 0) * 0x10000, member.offset ?? at);
    const head = [u32(0x02014b50), u16(madeBy, 20), ...about, u16(name.length, extra.length, 0, 0, 0), attributes];
    directory.push(Buffer.concat([...head, name, extra]));
    parts.push(local);
    at += local.length;
  }
  const listing = Buffer.concat(directory);
  const count = archive.count ?? members.length;
  const directoryAt = archive.directoryAt ?? at;
  const comment = archive.comment ?? Buffer.alloc(0);
  const end = [
    u32(0x06054b50),
    u16(archive.disk ?? 0, 0, count & 0xffff, count & 0xffff),
    u32(listing.length, directoryAt),
    u16(comment.length),
    comment,
  ];
  return Buffer.concat([...parts, listing, ...(archive.zip64 ? zip64End(at + listing.length, at, archive.zip64) : []), ...end]);
}

function zip64End(at: number, directoryAt: number, said: { count: number; directoryAt?: number }): Buffer[] {
  const counts = [u64(said.count), u64(said.count), u64(0), u64(said.directoryAt ?? directoryAt)];
  return [u32(0x06064b50), u64(44), u16(45, 45), u32(0, 0), ...counts, u32(0x07064b50, 0), u64(at), u32(1)];
}

/** The field in which a name stands once more, in UTF-8. */
export function unicodePath(raw: string, name: string): Buffer {
  const data = Buffer.concat([Buffer.from([1]), u32(crc32(Buffer.from(raw))), Buffer.from(name)]);
  return Buffer.concat([u16(0x7075, data.length), data]);
}
