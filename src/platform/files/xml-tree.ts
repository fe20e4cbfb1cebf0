import { resolved, xmlEvents } from './xml-events.js';
import { attributeOf, type XmlTag } from './xml.js';

/** An element with what stands in it. */
export interface XmlNode {
  tag: XmlTag;
  children: (XmlNode | string)[];
}

/** A whole part at once, for those that are read back and forth; its root, or null for an empty one. */
export function xmlTree(xml: string): XmlNode | null {
  const document: XmlNode = { tag: { name: '', raw: '' }, children: [] };
  const open = [document];
  for (const event of xmlEvents(xml)) {
    if ('opens' in event) {
      const node: XmlNode = { tag: event.opens, children: [] };
      open.at(-1)!.children.push(node);
      open.push(node);
    } else if ('closes' in event) open.pop();
    else open.at(-1)!.children.push(event.text);
  }
  return document.children.find(isNode) ?? null;
}

const isNode = (child: XmlNode | string): child is XmlNode => typeof child !== 'string';

/** The elements right in it. */
export const elementsIn = (node: XmlNode): XmlNode[] => node.children.filter(isNode);

/** The first element of a name right in it. */
export const childOf = (node: XmlNode | null | undefined, name: string): XmlNode | null =>
  (node && elementsIn(node).find(({ tag }) => tag.name === name)) ?? null;

/** An attribute whatever its prefix, with entities resolved; empty for none. */
export const attributeIn = (node: XmlNode | null | undefined, name: string): string => (node ? resolved(attributeOf(node.tag, name)) : '');

/** An attribute under its prefix, such as `r:embed`; empty for none. */
export function prefixed(node: XmlNode, name: string): string {
  return resolved(new RegExp(`\\s[\\w.-]+:${name}\\s*=\\s*["']([^"']*)["']`).exec(node.tag.raw)?.[1] ?? '');
}

/** All elements of a name anywhere in it. */
export function allIn(node: XmlNode, name: string): XmlNode[] {
  return elementsIn(node).flatMap((child) => (child.tag.name === name ? [child] : allIn(child, name)));
}
