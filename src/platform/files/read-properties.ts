import type { TextCollector } from './text-collector.js';
import { xmlEvents } from './xml-events.js';
import { attributeOf, type XmlTag } from './xml.js';

/** Every text of a small XML document that says something about a file, under the name of its element. Nothing for what is not XML. */
export function readXmlProperties(xml: string, into: TextCollector): void {
  const open: XmlTag[] = [];
  try {
    for (const event of xmlEvents(xml)) {
      if ('opens' in event) {
        open.push(event.opens);
        readAttributes(event.opens, into);
      } else if ('closes' in event) {
        open.pop();
      } else {
        into.add('PROPERTY', event.text, { label: labelOf(open) });
      }
    }
  } catch {
    // It ends in the middle of a tag: what stands before is told.
  }
}

/** RDF wraps values in lists, Office in types, and OPF writes `<meta name="creator">`: the name is that of what is around. */
function labelOf(open: readonly XmlTag[]): string | null {
  const wraps = /^(li|alt|bag|seq|description|lpwstr|lpstr|bstr|i\d|vector|variant)$/i;
  const tag = open.findLast(({ name }) => !wraps.test(name));
  return tag ? attributeOf(tag, 'name') || (/^<([^\s/>]+)/.exec(tag.raw)?.[1] ?? null) : null;
}

/** XMP writes short values as attributes of its descriptions. */
function readAttributes({ name, raw }: XmlTag, into: TextCollector): void {
  if (name !== 'Description') return;
  for (const [, label, double, single] of raw.matchAll(/\s([\w.-]+:[\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (!label!.startsWith('xmlns:') && label !== 'rdf:about') into.add('PROPERTY', double ?? single ?? '', { label: label! });
  }
}
