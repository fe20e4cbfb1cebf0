import { PackageParts } from './package-parts.js';
import { readOfficeText } from './office-text.js';
import { readXmlProperties } from './read-properties.js';
import type { KoreanParagraph, ReadMember } from './reading.js';
import type { TextCollector } from './text-collector.js';
import { resolved, xmlEvents } from './xml-events.js';
import { attributeOf } from './xml.js';
import { openZip } from './zip-archive.js';

const maxUnpackedMb = 512;

/** What an HWPX says of itself, what lies in it, and its paragraphs wherever they stand: in tables, notes, headers, text boxes, remarks. */
export async function readHwpx(bytes: Buffer, into: TextCollector, readMember: ReadMember): Promise<KoreanParagraph[]> {
  const parts = new PackageParts(await openZip(bytes, maxUnpackedMb));
  let paragraphs: KoreanParagraph[] = [];
  for (const name of parts.names) {
    if (into.isFull) break;
    if (/^Contents\/content\.hpf$/i.test(name)) readXmlProperties((await parts.xml(name)).replace(/<opf:(manifest|spine)[^]*/, ''), into);
    else if (/^Contents\/header\.xml$/i.test(name)) readAuthors(await parts.xml(name), into);
    else if (/^Contents\/[^/]+\.xml$/i.test(name)) paragraphs = paragraphs.concat(paragraphsOf(await parts.xml(name)));
    else if (/^Chart\//i.test(name)) readOfficeText(await parts.xml(name), { where: 'TEXT', page: null, label: name }, into);
    else if (/^BinData\//i.test(name)) await readMember(name, (await parts.content(name))!);
    else if (/^(DocHistory|Scripts)\//i.test(name)) into.add('PATH', name);
  }
  // What a file manager shows of it may be older than what it says.
  const shown = (await parts.content('Preview/PrvText.txt'))?.toString('utf8') ?? '';
  for (const line of shown.split(/[\r\n<>]+/)) paragraphs.push({ text: line, isHidden: true });
  return paragraphs;
}

/** Those who changed something while changes were tracked. */
function readAuthors(header: string, into: TextCollector): void {
  for (const event of xmlEvents(header)) {
    if (!('opens' in event) || event.opens.name !== 'trackChangeAuthor') continue;
    into.add('COMMENT', resolved(attributeOf(event.opens, 'name')), { label: 'trackChangeAuthor' });
  }
}

const blanks: Record<string, string> = { tab: '\t', lineBreak: '\n', nbSpace: ' ', fwSpace: ' ', hyphen: '-' };
const hiding = new Set(['memogroup', 'memo', 'hiddenComment', 'shapeComment', 'parameters']);

function paragraphsOf(xml: string): KoreanParagraph[] {
  const found: KoreanParagraph[] = [];
  const open: string[] = [];
  const written: { kept: string; deleted: string }[] = [];
  let hidden = 0;
  let isDeleted = false;
  for (const event of xmlEvents(xml)) {
    if ('opens' in event) {
      const { name } = event.opens;
      open.push(name);
      if (hiding.has(name)) hidden += 1;
      if (name === 'p') written.push({ kept: '', deleted: '' });
      if (name === 'deleteBegin') isDeleted = true;
      if (name === 'deleteEnd') isDeleted = false;
      if (name === 'textart') found.push({ text: resolved(attributeOf(event.opens, 'text')), isHidden: false });
      const paragraph = written.at(-1);
      if (paragraph) paragraph.kept += blanks[name] ?? '';
    } else if ('closes' in event) {
      open.pop();
      if (hiding.has(event.closes)) hidden -= 1;
      const paragraph = event.closes === 'p' ? written.pop() : undefined;
      if (paragraph) found.push({ text: paragraph.kept, isHidden: hidden > 0 }, { text: paragraph.deleted, isHidden: true });
    } else {
      const paragraph = written.at(-1);
      if (open.includes('t', -3) && paragraph) paragraph[isDeleted ? 'deleted' : 'kept'] += event.text;
      else found.push({ text: event.text, isHidden: hidden > 0 });
    }
  }
  return found;
}
