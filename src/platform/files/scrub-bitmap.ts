const fileHeader = 14;
const plainColours = 0x73_52_47_42;

/**
 * A Windows bitmap cut down to its header, its colours and its pixels; null for one whose parts do not add up. A header of version 5 may
 * name a colour profile by its path, or hold one: then the ordinary colours are meant from here on.
 */
export function scrubBitmap(content: Buffer): Buffer | null {
  if (content.length < fileHeader + 40) return null;
  const headerSize = content.readUInt32LE(14);
  const pixelsAt = content.readUInt32LE(10);
  if (headerSize < 40 || headerSize > 124 || pixelsAt < fileHeader + headerSize) return null;
  const [width, height] = [content.readInt32LE(18), Math.abs(content.readInt32LE(22))];
  const bits = content.readUInt16LE(28);
  const compression = content.readUInt32LE(30);
  const isPacked = compression === 1 || compression === 2;
  const size = isPacked ? content.readUInt32LE(34) : Math.ceil((width * bits) / 32) * 4 * height;
  // Other compressions are whole files of other formats.
  if ((!isPacked && ![0, 3, 6].includes(compression)) || width <= 0 || pixelsAt + size > content.length) return null;
  const masks = headerSize === 40 && compression === 3 ? 12 : headerSize === 40 && compression === 6 ? 16 : 0;
  const colours = 4 * (content.readUInt32LE(46) || (bits <= 8 ? 2 ** bits : 0));
  const scrubbed = Buffer.from(content.subarray(0, pixelsAt + size));
  scrubbed.fill(0, Math.min(fileHeader + headerSize + masks + colours, pixelsAt), pixelsAt);
  scrubbed.fill(0, 6, 10);
  scrubbed.writeUInt32LE(scrubbed.length, 2);
  if (headerSize === 124) {
    scrubbed.writeUInt32LE(plainColours, 70);
    scrubbed.fill(0, 126, 138);
  }
  return scrubbed;
}
