/** One record of a stream of HWP 5: what it is, how deep it stands, and its content. */
export interface HwpRecord {
  tag: number;
  level: number;
  content: Buffer;
}

/** The records of an unpacked stream, as far as they go. */
export function* hwpRecords(stream: Buffer): Generator<HwpRecord> {
  for (let at = 0; at + 4 <= stream.length;) {
    const header = stream.readUInt32LE(at);
    let [start, size] = [at + 4, header >>> 20];
    // This size says that the true one follows.
    if (size === 0xfff) {
      if (start + 4 > stream.length) return;
      size = stream.readUInt32LE(start);
      start += 4;
    }
    yield { tag: header & 0x3ff, level: (header >>> 10) & 0x3ff, content: stream.subarray(start, Math.min(stream.length, start + size)) };
    at = start + size;
  }
}

/** Of the characters below the blank, these stand for themselves; the others begin something of eight characters. */
const single = new Set([0, 10, 13, 24, 25, 26, 27, 28, 29, 30, 31]);
const written: Record<number, string> = { 9: '\t', 10: '\n', 24: '-', 30: ' ', 31: ' ' };

/** The text of a paragraph, without what stands for pictures, tables and fields in it. */
export function paragraphText(content: Buffer): string {
  let text = '';
  let from = 0;
  for (let at = 0; at + 2 <= content.length;) {
    const character = content.readUInt16LE(at);
    const length = character >= 32 ? 2 : single.has(character) ? 2 : 16;
    if (character < 32) {
      text += content.toString('utf16le', from, at) + (written[character] ?? '');
      from = at + length;
    }
    at += length;
  }
  return text + content.toString('utf16le', Math.min(from, content.length));
}
