import type { Entry } from 'yauzl';

import { refusal, Refused } from '../../domain/refusal.js';
import { neutralZip } from './neutral-zip.js';
import { scrubEmbedded } from './scrub-embedded.js';
import { attributeOf, rewriteXml, withAttribute, xmlText, type XmlEdits, type XmlTag } from './xml.js';
import { openZip, type ZipArchive } from './zip-archive.js';
import { isLockedHwpx } from './zip-kind.js';

/** It is taken apart in memory. */
const maxUnpackedMb = 256;
const maxTextBytes = 32 * 1024 * 1024;

/** Written where a program expects some name of an author. */
const anonymous = '-';

/** What a document needs to open. Previews, scripts, histories, signatures and unknown parts are not among it. */
const neededPart =
  /^(mimetype|version\.xml|settings\.xml|META-INF\/(container\.xml|container\.rdf|manifest\.xml)|Contents\/[^/]+\.(xml|hpf)|(BinData|Chart)\/[^/]+)$/i;

/** Pictures and objects, as the word processor itself calls them; other programs keep the names their authors gave. */
const neutralBinary = /^BinData\/(image|bin|ole|part)[0-9a-f]*\.\w+$/i;

/** Where a part mentioned in the package lies after scrubbing; null when it is left out. */
type PlaceOf = (href: string) => string | null;

/**
 * An HWPX rebuilt from its content: no properties, previews or scripts, and no names of those who changed it or wrote notes in it.
 * Pictures and objects of a format that cannot be cleaned are left out.
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
  const edits = /\.hpf$/i.test(name) ? packageEdits(placeOf) : /^META-INF\//i.test(name) ? containerEdits(placeOf) : contentEdits;
  return Buffer.from(rewriteXml(xmlText(content), name.toLowerCase() === 'settings.xml' ? onlyRoot() : edits));
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

const contentEdits: XmlEdits = {
  element(tag) {
    const nameless = tag.name === 'trackChangeAuthor' ? withAttribute(tag, 'name', anonymous) : tag;
    // The document this one was split from, by its path on the author's disk.
    const pathless = nameless.name === 'linkinfo' ? withAttribute(nameless, 'path', '') : nameless;
    if (pathless.name === 'style') return withNeutralName(pathless).raw;
    // What people call their fields and bookmarks is seen by nobody.
    if (pathless.name === 'fieldBegin' || pathless.name === 'bookmark') return withAttribute(pathless, 'name', '').raw;
    return withAttribute(pathless, 'author', anonymous).raw;
  },
  text(text, within) {
    if (within.name === 'shapeComment') return withoutPictureNames(text);
    // A chart may name the workbook that it was drawn from.
    if (within.name === 'f' && text.includes('[')) return '';
    if (within.name !== 'stringParam') return text;
    const parameter = attributeOf(within, 'name').toLowerCase();
    if (parameter === 'author') return anonymous;
    if (parameter === 'path') return '';
    if (parameter !== 'command') return text;
    return text.startsWith('MEMO/') ? memoCommand(text) : leadsOut.test(text) ? '' : text;
  },
};

/** Commands of links have addresses and paths, in which colons are escaped. */
const leadsOut = /\\:|:\/\/|@|\\\\/;

const usualStyle = /^(?:바탕글|본문|개요 \d+|쪽 번호|머리말|꼬리말|각주|미주|메모|캡션|차례 제목|차례 \d+|표|그림)$/;

/** Styles of the word processor keep their Korean name; what people called their own becomes a number. */
function withNeutralName(tag: XmlTag): XmlTag {
  const name = attributeOf(tag, 'name');
  const neutral = usualStyle.test(name) ? name : `스타일 ${attributeOf(tag, 'id')}`;
  return withAttribute(withAttribute(tag, 'name', neutral), 'engName', '');
}

/** A note's command repeats its author: MEMO/shape/number/time/time/author/\;; */
const memoCommand = (command: string) => [...command.split('/').slice(0, 5), anonymous, '\\;;'].join('/');

/** The word processor describes an inserted picture by the name of its file. */
const withoutPictureNames = (description: string) => description.replace(/원본 그림의 이름\s*:(?:(?!&#(?:10|13|x0?[aAdD]);)[^\r\n])*/g, '');
