const startOfScan = 0xda;
const endOfImage = 0xd9;

/** JPEG segments that shape the picture: JFIF without its thumbnail's extension, colour profile, Adobe's colour transform. */
const neededApplications: Record<number, string> = { 0xe0: 'JFIF\0', 0xe2: 'ICC_PROFILE\0', 0xee: 'Adobe' };
const isNeeded = (marker: number, payload: Buffer) =>
  !isApplication(marker) || payload.toString('latin1').startsWith(neededApplications[marker] ?? '\0nothing');
const isApplication = (marker: number) => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

const pictureChunks = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST cICP acTL fcTL fdAT'.split(' '));

/** A PNG without cameras, places, names and whatever lies behind its end; null for a broken one. */
export function scrubPng(content: Buffer): Buffer | null {
  const kept = [content.subarray(0, 8)];
  for (let at = 8; at + 12 <= content.length;) {
    const end = at + 12 + content.readUInt32BE(at);
    const type = content.toString('latin1', at + 4, at + 8);
    if (end > content.length) return null;
    if (pictureChunks.has(type)) kept.push(content.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}

/** The same for a JPEG. */
export function scrubJpeg(content: Buffer): Buffer | null {
  const kept = [content.subarray(0, 2)];
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
    if (isNeeded(marker, content.subarray(at + 4, end))) {
      if (marker === startOfScan) end = endOfScan(content, end);
      kept.push(content.subarray(at, end));
    }
    at = end;
  }
  return Buffer.concat([...kept, Buffer.from([0xff, endOfImage])]);
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
