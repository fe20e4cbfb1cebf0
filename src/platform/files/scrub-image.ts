const startOfScan = 0xda;
const endOfImage = 0xd9;

/** JPEG segments that shape the picture: JFIF, colour profile, Adobe's colour transform. Every other APPn, and comments, go. */
const isNeeded = (marker: number, payload: Buffer) =>
  marker === 0xe0 || marker === 0xee || (marker === 0xe2 && payload.toString('latin1').startsWith('ICC_PROFILE')) || !isApplication(marker);
const isApplication = (marker: number) => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

const pictureChunks = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST cICP acTL fcTL fdAT'.split(' '));

/** A PNG or JPEG without cameras, places, names and thumbnails; anything else, and broken pictures, as they are. */
export function withoutImageMetadata(content: Buffer): Buffer {
  if (content.subarray(0, 4).toString('hex') === '89504e47') return scrubPng(content) ?? content;
  if (content.subarray(0, 3).toString('hex') === 'ffd8ff') return scrubJpeg(content) ?? content;
  return content;
}

function scrubPng(content: Buffer): Buffer | null {
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

function scrubJpeg(content: Buffer): Buffer | null {
  const kept = [content.subarray(0, 2)];
  for (let at = 2; at + 4 <= content.length;) {
    if (content[at] !== 0xff) return null;
    const marker = content[at + 1]!;
    if (marker === endOfImage) break;
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
