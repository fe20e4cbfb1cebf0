import { deflateSync, inflateSync } from 'node:zlib';

const headerSize = 128;
/** What turns numbers into colours. Others describe screens, cameras and their owners, in words. */
const needed = new Set(
  'rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad lumi cicp gamt A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3'.split(
    ' ',
  ),
);
/** Kinds of tags that hold nothing but numbers. */
const ofNumbers = new Set('XYZ  curv para sf32 mft1 mft2 mAB  mBA  mpet cicp'.split(' '));
const largestProfile = 16 * 1024 * 1024;

const description = Buffer.concat([Buffer.from('desc\0\0\0\0\0\0\0\x01\0', 'latin1'), Buffer.alloc(78)]);
const copyright = Buffer.from('text\0\0\0\0\0', 'latin1');

/** An ICC profile of its numbers alone; null for a broken one. Times, makers and models in its header are zero. */
export function scrubProfile(profile: Buffer): Buffer | null {
  if (profile.length < headerSize + 4 || profile.toString('latin1', 36, 40) !== 'acsp') return null;
  const header = Buffer.from(profile.subarray(0, headerSize));
  // Preferred program, date, platform, maker, model, attributes' upper half, creator and fingerprint.
  for (const [start, end] of [
    [4, 8],
    [24, 36],
    [40, 44],
    [48, 60],
    [80, 128],
  ] as const)
    header.fill(0, start, end);
  const tags: [string, Buffer][] = [];
  const count = profile.readUInt32BE(headerSize);
  for (let index = 0, at = headerSize + 4; index < count && at + 12 <= profile.length; index += 1, at += 12) {
    const name = profile.toString('latin1', at, at + 4);
    const [start, size] = [profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)];
    const content = profile.subarray(start, start + size);
    if (content.length < size) return null;
    if (needed.has(name) && ofNumbers.has(content.toString('latin1', 0, 4))) tags.push([name, content]);
  }
  return assembled(header, [['desc', description], ['cprt', copyright], ...tags]);
}

function assembled(header: Buffer, tags: [string, Buffer][]): Buffer {
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const contents: Buffer[] = [];
  let at = headerSize + table.length;
  for (const [index, [name, content]] of tags.entries()) {
    table.write(name, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(at, 8 + 12 * index);
    table.writeUInt32BE(content.length, 12 + 12 * index);
    const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);
    contents.push(padded);
    at += padded.length;
  }
  header.writeUInt32BE(at, 0);
  return Buffer.concat([header, table, ...contents]);
}

/** The same for one that is packed, as PNGs have it. */
export function scrubPackedProfile(packed: Buffer): Buffer | null {
  try {
    const profile = scrubProfile(inflateSync(packed, { maxOutputLength: largestProfile }));
    return profile && deflateSync(profile);
  } catch {
    return null;
  }
}
