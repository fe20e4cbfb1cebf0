import { PackageParts, type Relation } from './package-parts.js';
import { Pictures } from './preview-blocks.js';
import { htmlPage, note, pagesLeftOut } from './preview-html.js';
import { mostPages, type PreviewPage } from './preview-page.js';
import { escaped } from './xml-element.js';
import { attributeIn, allIn, childOf, elementsIn, prefixed, type XmlNode, xmlTree } from './xml-tree.js';
import { openZip } from './zip-archive.js';

const maxUnpackedMb = 512;

/** The slides of a presentation, one a page: their texts, tables and pictures in the order in which they are read out. */
export async function pagesOfPptx(content: Buffer): Promise<PreviewPage[]> {
  const parts = new PackageParts(await openZip(content, maxUnpackedMb));
  const main = (await parts.relationsOf('')).find(({ type }) => type === 'officeDocument')?.target ?? '';
  const targets = new Map((await parts.relationsOf(main)).map(({ id, target }) => [id, target]));
  const presentation = xmlTree(await parts.xml(main));
  const listed = presentation ? allIn(presentation, 'sldId').flatMap((slide) => targets.get(prefixed(slide, 'id')) ?? []) : [];
  const pictures = new Pictures();
  const pages: PreviewPage[] = [];
  let shown = 0;
  for (const name of listed) {
    if (pages.length >= mostPages) {
      shown += 1;
      continue;
    }
    const slide = xmlTree(await parts.xml(name));
    // Hidden slides are not presented.
    if (!slide || ['0', 'false'].includes(attributeIn(slide, 'show'))) continue;
    shown += 1;
    pages.push(await pageOf(slide, shown, pictures, parts, await parts.relationsOf(name)));
  }
  return shown > pages.length ? [...pages, pagesLeftOut(shown - pages.length)] : pages;
}

async function pageOf(
  slide: XmlNode,
  ordinal: number,
  pictures: Pictures,
  parts: PackageParts,
  relations: Relation[],
): Promise<PreviewPage> {
  const images = new Map<string, Buffer>();
  for (const { id, type, target, isExternal } of relations) {
    const content = type === 'image' && !isExternal ? await parts.content(target) : null;
    if (content) images.set(id, content);
  }
  const tree = allIn(slide, 'spTree')[0];
  const blocks = tree ? blocksOf(tree, (id) => (images.has(id) ? `<p>${pictures.html(images.get(id)!)}</p>` : '')) : [];
  const hasTitle = blocks.some(({ isTitle }) => isTitle);
  const ordered = [...blocks.filter(({ isTitle }) => isTitle), ...blocks.filter(({ isTitle }) => !isTitle)];
  const heading = hasTitle ? '' : `<h1>슬라이드 ${ordinal}</h1>`;
  return htmlPage(`슬라이드 ${ordinal}`, heading + ordered.map(({ html }) => html).join(''));
}

interface Block {
  isTitle: boolean;
  html: string;
}

function blocksOf(tree: XmlNode, image: (id: string) => string): Block[] {
  return elementsIn(tree).flatMap((node): Block[] => {
    switch (node.tag.name) {
      case 'sp':
      case 'cxnSp':
        return shape(node);
      case 'grpSp':
      case 'AlternateContent':
      case 'Choice':
        return blocksOf(node, image);
      case 'pic':
        return allIn(node, 'blip').map((blip) => ({ isTitle: false, html: image(prefixed(blip, 'embed')) }));
      case 'graphicFrame':
        return frame(node);
      default:
        return [];
    }
  });
}

/** Of every slide alike: whose slides they are and when they were shown. */
const furniture = new Set(['dt', 'ftr', 'hdr', 'sldNum']);

function shape(node: XmlNode): Block[] {
  const placeholder = allIn(node, 'ph')[0];
  const kind = attributeIn(placeholder, 'type');
  const hidden = allIn(node, 'cNvPr').some((properties) => ['1', 'true'].includes(attributeIn(properties, 'hidden')));
  const body = childOf(node, 'txBody');
  if (!body || hidden || furniture.has(kind)) return [];
  if (kind === 'title' || kind === 'ctrTitle') {
    const text = paragraphsOf(body)
      .map(textOf)
      .filter((line) => line !== '')
      .join('<br>');
    return text === '' ? [] : [{ isTitle: true, html: `<h1>${text}</h1>` }];
  }
  return [{ isTitle: false, html: paragraphs(body) }];
}

const paragraphsOf = (body: XmlNode): XmlNode[] => elementsIn(body).filter(({ tag }) => tag.name === 'p');

function paragraphs(body: XmlNode): string {
  return paragraphsOf(body)
    .map((paragraph) => ({ text: textOf(paragraph), level: Math.min(8, Number(attributeIn(childOf(paragraph, 'pPr'), 'lvl')) || 0) }))
    .filter(({ text }) => text !== '')
    .map(({ text, level }) => (level > 0 ? `<p style="margin-left:${level * 1.4}em">${text}</p>` : `<p>${text}</p>`))
    .join('');
}

const textOf = (paragraph: XmlNode): string =>
  elementsIn(paragraph)
    .map((node): string => {
      if (node.tag.name === 'br') return '<br>';
      if (node.tag.name === 't') return escaped(node.children.filter((child) => typeof child === 'string').join(''));
      return node.tag.name === 'pPr' || node.tag.name === 'rPr' ? '' : textOf(node);
    })
    .join('');

function frame(node: XmlNode): Block[] {
  const tables = allIn(node, 'tbl').map((each) => ({ isTitle: false, html: tableOf(each) }));
  return tables.length > 0 ? tables : [{ isTitle: false, html: noDrawing }];
}

function tableOf(node: XmlNode): string {
  const rows = elementsIn(node).filter(({ tag }) => tag.name === 'tr');
  const lines = rows.map((row, index) => {
    const cells = elementsIn(row)
      .filter(({ tag }) => tag.name === 'tc')
      .map((cell) => {
        const body = childOf(cell, 'txBody');
        const text = body ? paragraphsOf(body).map(textOf).join('<br>') : '';
        return index === 0 && text !== '' ? `<th scope="col">${text}</th>` : `<td>${text}</td>`;
      });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<div class="scroll"><table>${lines.join('')}</table></div>`;
}

const noDrawing = note(
  '도표와 도식은 미리보기에 나오지 않습니다. 내려받은 파일에서 보아 주세요.',
  'Charts and diagrams are not shown in this preview: please see the file itself.',
);
