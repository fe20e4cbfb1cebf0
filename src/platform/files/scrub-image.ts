import { crc32 } from 'node:zlib';

import { scrubPackedProfile, scrubProfile } from './scrub-profile.js';

const startOfScan = 0xda;
const endOfImage = 0xd9;

const isApplication = (marker: number) => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
const startsAs = (payload: Buffer, name: string) => payload.toString('latin1', 0, name.length) === name;

/** Chunks that shape a PNG, and how long each may be: what is longer holds something else. */
const pictureChunks: Readonly<Record<string, number>> = {
  IHDR: 13,
  PLTE: 768,
  IDAT: Infinity,
  IEND: 0,
  tRNS: 256,
  gAMA: 4,
  cHRM: 32,
  sRGB: 1,
  iCCP: Infinity,
  sBIT: 4,
  bKGD: 6,
  pHYs: 9,
  hIST: 512,
  cICP: 4,
  acTL: 8,
  fcTL: 26,
  fdAT: Infinity,
};

/** A PNG without cameras, places, names and whatever lies behind its end; null for a broken one. */
export function scrubPng(content: Buffer): Buffer | null {
  const kept = [content.subarray(0, 8)];
  for (let at = 8; at + 12 <= content.length;) {
    const end = at + 12 + content.readUInt32BE(at);
    const type = content.toString('latin1', at + 4, at + 8);
    if (end > content.length) return null;
    if (end - at - 12 <= (pictureChunks[type] ?? -1))
      kept.push(type === 'iCCP' ? profileChunk(content.subarray(at + 8, end - 4)) : content.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}

/** The colour profile without its name and its other descriptions; nothing for one that cannot be read. */
function profileChunk(payload: Buffer): Buffer {
  const profile = scrubPackedProfile(payload.subarray(payload.indexOf(0) + 2));
  return profile ? pngChunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), profile])) : Buffer.alloc(0);
}

function pngChunk(type: string, payload: Buffer): Buffer {
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), payload, Buffer.alloc(4)]);
  chunk.writeUInt32BE(payload.length, 0);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}

/** The same for a JPEG. */
export function scrubJpeg(content: Buffer): Buffer | null {
  const kept = [content.subarray(0, 2)];
  const profile: Buffer[] = [];
  for (let at = 2; at + 4 <= content.length;) {
    if (content[at] !== 0xff) return null;
    const marker = content[at + 1]!;
    if (marker === endOfImage) break;
    // Before a marker there may be any number of fill bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    let end = at + 2 + content.readUInt16BE(at + 2);
    if (marker === startOfScan) end = endOfScan(content, end);
    const payload = content.subarray(at + 4, end);
    if (!isApplication(marker)) kept.push(content.subarray(at, end));
    else if (marker === 0xe0 && startsAs(payload, 'JFIF\0')) kept.push(jfif(payload));
    else if (marker === 0xee && startsAs(payload, 'Adobe')) kept.push(segment(marker, payload.subarray(0, 12)));
    else if (marker === 0xe2 && startsAs(payload, profileName)) profile.push(payload);
    at = end;
  }
  // Profiles come before the picture's own segments, and after JFIF if there is that.
  const place = kept[1]?.[1] === 0xe0 ? 2 : 1;
  return Buffer.concat([...kept.slice(0, place), ...profileSegments(profile), ...kept.slice(place), Buffer.from([0xff, endOfImage])]);
}

function segment(marker: number, payload: Buffer): Buffer {
  const length = payload.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), payload]);
}

/** Density and version; a thumbnail may show what was cut off from the picture. */
function jfif(payload: Buffer): Buffer {
  const head = Buffer.concat([payload.subarray(0, 12), Buffer.alloc(2)]);
  return segment(0xe0, head);
}

const profileName = 'ICC_PROFILE\0';
const mostInSegment = 65_519;

/** A colour profile is spread over segments, each with its number and their count. */
function profileSegments(pieces: Buffer[]): Buffer[] {
  const head = profileName.length + 2;
  const inOrder = pieces.filter((piece) => piece.length > head).toSorted((a, b) => a[head - 2]! - b[head - 2]!);
  const profile = scrubProfile(Buffer.concat(inOrder.map((piece) => piece.subarray(head))));
  if (!profile) return [];
  const count = Math.ceil(profile.length / mostInSegment);
  return Array.from({ length: count }, (_, index) =>
    segment(
      0xe2,
      Buffer.concat([
        Buffer.from(profileName, 'latin1'),
        Buffer.from([index + 1, count]),
        profile.subarray(index * mostInSegment, (index + 1) * mostInSegment),
      ]),
    ),
  );
}

/** Inside a scan 0xff is followed by zero or a restart marker; anything else ends it. */
function endOfScan(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at >= 0; at = content.indexOf(0xff, at + 1)) {
    const marker = content[at + 1] ?? endOfImage;
    if (marker !== 0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at;
  }
  return content.length;
}

const gifTrailer = 0x3b;
/** The one application extension that belongs to the picture: how often an animation runs. */
const loopings = ['NETSCAPE2.0', 'ANIMEXTS1.0'].map((name) => Buffer.from(`\x21\xff\x0b${name}\x03\x01`, 'latin1'));
const isLooping = (block: Buffer) => block.length === 19 && loopings.some((looping) => block.subarray(0, 16).equals(looping));

/** A GIF of its frames, their timing and the looping; no comments, no text of its own, nothing of programs. Null for a broken one. */
export function scrubGif(content: Buffer): Buffer | null {
  if (content.length < 13) return null;
  let at = 13 + colours(content[10]!);
  const kept = [content.subarray(0, at)];
  while (at < content.length) {
    const start = at;
    const kind = content[at]!;
    if (kind === gifTrailer) return Buffer.concat([...kept, Buffer.from([gifTrailer])]);
    if (kind === 0x2c) at += 11 + colours(content[at + 9] ?? 0);
    else if (kind === 0x21) at += 2;
    else return null;
    while (at < content.length && content[at] !== 0) at += 1 + content[at]!;
    at += 1;
    const block = content.subarray(start, at);
    if (kind === 0x2c || block[1] === 0xf9 || isLooping(block)) kept.push(block);
  }
  return null;
}

/** Bytes of the colour table that a GIF's flags announce. */
const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
