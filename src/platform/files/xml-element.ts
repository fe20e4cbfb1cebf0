import { resolved } from './xml-events.js';
import type { XmlTag } from './xml.js';

const attributePattern = /\s([^\s=/>"'<]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The attributes of a tag by their names, prefixes and all, with entities resolved. The first one counts where a name stands twice. */
export function attributesOf({ raw }: XmlTag): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of raw.matchAll(attributePattern)) {
    if (!attributes.has(name!)) attributes.set(name!, resolved((double ?? single)!));
  }
  return attributes;
}

/** Whether a tag's name has a prefix, as those of other vocabularies within a document do. */
export const isPrefixed = ({ raw }: XmlTag): boolean => /^<[^\s/>]*:/.test(raw);

/** Text as it may stand in XML and HTML, between tags and in quoted values. Characters that XML does not allow are left out. */
export const escaped = (text: string): string =>
  text
    .replace(notXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const notXml =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
