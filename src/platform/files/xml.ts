import { refusal, Refused } from '../../domain/refusal.js';

export interface XmlTag {
  /** Without its prefix: documents choose their prefixes freely. */
  name: string;
  /** The tag as it stands in the text. */
  raw: string;
}

/** Where a tag stands: the element around it, and the index behind it in the text. */
export interface XmlPlace {
  within: XmlTag | undefined;
  end: number;
}

/** The content of an element without its tags. */
export const UNWRAPPED = Symbol('unwrapped');

/** The tag as it should stand, or what to put in the place of the element and everything in it. */
export type XmlEdit = string | { instead: string } | typeof UNWRAPPED;

export interface XmlEdits {
  element(tag: XmlTag, place: XmlPlace): XmlEdit;
  /** Text, still escaped, and the element it stands in. */
  text(text: string, within: XmlTag): string;
}

/** XML parts come in UTF-8, or in UTF-16 with a byte order mark. */
export function xmlText(content: Buffer): string {
  const mark = content.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(content);
}

const numbered = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi;

/** The same text with its letters written as themselves, as far as they mean nothing in XML: some programs write each by its number. */
export function withLetters(xml: string): string {
  return xml.replace(numbered, (reference, hexadecimal?: string, decimal?: string) => {
    const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    const letter = code > 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '&';
    return /["'&<>\x7f-\x9f]/.test(letter) ? reference : letter;
  });
}

/** Rewrites a document tag by tag; comments, processing instructions and the document type are left out. FILE_DAMAGED if it is not XML. */
export function rewriteXml(xml: string, edits: XmlEdits): string {
  let written = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  let copied = 0;
  const put = (text: string, start: number, end: number) => {
    written += xml.slice(copied, start) + text;
    copied = end;
  };
  const open: OpenElement[] = [];
  let leftOut: number | null = null;
  for (const [start, end] of tokensOf(xml)) {
    const raw = xml.slice(start, end);
    const edited = leftOut === null ? editOf(raw, { within: open.at(-1), end }, edits) : '';
    const isUnwrapped = edited === UNWRAPPED;
    if (edited !== raw) put(isUnwrapped ? '' : typeof edited === 'string' ? edited : edited.instead, start, end);
    if (raw[0] !== '<' || raw[1] === '!' || raw[1] === '?') continue;
    if (raw[1] === '/') {
      if (!open.pop()) throw damaged();
      if (leftOut === open.length) leftOut = null;
    } else if (!raw.endsWith('/>')) {
      if (typeof edited === 'object') leftOut = open.length;
      open.push({ name: localName(raw), raw, isUnwrapped });
    }
  }
  if (open.length > 0) throw damaged();
  put('', xml.length, xml.length);
  return written;
}

interface OpenElement extends XmlTag {
  isUnwrapped: boolean;
}

/** What becomes of one tag, of the text between two tags, or of anything else XML has. */
function editOf(raw: string, { within, end }: { within: OpenElement | undefined; end: number }, edits: XmlEdits): XmlEdit {
  if (raw[0] !== '<' || raw.startsWith('<![CDATA[')) return within ? edits.text(raw, within) : '';
  if (raw[1] === '!' || raw[1] === '?') return '';
  if (raw[1] === '/') return within?.isUnwrapped ? '' : raw;
  return edits.element({ name: localName(raw), raw }, { within, end });
}

const attributePattern = (name: string) => new RegExp(`(\\s(?:[\\w.-]+:)?${name}\\s*=\\s*)("[^"]*"|'[^']*')`);

/** The value of an attribute, still escaped; empty when the tag has none of this name. */
export function attributeOf({ raw }: XmlTag, name: string): string {
  return raw.includes(name) ? (attributePattern(name).exec(raw)?.[2]?.slice(1, -1) ?? '') : '';
}

/** The tag with another value in an attribute, if it has that attribute. */
export function withAttribute(tag: XmlTag, attribute: string, value: string): XmlTag {
  if (!tag.raw.includes(attribute)) return tag;
  return { name: tag.name, raw: tag.raw.replace(attributePattern(attribute), (_, start: string) => `${start}"${value}"`) };
}

/** Of a tag as it stands in the text, without its prefix. */
export const localName = (tag: string) => /^<(?:[^\s:/>]+:)?([^\s:/>]+)/.exec(tag)?.[1] ?? '';

export function* tokensOf(xml: string): Generator<[start: number, end: number]> {
  for (let at = 0; at < xml.length;) {
    const end = xml[at] === '<' ? endOfMarkup(xml, at) : xml.indexOf('<', at);
    const next = end < 0 ? xml.length : end;
    yield [at, next];
    at = next;
  }
}

function endOfMarkup(xml: string, start: number): number {
  if (xml[start + 1] === '!' || xml[start + 1] === '?') {
    for (const [opening, closing] of [
      ['<!--', '-->'],
      ['<![CDATA[', ']]>'],
      ['<?', '?>'],
    ] as const) {
      if (xml.startsWith(opening, start)) return after(xml, closing, start + opening.length);
    }
  }
  // A `>` inside a quoted value does not end the tag.
  for (let at = start; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === greater) return at + 1;
    if (code === doubleQuote || code === singleQuote) at = after(xml, xml[at]!, at + 1) - 1;
  }
  throw damaged();
}

const [greater, doubleQuote, singleQuote] = [0x3e, 0x22, 0x27];

function after(xml: string, closing: string, from: number): number {
  const at = xml.indexOf(closing, from);
  if (at < 0) throw damaged();
  return at + closing.length;
}

const damaged = () => new Refused(refusal('FILE_DAMAGED'));
