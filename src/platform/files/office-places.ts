import { UNWRAPPED, type XmlEdit } from './xml.js';

/** What becomes of elements whose fate is told by what follows, by the index behind their tags. */
export type EditsByPlace = Map<number, XmlEdit>;

const alternatives = /<(\/?)(?:[\w.-]+:)?(AlternateContent|Choice|Fallback)\b[^>]*>/g;

interface OpenAlternative {
  end: number;
  choices: { end: number; isKnown: boolean }[];
  fallbacks: number[];
}

/** Of several ways to draw the same, the first one whose vocabularies are known stays, or else the one for older programs alone. */
export function editsOfAlternatives(xml: string, isKnown: (prefix: string) => boolean): EditsByPlace {
  const edits: EditsByPlace = new Map();
  const open: OpenAlternative[] = [];
  for (const { 0: tag, 1: closing, 2: name, index } of xml.matchAll(alternatives)) {
    const end = index + tag.length;
    const last = open.at(-1);
    if (name === 'AlternateContent' && !closing) {
      open.push({ end, choices: [], fallbacks: [] });
    } else if (!last || (closing && name !== 'AlternateContent')) {
      continue;
    } else if (closing) {
      decide(last, edits);
      open.pop();
    } else if (name === 'Fallback') {
      last.fallbacks.push(end);
    } else {
      last.choices.push({ end, isKnown: requiredBy(tag).every(isKnown) });
    }
  }
  return edits;
}

const requiredBy = (choice: string) => (/\bRequires\s*=\s*["']([^"']*)/.exec(choice)?.[1] ?? '?').trim().split(/\s+/);

function decide({ end, choices, fallbacks }: OpenAlternative, edits: EditsByPlace): void {
  const chosen = choices.find((choice) => choice.isKnown);
  if (!chosen) edits.set(end, UNWRAPPED);
  for (const choice of choices) if (choice !== chosen) edits.set(choice.end, { instead: '' });
  for (const fallback of fallbacks) edits.set(fallback, chosen ? { instead: '' } : UNWRAPPED);
}

const frames = /<((?:[\w.-]+:)?graphicFrame)\b[\s\S]*?<\/\1\s*>/g;
const aroundObjects = /<(?:[\w.-]+:)?(graphicFrame|nvGraphicFramePr|xfrm|graphic|graphicData|oleObj|embed|link)\b[^>]*>/g;
const inObjectsFrame = new Set(['nvGraphicFramePr', 'xfrm', 'embed', 'link']);

/** On a slide, an object of another program becomes the picture that is shown of it. */
export function editsOfObjects(xml: string): EditsByPlace {
  const edits: EditsByPlace = new Map();
  for (const { 0: frame, index } of xml.matchAll(frames)) {
    if (!/<(?:[\w.-]+:)?oleObj\b/.test(frame)) continue;
    for (const { 0: tag, 1: name = '', index: within } of frame.matchAll(aroundObjects)) {
      // The picture has a frame of its own, in the vocabulary of drawings.
      if (name === 'xfrm' && tag.startsWith('<a:')) continue;
      edits.set(index + within + tag.length, inObjectsFrame.has(name) ? { instead: '' } : UNWRAPPED);
    }
  }
  return edits;
}
