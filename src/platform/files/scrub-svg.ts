import { Refused } from '../../domain/refusal.js';
import { rewriteXml, xmlText, type XmlTag } from './xml.js';

/** Descriptions, scripts, and what drawing programs keep for themselves. */
const telling = new Set(['metadata', 'title', 'desc', 'script', 'RDF']);
const foreign = /^<(?!svg:)[^\s:/>]+:/;
const attributes = /\s+([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')/g;
const ours = /^(xmlns|xmlns:svg|xmlns:xlink|xml:space|xml:lang|(xlink:)?href|(?!data-|aria-|on)[^:]+)$/;
const inlinePicture = /^data:(image\/(?:png|jpeg|gif));base64,([\w+/=\s]*)$/;

/**
 * An SVG of its shapes and texts: no descriptions, editors' data, scripts and links, and pictures in it cleaned by `picture`, or left out.
 * Null for what is no SVG.
 */
export function scrubSvg(content: Buffer, picture: (content: Buffer) => Buffer | null): Buffer | null {
  try {
    const xml = xmlText(content);
    const isMentioned = mentionedIn(xml);
    const scrubbed = rewriteXml(xml, {
      element: (tag) => (telling.has(tag.name) || foreign.test(tag.raw) ? { instead: '' } : rewriteTag(tag, isMentioned, picture)),
      text: (text, within) => (within.name === 'style' ? text.replace(/\/\*[\s\S]*?\*\//g, '') : text),
    });
    return Buffer.from(scrubbed);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** Programs name shapes as their authors do; only the names that the drawing itself needs stay. */
function mentionedIn(xml: string): (id: string) => boolean {
  const ids = new Set([...xml.matchAll(/#([^\s"'()<>{},.:]+)/g)].map(([, id]) => id));
  return (id) => ids.has(id);
}

function rewriteTag({ raw }: XmlTag, isMentioned: (id: string) => boolean, picture: (content: Buffer) => Buffer | null): string {
  return raw.replace(attributes, (whole, name: string, quoted: string) => {
    const value = quoted.slice(1, -1);
    if (!ours.test(name) || (name === 'id' && !isMentioned(value))) return '';
    if (!name.endsWith('href') || value.startsWith('#')) return whole;
    const [, type, data] = inlinePicture.exec(value) ?? [];
    const cleaned = data === undefined ? null : picture(Buffer.from(data, 'base64'));
    return cleaned ? ` ${name}="data:${type};base64,${cleaned.toString('base64')}"` : '';
  });
}
