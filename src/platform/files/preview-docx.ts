import { PackageParts, type Relation } from './package-parts.js';
import { Blocks, Pictures } from './preview-blocks.js';
import { note } from './preview-html.js';
import type { PreviewPage } from './preview-page.js';
import { escaped } from './xml-element.js';
import { allIn, attributeIn, childOf, elementsIn, prefixed, type XmlNode, xmlTree } from './xml-tree.js';
import { openZip } from './zip-archive.js';

const maxUnpackedMb = 512;

/** A Word document as it reads: headings, paragraphs, lists, tables and pictures, in pages where Word began them. */
export async function pagesOfDocx(content: Buffer): Promise<PreviewPage[]> {
  const parts = new PackageParts(await openZip(content, maxUnpackedMb));
  const main = (await parts.relationsOf('')).find(({ type }) => type === 'officeDocument')?.target ?? '';
  const relations = await parts.relationsOf(main);
  const body = childOf(xmlTree(await parts.xml(main)), 'body');
  if (!body) return [];
  const levels = levelsOf(xmlTree(await parts.xml(partOf(relations, 'styles'))));
  const notes = notesOf(xmlTree(await parts.xml(partOf(relations, 'footnotes'))));
  const writer = new DocxWriter(levels, notes, await picturesOf(parts, relations));
  writer.write(elementsIn(body));
  return writer.ended();
}

const partOf = (relations: Relation[], type: string): string => relations.find((relation) => relation.type === type)?.target ?? '';

async function picturesOf(parts: PackageParts, relations: Relation[]): Promise<Map<string, Buffer>> {
  const pictures = new Map<string, Buffer>();
  for (const { id, type, target, isExternal } of relations) {
    const content = type === 'image' && !isExternal ? await parts.content(target) : null;
    if (content) pictures.set(id, content);
  }
  return pictures;
}

/** Which styles are headings, and of which level. */
function levelsOf(styles: XmlNode | null): Map<string, number> {
  const levels = new Map<string, number>();
  for (const style of styles ? elementsIn(styles) : []) {
    const outline = attributeIn(childOf(childOf(style, 'pPr'), 'outlineLvl'), 'val');
    const [, named] = /^(?:heading|제목) ?([1-6])$/i.exec(attributeIn(childOf(style, 'name'), 'val')) ?? [];
    const level = outline === '' ? Number(named ?? 0) : Number(outline) + 1;
    if (level >= 1 && level <= 6) levels.set(attributeIn(style, 'styleId'), level);
  }
  return levels;
}

function notesOf(footnotes: XmlNode | null): Map<string, XmlNode> {
  const notes = (footnotes ? elementsIn(footnotes) : []).filter((each) => attributeIn(each, 'type') === '');
  return new Map(notes.map((each) => [attributeIn(each, 'id'), each]));
}

/** What was deleted or moved away, remarks, codes of fields, and the second of two forms of the same. */
const notShown = new Set(['del', 'moveFrom', 'instrText', 'delText', 'Fallback', 'annotationRef', 'fldData']);
/** Their names, not what they look like, tell that something is drawn here. */
const drawings = new Set(['chart', 'relIds']);

class DocxWriter {
  private readonly blocks = new Blocks((page) => `문서 ${page}`);
  private readonly pictures = new Pictures();
  private footnotes: string[] = [];
  private noted = 0;
  private list: string[] = [];

  constructor(
    private readonly levels: ReadonlyMap<string, number>,
    private readonly notes: ReadonlyMap<string, XmlNode>,
    private readonly images: ReadonlyMap<string, Buffer>,
  ) {}

  write(nodes: XmlNode[]): void {
    for (const node of nodes) {
      if (node.tag.name === 'p') this.paragraph(node);
      else if (node.tag.name === 'tbl') this.block(this.table(node));
      else if (!notShown.has(node.tag.name)) this.write(elementsIn(node));
    }
  }

  ended(): PreviewPage[] {
    this.endPage();
    return this.blocks.ended();
  }

  private paragraph(node: XmlNode): void {
    const properties = childOf(node, 'pPr');
    if (childOf(properties, 'pageBreakBefore')) this.endPage();
    const pieces = this.pieces(node);
    for (const [index, { text, after }] of pieces.entries()) {
      if (index > 0) this.endPage();
      const level = this.levels.get(attributeIn(childOf(properties, 'pStyle'), 'val'));
      if (childOf(properties, 'numPr') && !level && text.trim() !== '') this.list.push(`<li>${text}</li>`);
      else if (text.trim() !== '') this.block(level ? `<h${level}>${text}</h${level}>` : `<p>${text}</p>`);
      for (const html of after) this.block(html);
    }
  }

