import type { TextCollector } from './text-collector.js';
import { resolved, xmlEvents } from './xml-events.js';
import { attributeOf, type XmlTag } from './xml.js';

/** In remarks `text` holds runs, or the text itself. */
const paragraphs = new Set(['p', 'si', 'is', 'text']);
const texts = new Set(['t', 'text', 'delText', 'instrText', 'delInstrText']);
/** Elements that have their text bare: the names in charts, of those who remarked. */
const bare = new Set(['v', 'pt', 'author']);
const blanks: Record<string, string> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };

/** Pictures and shapes, and the lettering of watermarks: their attributes say something. */
const described = new Set(['docPr', 'cNvPr', 'textpath']);

export interface TextPlace {
  where: 'TEXT' | 'COMMENT' | 'PROPERTY';
  page: number | null;
  label: string | null;
}

/**
 * The paragraphs of a part of an Office document, those in tables, shapes and text boxes among them, in the order of their ends. What was deleted and is
 * still there, the describing texts of pictures, and who changed something and when stand apart.
 */
export function readOfficeText(xml: string, place: TextPlace, into: TextCollector): void {
  const { page } = place;
  const open: string[] = [];
  const written: { kept: string; deleted: string }[] = [];
  const authors = new Set<string>();
  let inFallback = 0;
  for (const event of xmlEvents(xml)) {
    if (into.isFull) break;
    if ('opens' in event) {
      const { name } = event.opens;
      open.push(name);
      if (name === 'Fallback') inFallback += 1;
      if (paragraphs.has(name)) written.push({ kept: '', deleted: '' });
      if (written.length > 0) written.at(-1)!.kept += blanks[name] ?? '';
      addAuthor(event.opens, authors);
      if (described.has(name)) describe(event.opens, page, into);
    } else if ('closes' in event) {
      open.pop();
      if (event.closes === 'Fallback') inFallback -= 1;
      const paragraph = paragraphs.has(event.closes) ? written.pop() : undefined;
      // The fallback says the same again, for older programs.
      if (!paragraph || inFallback > 0) continue;
      into.add(place.where, paragraph.kept, place);
      into.add('COMMENT', paragraph.deleted, { page, label: 'deleted' });
    } else {
      const name = open.at(-1) ?? '';
      const paragraph = written.at(-1);
      if (paragraph && texts.has(name)) paragraph[name.startsWith('del') ? 'deleted' : 'kept'] += event.text;
      else if (bare.has(name) && !open.includes('numCache')) into.add(name === 'author' ? 'COMMENT' : place.where, event.text, place);
    }
  }
  for (const author of authors) into.add('COMMENT', author, { page, label: place.label ?? 'author' });
}

function addAuthor(tag: XmlTag, authors: Set<string>): void {
  for (const name of ['author', 'displayName', 'userId']) {
    const author = attributeOf(tag, name);
    if (author !== '') authors.add(resolved(author));
  }
  // Those who may remark are listed in parts of their own.
  if (tag.name === 'cmAuthor' || tag.name === 'author') authors.add(resolved(attributeOf(tag, 'name')));
}

function describe(tag: XmlTag, page: number | null, into: TextCollector): void {
  for (const name of ['descr', 'title', 'string']) into.add('TEXT', resolved(attributeOf(tag, name)), { page, label: 'description' });
}
