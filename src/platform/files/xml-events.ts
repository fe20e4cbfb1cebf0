import { localName, tokensOf, type XmlTag } from './xml.js';

/** Deeper than any document nests; a hostile one must not make every text carry a long list of where it stands. */
const deepest = 500;

export type XmlEvent = { opens: XmlTag } | { closes: string } | { text: string };

/** A document tag by tag, for reading. Entities are resolved; an empty element opens and closes. What was left open at the end is not minded. */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  const open: string[] = [];
  for (const [start, end] of tokensOf(xml)) {
    if (xml[start] !== '<') {
      yield { text: resolved(xml.slice(start, end)) };
    } else if (xml.startsWith('<![CDATA[', start)) {
      yield { text: xml.slice(start + 9, end - 3) };
    } else if (xml[start + 1] === '/') {
      const name = open.pop();
      if (name !== undefined) yield { closes: name };
    } else if (xml[start + 1] !== '!' && xml[start + 1] !== '?') {
      const tag = { raw: xml.slice(start, end), name: localName(xml.slice(start, Math.min(end, start + 200))) };
      yield { opens: tag };
      if (xml[end - 2] === '/') yield { closes: tag.name };
      else if (open.push(tag.name) > deepest) return;
    }
  }
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text with the entities that every XML has; those that a document makes itself are left as they stand, so that none can explode. */
export function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (raw, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? raw;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : raw;
  });
}
