import type { Entry } from 'yauzl';

import { refusal, Refused } from '../../domain/refusal.js';
import { hwpxEdits } from './hwpx-edits.js';
import { neutralZip } from './neutral-zip.js';
import { scrubEmbedded } from './scrub-embedded.js';
import { attributeOf, rewriteXml, withAttribute, xmlText, type XmlEdits, type XmlTag } from './xml.js';
import { openZip, type ZipArchive } from './zip-archive.js';
import { isLockedHwpx } from './zip-kind.js';

/** It is taken apart in memory. */
const maxUnpackedMb = 256;
const maxTextBytes = 32 * 1024 * 1024;

/** What a document needs to open. Previews, scripts, histories, signatures, remarks and unknown parts are not among it. */
const neededPart =
  /^(mimetype|version\.xml|settings\.xml|META-INF\/(container\.xml|container\.rdf|manifest\.xml)|Contents\/(?!memo)[^/]+\.(xml|hpf)|(BinData|Chart)\/[^/]+)$/i;

/** Pictures and objects, as the word processor itself calls them; other programs keep the names their authors gave. */
const neutralBinary = /^BinData\/(image|bin|ole|part)[0-9a-f]*\.\w+$/i;

/** Where a part mentioned in the package lies after scrubbing; null when it is left out. */
type PlaceOf = (href: string) => string | null;

/**
 * An HWPX rebuilt from its content: no properties, previews or scripts, no remarks, and changes accepted. Pictures and objects of a format that cannot be cleaned are left out.
 */
export async function scrubHwpx(bytes: Buffer): Promise<Buffer> {
  const zip = await openZip(bytes, maxUnpackedMb);
  if (await isLockedHwpx(zip)) throw new Refused(refusal('FILE_ENCRYPTED'));
  const needed = zip.entries.filter((entry) => neededPart.test(entry.fileName)).toSorted(mimetypeFirst);
  const embedded = await cleanedBinaries(zip, needed);
  const kept = needed.filter(({ fileName }) => !isBinary(fileName) || embedded.has(fileName));
  const placeOf = placesOf(kept);
  const parts: [string, Buffer][] = [];
  for (const entry of kept) {
    const name = entry.fileName;
    const content = embedded.get(name) ?? scrubPart(name, await zip.contentOf(entry, maxTextBytes), placeOf);
    parts.push([placeOf(name) ?? name, content]);
  }
  return neutralZip(parts, new Set(['mimetype']));
}

/** Those that could be cleaned, by their names. */
async function cleanedBinaries(zip: ZipArchive, entries: Entry[]): Promise<Map<string, Buffer>> {
  const cleaned = new Map<string, Buffer>();
  for (const entry of entries) {
    if (!isBinary(entry.fileName)) continue;
    const content = await scrubEmbedded(await zip.contentOf(entry, entry.uncompressedSize));
    if (content) cleaned.set(entry.fileName, content);
  }
  return cleaned;
}

/** The format wants `mimetype` first. */
const mimetypeFirst = (a: Entry, b: Entry) => Number(b.fileName === 'mimetype') - Number(a.fileName === 'mimetype');

function placesOf(entries: Entry[]): PlaceOf {
  const places = new Map<string, string>();
  for (const [index, { fileName }] of entries.entries()) {
    const ending = /\.\w{1,5}$/.exec(fileName)?.[0] ?? '';
    places.set(fileName.toLowerCase(), isBinary(fileName) && !neutralBinary.test(fileName) ? `BinData/part${index}${ending}` : fileName);
  }
  return (href) => places.get(href.toLowerCase()) ?? (places.has(`contents/${href.toLowerCase()}`) ? href : null);
}

const isBinary = (name: string) => /^BinData\//i.test(name);

function scrubPart(name: string, content: Buffer, placeOf: PlaceOf): Buffer {
  if (name === 'mimetype') return content;
  const xml = xmlText(content);
  const edits = /\.hpf$/i.test(name) ? packageEdits(placeOf) : /^META-INF\//i.test(name) ? containerEdits(placeOf) : hwpxEdits(xml);
  return Buffer.from(rewriteXml(xml, name.toLowerCase() === 'settings.xml' ? onlyRoot() : edits));
}

/** The package: no properties, and no mention of parts that are left out or lie on the author's own disk. */
function packageEdits(placeOf: PlaceOf): XmlEdits {
  const leftOut = new Set<string>();
  return {
    element(tag) {
      if (tag.name === 'metadata') return { instead: emptyMetadata(tag) };
      if (tag.name === 'item') {
        const place = placeOf(attributeOf(tag, 'href'));
        if (place !== null) return withAttribute(tag, 'href', place).raw;
        leftOut.add(attributeOf(tag, 'id'));
        return { instead: '' };
      }
      return tag.name === 'itemref' && leftOut.has(attributeOf(tag, 'idref')) ? { instead: '' } : tag.raw;
    },
    text: (text) => text,
  };
}

function emptyMetadata({ raw }: XmlTag): string {
  const prefix = /^<([^\s:/>]+:)?/.exec(raw)?.[1] ?? '';
  return `<${prefix}metadata><${prefix}title/><${prefix}language>ko</${prefix}language></${prefix}metadata>`;
}

function containerEdits(placeOf: PlaceOf): XmlEdits {
  return {
    element(tag) {
      const names = tag.name === 'rootfile' || tag.name === 'file-entry';
      const path = attributeOf(tag, 'full-path');
      return names && path !== '/' && placeOf(path) === null ? { instead: '' } : tag.raw;
    },
    text: (text) => text,
  };
}

/** Where the cursor stood, which printer was used: none of it belongs to the content. */
function onlyRoot(): XmlEdits {
  let rootSeen = false;
  return {
    element(tag) {
      if (rootSeen) return { instead: '' };
      rootSeen = true;
      return tag.raw;
    },
    text: () => '',
  };
}
