const comment = 70;
const endOfFile = 14;
/** Colour profiles by their path, and messages to drivers. */
const telling = new Set([99, 105, 106, 110, 112, 113, 122]);
const plusComment = 0x2b_46_4d_45;

/**
 * An EMF without its description and the private data of programs, which is blanked where it stands. Null for a broken one, and for one
 * that is drawn by the newer EMF+ commands alone, because these are such private data.
 */
export function scrubEmf(content: Buffer): Buffer | null {
  const scrubbed = Buffer.from(content);
  for (let at = 0; at + 12 <= scrubbed.length;) {
    const type = scrubbed.readUInt32LE(at);
    const end = at + scrubbed.readUInt32LE(at + 4);
    if (end < at + 12 || end > scrubbed.length || telling.has(type)) return null;
    if (at === 0 && !blankDescription(scrubbed, end)) return null;
    if (type === comment) {
      if (isDrawnByPlusAlone(scrubbed, at, end)) return null;
      scrubbed.fill(0, at + 12, end);
    }
    if (type === endOfFile) return scrubbed.subarray(0, end);
    at = end;
  }
  return null;
}

function blankDescription(emf: Buffer, headerEnd: number): boolean {
  if (headerEnd < 88) return false;
  const characters = emf.readUInt32LE(60);
  const start = emf.readUInt32LE(64);
  if (characters > 0 && (start < 88 || start + 2 * characters > headerEnd)) return false;
  if (characters > 0) emf.fill(0, start, start + 2 * characters);
  emf.fill(0, 60, 68);
  return true;
}

/** The first EMF+ command says whether the older ones draw the whole picture as well. */
function isDrawnByPlusAlone(emf: Buffer, at: number, end: number): boolean {
  if (end < at + 20 || emf.readUInt32LE(at + 12) !== plusComment || emf.readUInt16LE(at + 16) !== 0x4001) return false;
  return (emf.readUInt16LE(at + 18) & 1) === 0;
}

const escape = 0x0626;

/** A WMF with every message to drivers and programs blanked; null for a broken one. */
export function scrubWmf(content: Buffer): Buffer | null {
  const scrubbed = Buffer.from(content);
  const start = scrubbed.readUInt32LE(0) === 0x9ac6cdd7 ? 22 : 0;
  for (let at = start + 18; at + 6 <= scrubbed.length;) {
    const end = at + 2 * scrubbed.readUInt32LE(at);
    if (end < at + 6 || end > scrubbed.length) return null;
    const type = scrubbed.readUInt16LE(at + 4);
    if (type === 0) return scrubbed.subarray(0, end);
    if (type === escape) scrubbed.fill(0, Math.min(at + 10, end), end);
    at = end;
  }
  return null;
}
