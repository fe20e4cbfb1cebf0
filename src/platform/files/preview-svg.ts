import { refusal, Refused } from '../../domain/refusal.js';
import { scrubPicture } from './scrub-embedded.js';
import { attributesOf, escaped, isPrefixed } from './xml-element.js';
import { xmlEvents } from './xml-events.js';
import type { XmlTag } from './xml.js';

const shapes = new Set(
  (
    'svg g defs clipPath mask rect path line polyline polygon circle ellipse text tspan image marker pattern linearGradient radialGradient ' +
    'stop'
  ).split(' '),
);
/** What shapes look like and where. Everything else is left out, so also whatever acts, loads or tells. */
const looks = new Set(
  (
    'x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy width height viewBox preserveAspectRatio d points transform transform-origin fill fill-opacity ' +
    'fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit ' +
    'opacity clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits marker-start marker-mid marker-end markerWidth markerHeight ' +
    'markerUnits refX refY orient patternUnits patternContentUnits patternTransform gradientUnits gradientTransform spreadMethod offset ' +
    'stop-color stop-opacity font-size font-weight font-style text-anchor text-decoration textLength lengthAdjust letter-spacing ' +
    'word-spacing dominant-baseline baseline-shift writing-mode rotate overflow visibility display xml:space image-rendering'
  ).split(' '),
);
/** Which faces a document may ask for: the name of another one could say anything. */
const faces =
  /^(함초롬(바탕|돋움)|맑은 고딕|새?(바탕|돋움|굴림|궁서)체?|나눔(고딕|명조|바른고딕|스퀘어)|HY(견고딕|중고딕|헤드라인M|신명조|견명조)|휴먼(명조|고딕)|Malgun Gothic|Batang|Dotum|Gulim|Gungsuh|Noto (Sans|Serif) KR|Arial|Times New Roman|Courier New|Calibri|Cambria)$/;
const isSerif = (face: string): boolean => /바탕|명조|궁서|Batang|Gungsuh|Serif|Times|Cambria/.test(face);
/** Nanum Gothic and Noto are what Linux has, the others come with Windows and macOS. */
const fallbacks = {
  serif: `'Noto Serif KR','Noto Serif CJK KR','Nanum Myeongjo',AppleMyungjo,Batang,serif`,
  sans: `'Noto Sans KR','Noto Sans CJK KR','Malgun Gothic','Apple SD Gothic Neo','Nanum Gothic',sans-serif`,
};

const inlinePicture = /^data:(image\/(?:png|jpeg|gif|bmp|svg\+xml));base64,([\w+/=\s]*)$/;
const ownReference = /^url\(#([^\s"'()<>\\]+)\)$/;
/** No quotes, colons, slashes and escapes, so nothing that could become an address; and no functions but those that move and colour things. */
const plainCharacters = /^[\w\s#%.,+()-]*$/;
const functions = new Set('matrix translate scale rotate skewX skewY rgb rgba hsl hsla'.split(' '));
const isPlain = (value: string): boolean =>
  plainCharacters.test(value) && [...value.matchAll(/([\w-]*)\s*\(/g)].every(([, name]) => functions.has(name!));

/**
 * A drawing as pages may hold it: shapes, text and cleaned pictures, written anew by a list of what may be there. No scripts, links, styles,
 * foreign elements, descriptions and names. Refuses with FILE_DAMAGED what is no XML.
 */
export const inertSvg = (xml: string): string => redrawn(xml, true);

function redrawn(xml: string, mayNest: boolean): string {
  const names = new Names();
  const written: string[] = [];
  const open: boolean[] = [];
  let leftOut = 0;
  let within = '';
  for (const event of xmlEvents(xml)) {
    if ('text' in event) {
      if (leftOut === 0 && (within === 'text' || within === 'tspan')) written.push(escaped(event.text));
    } else if ('opens' in event) {
      const { name } = event.opens;
      open.push(leftOut === 0 && shapes.has(name) && !isPrefixed(event.opens));
      if (open.at(-1)) written.push(`<${name}${written.length === 0 ? root : ''}${attributes(event.opens, names, mayNest)}>`);
      else leftOut += 1;
      within = name;
    } else {
      if (open.pop()) written.push(`</${event.closes}>`);
      else leftOut -= 1;
      within = event.closes === 'tspan' ? 'text' : '';
    }
  }
  const [first, ...rest] = written;
  if (open.length > 0 || !first?.startsWith('<svg ')) throw new Refused(refusal('FILE_DAMAGED'));
  return [first, names.style(), ...rest].join('');
}

const root = ' xmlns="http://www.w3.org/2000/svg"';

/** Names within a drawing, given anew: those in the document could be anything. */
class Names {
  private readonly ids = new Map<string, string>();
  private readonly families = new Map<string, string>();

  id(of: string): string {
    return given(this.ids, of, 'n');
  }

  /** A class for a list of faces, which would else stand at each letter. */
  family(of: string): string {
    return given(this.families, of, 'f');
  }

  style(): string {
    const rules = [...this.families].map(([family, name]) => `.${name}{font-family:${family}}`);
    return rules.length > 0 ? `<style>${rules.join('')}</style>` : '';
  }
}

function given(names: Map<string, string>, of: string, letter: string): string {
  if (!names.has(of)) names.set(of, `${letter}${names.size + 1}`);
  return names.get(of)!;
}

function attributes(tag: XmlTag, names: Names, mayNest: boolean): string {
  const all = attributesOf(tag);
  return [...all]
    .filter(([name]) => name !== 'xlink:href' || !all.has('href'))
    .flatMap(([name, value]) => safeAttribute(tag.name, name, value, names, mayNest) ?? [])
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

/** Null for what may not be there. */
function safeAttribute(element: string, name: string, value: string, names: Names, mayNest: boolean): [[string, string]] | null {
  if (name === 'id') return [['id', names.id(value)]];
  if (name === 'font-family') return [['class', names.family(knownFaces(value))]];
  if (name === 'href' || name === 'xlink:href') {
    const cleaned = element === 'image' ? cleanPicture(value, mayNest) : null;
    return cleaned === null ? null : [['href', cleaned]];
  }
  if (!looks.has(name)) return null;
  const [, id] = ownReference.exec(value) ?? [];
  if (id !== undefined) return [[name, `url(#${names.id(id)})`]];
  return isPlain(value) ? [[name, value]] : null;
}

function cleanPicture(value: string, mayNest: boolean): string | null {
  const [, type, data] = inlinePicture.exec(value) ?? [];
  if (type === undefined || data === undefined) return null;
  const content = Buffer.from(data, 'base64');
  const cleaned = type !== 'image/svg+xml' ? scrubPicture(content) : mayNest ? Buffer.from(redrawn(content.toString('utf8'), false)) : null;
  return cleaned && `data:${type};base64,${cleaned.toString('base64')}`;
}

function knownFaces(value: string): string {
  const wanted = value.split(',')[0]!.replaceAll(/["']/g, '').trim();
  const fallback = isSerif(wanted) ? fallbacks.serif : fallbacks.sans;
  return faces.test(wanted) ? `'${wanted}',${fallback}` : fallback;
}
