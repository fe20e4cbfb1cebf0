import { type HwpRecord, hwpRecords } from './hwp-records.js';

/** What a record becomes: its content, nothing (with what stands below it), or null for a document that cannot be made safe. */
type Edit = Buffer | 'LEFT_OUT' | null;

const tags = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
/** What the document's tables are made of: fonts, borders, shapes of letters and paragraphs, numbering, styles, compatibility. */
const ofDocument = new Set([...tags(0x10, 0x1a), 0x1e, 0x1f, 0x5c, 0x5e]);
/** Paragraphs, lists, pages, notes, shapes, tables, pictures, equations, art of letters, memos. */
const ofSections = new Set([...tags(0x42, 0x56), 0x58, 0x5a, 0x5c, 0x5d]);

const binData = 0x12;
const style = 0x1a;
const trackedChange = 0x60;
const control = 0x47;
/** Forms, charts and films: their content is a program's own. */
const opaque = new Set([0x5b, 0x5f, 0x62]);

/** The table of a document, edited; null when changes are tracked in it, because then the text has what was deleted. */
export function scrubDocumentTable(stream: Buffer): Buffer | null {
  let styles = 0;
  return edited(stream, ({ tag, content }) => {
    if (tag === trackedChange) return null;
    if (!ofDocument.has(tag)) return 'LEFT_OUT';
    if (tag === binData) return withoutLinks(content);
    return tag === style ? withNeutralName(content, ++styles) : content;
  });
}

/** A section, edited; null when something in it cannot be looked through. */
export const scrubSection = (stream: Buffer): Buffer | null =>
  edited(stream, ({ tag, content }) => {
    if (opaque.has(tag)) return null;
    if (!ofSections.has(tag)) return 'LEFT_OUT';
    return tag === control ? scrubControl(content) : content;
  });

function edited(stream: Buffer, edit: (record: HwpRecord) => Edit): Buffer | null {
  const written: Buffer[] = [];
  let leftOut = Infinity;
  for (const record of hwpRecords(stream)) {
    if (record.level > leftOut) continue;
    leftOut = Infinity;
    const content = edit(record);
    if (content === null) return null;
    if (content === 'LEFT_OUT') leftOut = record.level;
    else written.push(recordHead(record, content.length), content);
  }
  return Buffer.concat(written);
}

function recordHead({ tag, level }: HwpRecord, size: number): Buffer {
  const isLong = size >= 0xfff;
  const head = Buffer.alloc(isLong ? 8 : 4);
  head.writeUInt32LE((tag | (level << 10) | ((isLong ? 0xfff : size) << 20)) >>> 0, 0);
  if (isLong) head.writeUInt32LE(size, 4);
  return head;
}

/** A picture in a file of its own is named by two paths; one inside by its number. */
function withoutLinks(content: Buffer): Buffer {
  const isLink = (content[0]! & 0xf) === 0;
  return isLink ? Buffer.concat([content.subarray(0, 2), Buffer.alloc(4)]) : content;
}

const builtIn = /^(?:바탕글|본문|개요 \d+|쪽 번호|머리말|꼬리말|각주|미주|메모|캡션|차례 제목|차례 \d+|표|그림)$/;

/** Two names, in Korean and in English, and the rest. */
function withNeutralName(content: Buffer, number: number): Buffer {
  const [name, afterName] = textAt(content, 0);
  const [, rest] = textAt(content, afterName);
  const neutral = builtIn.test(name) ? name : `스타일 ${number}`;
  return Buffer.concat([written(neutral), written(''), content.subarray(rest)]);
}

function textAt(content: Buffer, at: number): [text: string, end: number] {
  if (at + 2 > content.length) return ['', content.length];
  const end = Math.min(content.length, at + 2 + 2 * content.readUInt16LE(at));
  return [content.toString('utf16le', at + 2, end), end];
}

function written(text: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16LE(text.length);
  return Buffer.concat([length, Buffer.from(text, 'utf16le')]);
}

const commandAt = 9;
const descriptionAt = 44;
const objects = new Set(['gso ', 'tbl ', 'eqed']);

/** Fields keep what they last showed, and objects how they look; commands and descriptions name files, people and links. */
function scrubControl(content: Buffer): Buffer {
  const kind = Buffer.from(content.subarray(0, 4).toReversed()).toString('latin1');
  if (kind.startsWith('%')) return withText(content, commandAt, commandOf(kind, textAt(content, commandAt)[0]));
  return objects.has(kind) ? withText(content, descriptionAt, '') : content;
}

function withText(content: Buffer, at: number, text: string): Buffer {
  if (content.length < at + 2) return content;
  const [, end] = textAt(content, at);
  return Buffer.concat([content.subarray(0, at), written(text), content.subarray(end)]);
}

/** Computed values and dates need theirs; a memo names its author: MEMO/shape/number/time/time/author/\;; */
function commandOf(kind: string, command: string): string {
  if (command.startsWith('MEMO/')) return [...command.split('/').slice(0, 3), '0', '0', '-', '\\;;'].join('/');
  return kind === '%fmu' || kind === '%dte' ? command : '';
}
