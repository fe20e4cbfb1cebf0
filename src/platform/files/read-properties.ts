import type { TextPart } from '../../domain/document.js';
import { xmlEvents } from './xml-events.js';
import { attributeOf, type XmlTag } from './xml.js';

/** Every text of a small XML document that says something about a file, under the name of its element. Nothing for what is not XML. */
export function xmlProperties(xml: string): TextPart[] {
  const parts: TextPart[] = [];
  const open: XmlTag[] = [];
  try {
    for (const event of xmlEvents(xml)) {
      if ('opens' in event) {
        open.push(event.opens);
        parts.push(...attributesOf(event.opens));
      } else if ('closes' in event) {
        open.pop();
      } else if (event.text.trim() !== '') {
        parts.push({ where: 'PROPERTY', page: null, label: labelOf(open), text: event.text });
      }
    }
  } catch {
    // It ends in the middle of a tag: what stands before is told.
  }
  return parts;
}

/** RDF wraps values in lists, Office in types, and OPF writes `<meta name="creator">`: the name is that of what is around. */
function labelOf(open: readonly XmlTag[]): string | null {
  const wraps = /^(li|alt|bag|seq|description|lpwstr|lpstr|bstr|i\d|vector|variant)$/i;
  const tag = open.findLast(({ name }) => !wraps.test(name));
  if (!tag) return null;
  return attributeOf(tag, 'name') || (/^<([^\s/>]+)/.exec(tag.raw)?.[1] ?? null);
}

/** XMP writes short values as attributes of its descriptions. */
function attributesOf({ name, raw }: XmlTag): TextPart[] {
  if (name !== 'Description') return [];
  return [...raw.matchAll(/\s([\w.-]+:[\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)]
    .filter(([, label]) => !label!.startsWith('xmlns:') && label !== 'rdf:about')
    .map(([, label, double, single]): TextPart => ({ where: 'PROPERTY', page: null, label: label!, text: double ?? single ?? '' }));
}
