import { refusal, Refused } from '../../domain/refusal.js';
import { neutralZip } from './neutral-zip.js';
import { officeEdits } from './office-edits.js';
import { hiddenStyles } from './office-hidden.js';
import { officeNames } from './office-names.js';
import { openOfficePackage, type OfficePackage, type Relation } from './office-package.js';
import { officeFormats, type OfficeKind, type PartKind, single } from './office-parts.js';
import { pictureKind, scrubPicture } from './scrub-embedded.js';
import { rewriteXml, withLetters, xmlText } from './xml.js';

/** A part that stays. */
interface KeptPart {
  kind: PartKind | 'picture';
  /** Its new name. */
  path: string;
  content: Buffer;
  relations: Relation[];
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const chartEx = 'http://schemas.microsoft.com/office/2014/relationships/chartEx';

/**
 * A document of Word, PowerPoint or Excel written anew from the parts that are needed to see it, under neutral names: what is not known
 * to be content does not come through. Comments, notes to slides, embedded files, links out of the document and macros are left out,
 * hidden text too, changes are accepted, pictures are cleaned.
 */
export async function scrubOffice(kind: OfficeKind, bytes: Buffer): Promise<Buffer> {
  const parts = await partsToKeep(kind, await openOfficePackage(bytes));
  const texts = new Map(
    [...parts.values()].filter(({ kind: of }) => of !== 'picture').map(({ path, content }) => [path, withLetters(xmlText(content))]),
  );
  const facts = { isWord: kind === 'DOCX', names: officeNames(texts), hiddenStyles: hiddenStyles(texts.get('word/styles.xml') ?? '') };
  const written: [string, Buffer][] = [];
  for (const part of parts.values()) {
    const relations = keptRelations(part, parts);
    if (relations.length > 0) written.push([relationsPath(part.path), Buffer.from(relationsXml(relations))]);
    const xml = texts.get(part.path);
    const ids = new Map(relations.map(({ before, id }) => [before, id]));
    const edited = xml === undefined ? part.content : Buffer.from(rewriteXml(xml, officeEdits(xml, { ...facts, relations: ids })));
    written.push([part.path, edited]);
  }
  const [main] = parts.values();
  const root = relationsXml([{ id: 'rId1', type: 'officeDocument', target: main!.path }]);
  return neutralZip([
    ['[Content_Types].xml', Buffer.from(contentTypes([...parts.values()]))],
    ['_rels/.rels', Buffer.from(root)],
    ...written,
  ]);
}

/** By their names before; the main part first. */
async function partsToKeep(kind: OfficeKind, document: OfficePackage): Promise<Map<string, KeptPart>> {
  const format = officeFormats[kind];
  const main = (await document.relationsOf('')).find(({ type }) => type === 'officeDocument')?.target;
  if (main === undefined) throw new Refused(refusal('FILE_DAMAGED'));
  const parts = new Map<string, KeptPart>();
  const counts = new Map<string, number>();
  const keep = async (target: string, of: PartKind | 'picture') => {
    const content = await document.contentOf(target);
    const picture = of === 'picture' ? scrubPicture(content) : null;
    if (of === 'picture' && !picture) return;
    const path = of === 'picture' ? 'media/image' : of.path;
    const number = (counts.get(path) ?? 0) + 1;
    counts.set(path, number);
    const name = `${format.folder}/${path}${single.has(path) && number === 1 ? '' : number}.${picture ? pictureKind(picture)!.ending : 'xml'}`;
    parts.set(target, { kind: of, path: name, content: picture ?? content, relations: picture ? [] : await document.relationsOf(target) });
  };
  await keep(main, format.main);
  // Parts that are found on the way are looked at in their turn.
  for (const { relations } of parts.values()) {
    for (const { type, target } of relations) {
      const of = format.parts[type];
      if (of && !parts.has(target)) await keep(target, of);
    }
  }
  return parts;
}

interface WrittenRelation {
  id: string;
  type: string;
  target: string;
}

function keptRelations({ relations }: KeptPart, parts: ReadonlyMap<string, KeptPart>): (WrittenRelation & { before: string })[] {
  return relations
    .flatMap(({ id, type, target }) => {
      const part = parts.get(target);
      return part ? [{ before: id, type, target: part.path }] : [];
    })
    .map((relation, index) => ({ ...relation, id: `rId${index + 1}` }));
}

function relationsPath(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash)}/_rels/${part.slice(slash + 1)}.rels`;
}

function relationsXml(relations: WrittenRelation[]): string {
  const each = relations.map(({ id, type, target }) => {
    const uri = type === 'chartEx' ? chartEx : `${officeDocument}/${type}`;
    return `<Relationship Id="${id}" Type="${uri}" Target="/${target}"/>`;
  });
  return `${xmlHead}<Relationships xmlns="${relationships}">${each.join('')}</Relationships>`;
}

function contentTypes(parts: KeptPart[]): string {
  const endings = new Map([
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
  ]);
  for (const { kind, content } of parts) {
    const picture = kind === 'picture' && pictureKind(content);
    if (picture) endings.set(picture.ending, picture.mediaType);
  }
  const each = [
    ...[...endings].map(([ending, type]) => `<Default Extension="${ending}" ContentType="${type}"/>`),
    ...parts.flatMap(({ kind, path }) => (kind === 'picture' ? [] : [`<Override PartName="/${path}" ContentType="${kind.contentType}"/>`])),
  ];
  return `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${each.join('')}</Types>`;
}
