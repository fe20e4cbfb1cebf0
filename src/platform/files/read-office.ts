import { posix } from 'node:path';
import { readOfficeText, type TextPlace } from './office-text.js';
import { PackageParts, type Relation } from './package-parts.js';
import { readXmlProperties } from './read-properties.js';
import { readQuoted, readSheet, sharedStrings } from './read-sheet.js';
import type { ReadMember } from './reading.js';
import type { TextCollector } from './text-collector.js';
import { resolved, xmlEvents } from './xml-events.js';
import { attributeOf } from './xml.js';
import { openZip } from './zip-archive.js';

const maxUnpackedMb = 512;

/** What lies on a slide or sheet, by the type of relation that leads there. */
const onPage = /^(notesSlide|chart|chartEx|diagramData|drawing|comments|threadedComment|chartUserShapes)$/;
const remarks = /comment|people|person|authors/i;
/** Forms of slides, which repeat what their makers wrote once, and the sample texts of the program. */
const forms = /slideMasters|slideLayouts|notesMasters|handoutMasters|glossary/;
/** Parts with nothing that anybody wrote, or that are read otherwise. */
const without =
  /(^|\/)_rels\/|\[Content_Types\]|theme|styles|settings|fontTable|numbering|calcChain|tableStyles|diagrams\/(layout|quickStyle|colors|drawing)/i;

/**
 * All text of a DOCX, PPTX or XLSX: slides and sheets in their order with their notes, shapes, charts and remarks, then everything else.
 * @returns how many pages it has: slides exactly, of a DOCX what its program counted; null for sheets.
 */
export async function readOffice(
  kind: 'DOCX' | 'PPTX' | 'XLSX',
  bytes: Buffer,
  into: TextCollector,
  readMember: ReadMember,
): Promise<number | null> {
  const parts = new PackageParts(await openZip(bytes, maxUnpackedMb));
  const main = (await parts.relationsOf('')).find(({ type }) => type === 'officeDocument')?.target ?? '';
  const office = new OfficeReader(parts, into, readMember);
  await office.readProperties();
  const pages = kind === 'DOCX' ? [] : await office.pagesOf(main);
  if (kind === 'XLSX') await office.readSharedStrings();
  for (const [index, { name, title }] of pages.entries()) await office.readPage(name, index + 1, title);
  if (kind === 'XLSX') await office.readQuoted(main);
  if (kind === 'DOCX') await office.readPart(main, null);
  await office.readRest();
  return kind === 'PPTX' ? pages.length : kind === 'DOCX' ? office.pagesByProperty : null;
}

class OfficeReader {
  /** As the program that saved it counted; null: it did not say. */
  pagesByProperty: number | null = null;
  private strings: string[] = [];
  private readonly done = new Set<string>();

  constructor(
    private readonly parts: PackageParts,
    private readonly into: TextCollector,
    private readonly readMember: ReadMember,
  ) {}

  async readProperties(): Promise<void> {
    for (const name of this.parts.names.filter((part) => /^(docProps|customXml)\/[^/]+\.xml$/i.test(part))) {
      const xml = await this.parts.xml(name);
      readXmlProperties(xml, this.into);
      const pages = name === 'docProps/app.xml' ? /<Pages>(\d{1,6})<\/Pages>/.exec(xml)?.[1] : undefined;
      if (pages !== undefined && Number(pages) > 0) this.pagesByProperty = Number(pages);
      this.done.add(name);
    }
  }

  /** Slides or sheets, in the order in which they are shown. */
  async pagesOf(main: string): Promise<{ name: string; title: string | null }[]> {
    const relations = new Map((await this.parts.relationsOf(main)).map((relation) => [relation.id, relation]));
    const pages: { name: string; title: string | null }[] = [];
    for (const event of xmlEvents(await this.parts.xml(main))) {
      if (!('opens' in event) || !/^(sldId|sheet)$/.test(event.opens.name)) continue;
      // A slide has an id of its own besides that of its relation, which has a prefix.
      const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(event.opens.raw)?.[1] ?? '';
      const name = relations.get(id)?.target;
      if (name) pages.push({ name, title: resolved(attributeOf(event.opens, 'name')) || null });
    }
    return pages;
  }

  async readSharedStrings(): Promise<void> {
    this.strings = sharedStrings(await this.parts.xml('xl/sharedStrings.xml'));
    this.done.add('xl/sharedStrings.xml');
  }

  async readQuoted(main: string): Promise<void> {
    for (const name of [main, 'xl/styles.xml']) readQuoted(await this.parts.xml(name), this.into);
  }

  /** A slide or sheet and what lies on it. */
  async readPage(name: string, page: number, title: string | null): Promise<void> {
    if (this.into.isFull || this.done.has(name)) return;
    this.done.add(name);
    const xml = await this.parts.xml(name);
    this.into.add('TEXT', title ?? '', { page, label: 'sheet' });
    if (title === null) readOfficeText(xml, { where: 'TEXT', page, label: null }, this.into);
    else readSheet(xml, this.strings, page, this.into);
    await this.readBelow(name, page);
  }

  async readPart(name: string, page: number | null): Promise<void> {
    if (this.into.isFull || this.done.has(name)) return;
    this.done.add(name);
    readOfficeText(await this.parts.xml(name), placeOf(name, page), this.into);
    await this.readBelow(name, page);
  }

  /** Headers, notes and whatever no page led to. */
  async readRest(): Promise<void> {
    for (const name of this.parts.names) {
      if (/\.xml$/i.test(name) && !without.test(name)) await this.readPart(name, null);
      else if (name.endsWith('.rels')) await this.readPaths(name);
      else if (/(^|\/)(media|embeddings)\//.test(name)) await this.readMember(name, (await this.parts.content(name))!);
    }
  }

  private async readBelow(name: string, page: number | null): Promise<void> {
    for (const { type, target } of inside(await this.parts.relationsOf(name))) if (onPage.test(type)) await this.readPart(target, page);
  }

  /** Links and linked files: addresses, and paths on the computer of whoever made them. */
  private async readPaths(name: string): Promise<void> {
    const owner = posix.join(posix.dirname(posix.dirname(name)), posix.basename(name, '.rels'));
    for (const { isExternal, target } of await this.parts.relationsOf(owner)) {
      if (isExternal) this.into.add('PATH', target, { label: owner });
    }
  }
}

const inside = (relations: readonly Relation[]): Relation[] => relations.filter(({ isExternal }) => !isExternal);

const placeOf = (name: string, page: number | null): TextPlace => ({
  where: remarks.test(name) ? 'COMMENT' : forms.test(name) ? 'PROPERTY' : 'TEXT',
  page,
  label: /^word\/document\d*\.xml$/.test(name) ? null : posix.basename(name),
});
