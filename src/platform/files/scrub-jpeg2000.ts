/** The boxes that make the picture; others hold XML, vendors' data, rights and links. */
const neededBoxes = new Set(['jP  ', 'ftyp', 'rreq', 'jp2h', 'jp2c']);
const neededInHeader = new Set(['ihdr', 'bpcc', 'colr', 'pclr', 'cmap', 'cdef', 'res ']);

const startOfTile = 0xff90;
const startOfData = 0xff93;
const comment = 0xff64;
const endOfCodestream = 0xffd9;

/** A JPEG 2000 picture, in its boxes or bare, without metadata and comments; null for a broken one. */
export function scrubJpeg2000(content: Buffer): Buffer | null {
  if (content.readUInt16BE(0) === 0xff4f) return withoutComments(content);
  const kept: Buffer[] = [];
  for (let at = 0; at < content.length;) {
    const box = boxAt(content, at);
    if (!box) return null;
    if (box.type === 'jp2c') {
      const picture = withoutComments(content.subarray(box.start, box.end));
      if (!picture) return null;
      kept.push(content.subarray(at, box.start), picture);
    } else if (neededBoxes.has(box.type)) {
      const whole = Buffer.from(content.subarray(at, box.end));
      if (box.type === 'jp2h' && !blankOthers(whole, box.start - at)) return null;
      kept.push(whole);
    }
    at = box.end;
  }
  return Buffer.concat(kept);
}

/** In the header of a picture boxes that do not shape it become free space, in place. */
function blankOthers(header: Buffer, from: number): boolean {
  for (let at = from; at < header.length;) {
    const box = boxAt(header, at);
    if (!box) return false;
    if (!neededInHeader.has(box.type)) {
      header.write('free', at + 4, 'latin1');
      header.fill(0, box.start, box.end);
    }
    at = box.end;
  }
  return true;
}

interface Box {
  type: string;
  /** Where its content starts. */
  start: number;
  end: number;
}

function boxAt(content: Buffer, at: number): Box | null {
  if (at + 8 > content.length) return null;
  const length = content.readUInt32BE(at);
  const type = content.toString('latin1', at + 4, at + 8);
  if (length === 0) return { type, start: at + 8, end: content.length };
  if (length === 1 && at + 16 > content.length) return null;
  const [header, size] = length === 1 ? [16, Number(content.readBigUInt64BE(at + 8))] : [8, length];
  return size < header || at + size > content.length ? null : { type, start: at + header, end: at + size };
}

/** Comments are blanked where they stand, so that every length in the codestream stays true. */
function withoutComments(codestream: Buffer): Buffer | null {
  const scrubbed = Buffer.from(codestream);
  let [at, tileEnd] = [2, 0];
  while (at + 4 <= scrubbed.length) {
    const marker = scrubbed.readUInt16BE(at);
    if (marker === endOfCodestream) break;
    if (marker === startOfData) {
      at = tileEnd;
      continue;
    }
    const end = at + 2 + scrubbed.readUInt16BE(at + 2);
    if (marker < 0xff00 || end > scrubbed.length) return null;
    if (marker === startOfTile) {
      const length = at + 12 <= scrubbed.length ? scrubbed.readUInt32BE(at + 6) : 1;
      tileEnd = length === 0 ? scrubbed.length : at + length;
      if (tileEnd <= end) return null;
    }
    if (marker === comment) scrubbed.fill(0, at + 6, end);
    at = end;
  }
  return scrubbed;
}
