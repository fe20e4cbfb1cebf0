import type { EditsByPlace } from './office-places.js';
import { localName, tokensOf, attributeOf, type XmlTag } from './xml.js';
import { allIn, attributeIn, childOf, elementsIn, type XmlNode, xmlTree } from './xml-tree.js';

/** Marks of fields belong together, wherever some of them are hidden. */
const keptInHidden = new Set(['rPr', 'fldChar', 'instrText']);
const isOn = (value: string): boolean => !/^(?:0|false|off)$/.test(value);

/** Ids of the styles of Word whose text is hidden, by themselves or by the style that they are based on. */
export function hiddenStyles(styles: string): ReadonlySet<string> {
  const tree = styles === '' ? null : xmlTree(styles);
  const byId = new Map((tree ? allIn(tree, 'style') : []).map((style) => [attributeIn(style, 'styleId'), style]));
  const isHidden = (style: XmlNode | undefined, depth = 0): boolean => {
    if (!style || depth > 20) return false;
    const properties = childOf(style, 'rPr');
    const vanish = properties && elementsIn(properties).find(({ tag }) => tag.name === 'vanish');
    return vanish ? isOn(attributeIn(vanish, 'val')) : isHidden(byId.get(attributeIn(childOf(style, 'basedOn'), 'val')), depth + 1);
  };
  return new Set([...byId].filter(([, style]) => isHidden(style)).map(([id]) => id));
}

interface Frame {
  name: string;
  /** Of a run, a paragraph or a row. */
  isHidden: boolean;
}

/**
 * Leaves out what stands in hidden runs of Word, by the index behind the tags. Not what is hidden in web pages alone: these are the
 * numbers of pages in every table of contents.
 */
export function editsOfHidden(xml: string, styles: ReadonlySet<string>): EditsByPlace {
  const edits: EditsByPlace = new Map();
  if (styles.size === 0 && !/vanish|hidden/.test(xml)) return edits;
  const open: Frame[] = [];
  for (const [start, end] of tokensOf(xml)) {
    if (xml[start] !== '<' || xml[start + 1] === '!' || xml[start + 1] === '?') continue;
    if (xml[start + 1] === '/') {
      open.pop();
      continue;
    }
    const raw = xml.slice(start, end);
    const tag = { name: localName(raw), raw };
    const around = open.at(-1);
    if (around?.name === 'r' && around.isHidden && !keptInHidden.has(tag.name)) edits.set(end, { instead: '' });
    hide(tag, open, styles);
    if (!raw.endsWith('/>')) open.push({ name: tag.name, isHidden: inheriting.has(tag.name) && isInHidden(open) });
  }
  return edits;
}

const inheriting = new Set(['r', 'p', 'tc']);

/** Whether what begins stands in a paragraph, a cell or a row that is hidden. */
const isInHidden = (open: readonly Frame[]): boolean => open.findLast(({ name }) => ['p', 'tr', 'tc'].includes(name))?.isHidden ?? false;

/** What a property says of the run, paragraph or row that it belongs to. */
function hide(tag: XmlTag, open: Frame[], styles: ReadonlySet<string>): void {
  const [owner, properties] = [open.at(-2), open.at(-1)];
  if (!owner || !properties) return;
  const belongs = `${owner.name}/${properties.name}/${tag.name}`;
  const value = attributeOf(tag, 'val');
  if (belongs === 'r/rPr/vanish') owner.isHidden = isOn(value);
  else if (belongs === 'tr/trPr/hidden') owner.isHidden = isOn(value);
  else if ((belongs === 'r/rPr/rStyle' || belongs === 'p/pPr/pStyle') && styles.has(value)) owner.isHidden = true;
}
