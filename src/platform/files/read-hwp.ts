import { inflateRawSync } from 'node:zlib';
import { type CompoundEntry, openCompoundFile } from './compound-file.js';
import { hwpRecords, paragraphText } from './hwp-records.js';
import { readSummary } from './read-summary.js';
import type { KoreanParagraph, ReadMember } from './reading.js';
import type { TextCollector } from './text-collector.js';

const largestStream = 64 * 1024 * 1024;
const paragraph = 0x43;
const control = 0x47;
const equation = 0x58;
const textArt = 0x5a;
/** The identifiers of fields begin with `%`, and stand backwards. */
const field = 0x25;
/** Its text is encrypted by a key that lies beside it. */
const forDistribution = 1 << 2;

/**
 * What an HWP 5 says of itself, what lies in it, and its paragraphs wherever they stand: in tables, notes, headers, text boxes, remarks. Those of a
 * document for distribution are locked: null.
 */
export async function readHwp(bytes: Buffer, into: TextCollector, readMember: ReadMember): Promise<KoreanParagraph[] | null> {
  const source = { size: bytes.length, read: (start: number, length: number) => Promise.resolve(bytes.subarray(start, start + length)) };
  const file = await openCompoundFile(source);
  const properties = (await file.headOf('FileHeader'))?.readUInt32LE(36) ?? 0;
  const contentOf = async (entry: CompoundEntry, isPacked: boolean) => {
    const pieces = await file.piecesOf(entry);
    const content = Buffer.concat(pieces.map(([start, end]) => bytes.subarray(start, end)));
    return isPacked ? inflateRawSync(content, { maxOutputLength: largestStream, finishFlush: 2 }) : content;
  };
  const isPacked = (properties & 1) !== 0;
  let paragraphs: KoreanParagraph[] = [];
  for (const entry of file.entries.filter(({ kind }) => kind === 'stream')) {
    if (entry.name === '\u0005HwpSummaryInformation') readSummary(await contentOf(entry, false), into);
    else if (/^Section\d+$/.test(entry.name) && !(properties & forDistribution)) {
      paragraphs = paragraphs.concat(paragraphsOf(await contentOf(entry, isPacked)));
    } else if (/^BIN[0-9A-F]{4}\./i.test(entry.name)) {
      await readMember(entry.name, await contentOf(entry, isPacked).catch(() => contentOf(entry, false)));
    }
  }
  return properties & forDistribution ? null : paragraphs;
}

function paragraphsOf(stream: Buffer): KoreanParagraph[] {
  const paragraphs: KoreanParagraph[] = [];
  for (const { tag, content } of hwpRecords(stream)) {
    if (tag === paragraph) paragraphs.push({ text: paragraphText(content), isHidden: false });
    if (tag === equation) paragraphs.push({ text: textAt(content, 4), isHidden: false });
    if (tag === textArt) paragraphs.push({ text: textAt(content, 32), isHidden: false });
    // A field, with its command: where a link leads, what a form asks for.
    if (tag === control && content[3] === field) paragraphs.push({ text: textAt(content, 9), isHidden: true });
  }
  return paragraphs;
}

/** A text behind its length. */
const textAt = (content: Buffer, at: number): string =>
  at + 2 > content.length ? '' : content.toString('utf16le', at + 2, Math.min(content.length, at + 2 + content.readUInt16LE(at) * 2));