  /** The text of a paragraph, in as many pieces as pages it lies on, and the blocks behind each: pictures, boxes. */
  private pieces(node: XmlNode): { text: string; after: string[] }[] {
    const pieces = [{ text: '', after: [] as string[] }];
    const walk = (nodes: XmlNode[]): void => {
      for (const each of nodes) {
        const { name } = each.tag;
        const piece = pieces.at(-1)!;
        if (notShown.has(name) || (name === 'r' && childOf(childOf(each, 'rPr'), 'vanish'))) continue;
        if (name === 't') piece.text += escaped(each.children.filter((child) => typeof child === 'string').join(''));
        else if (name === 'tab') piece.text += ' ';
        else if (name === 'noBreakHyphen') piece.text += '-';
        else if (name === 'lastRenderedPageBreak' || (name === 'br' && attributeIn(each, 'type') === 'page'))
          pieces.push({ text: '', after: [] });
        else if (name === 'br' || name === 'cr') piece.text += '<br>';
        else if (name === 'footnoteReference') piece.text += this.footnote(attributeIn(each, 'id'));
        else if (name === 'blip' || name === 'imagedata') piece.after.push(this.image(prefixed(each, name === 'blip' ? 'embed' : 'id')));
        else if (name === 'txbxContent') piece.after.push(this.inBox(each));
        else if (drawings.has(name)) piece.after.push(noDrawing);
        else if (name !== 'pPr' && name !== 'rPr') walk(elementsIn(each));
      }
    };
    walk(elementsIn(node));
    return pieces;
  }

  private image(id: string): string {
    const content = this.images.get(id);
    return content ? `<p>${this.pictures.html(content)}</p>` : '';
  }

  private footnote(id: string): string {
    const found = this.notes.get(id);
    if (!found) return '';
    this.noted += 1;
    this.footnotes.push(`<li value="${this.noted}">${this.inline(found)}</li>`);
    return `<sup>${this.noted}</sup>`;
  }

  /** Paragraphs in a cell, a box or a note. */
  private inline(node: XmlNode): string {
    const within = elementsIn(node).flatMap((each): string[] => {
      if (each.tag.name === 'tbl') return [this.table(each)];
      if (each.tag.name !== 'p') return notShown.has(each.tag.name) ? [] : [this.inline(each)];
      return this.pieces(each).map(({ text, after }) => text + after.join(''));
    });
    return within.filter((html) => html !== '').join('<br>');
  }

  private inBox(node: XmlNode): string {
    const text = this.inline(node);
    return text === '' ? '' : `<p>${text}</p>`;
  }

  private table(node: XmlNode): string {
    const rows = elementsIn(node)
      .filter(({ tag }) => tag.name === 'tr')
      .map(
        (row, index) =>
          `<tr>${elementsIn(row)
            .map((cell) => this.cell(cell, index === 0))
            .join('')}</tr>`,
      );
    return rows.length === 0 ? '' : `<div class="scroll"><table>${rows.join('')}</table></div>`;
  }

  private cell(node: XmlNode, isHead: boolean): string {
    if (node.tag.name !== 'tc')
      return node.tag.name === 'sdt'
        ? allIn(node, 'tc')
            .map((cell) => this.cell(cell, isHead))
            .join('')
        : '';
    const properties = childOf(node, 'tcPr');
    const merged = childOf(properties, 'vMerge');
    const span = Math.min(63, Number(attributeIn(childOf(properties, 'gridSpan'), 'val')) || 1);
    const text = merged && attributeIn(merged, 'val') !== 'restart' ? '' : this.inline(node);
    const wide = span > 1 ? ` colspan="${span}"` : '';
    return isHead && text !== '' ? `<th scope="col"${wide}>${text}</th>` : `<td${wide}>${text}</td>`;
  }

  private block(html: string): void {
    this.endList();
    if (html !== '') this.blocks.add(html);
  }

  private endList(): void {
    if (this.list.length > 0) this.blocks.add(`<ul>${this.list.join('')}</ul>`);
    this.list = [];
  }

  private endPage(): void {
    this.endList();
    if (this.footnotes.length > 0) this.blocks.add(`<hr><ol>${this.footnotes.join('')}</ol>`);
    this.footnotes = [];
    this.blocks.endPage();
  }
}

const noDrawing = note(
  '도표와 도식은 미리보기에 나오지 않습니다. 내려받은 파일에서 보아 주세요.',
  'Charts and diagrams are not shown in this preview: please see the file itself.',
);
