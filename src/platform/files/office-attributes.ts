import type { OfficeNames } from './office-names.js';
import { drawingAttributes, emptiedAttributes, toldByAttribute } from './office-rules.js';
import type { Vocabularies } from './office-vocabularies.js';
import type { XmlTag } from './xml.js';

interface Element {
  /** With the short name of its vocabulary, e.g. `w:p`. */
  name: string;
  tag: XmlTag;
  within: string | null | undefined;
}

interface Surroundings {
  vocabularies: Vocabularies;
  relations: ReadonlyMap<string, string>;
  names: OfficeNames;
}

interface Attribute {
  /** The short name of its vocabulary; empty for that of its element. */
  vocabulary: string;
  local: string;
  value: string;
}

/** Null: leave it out. */
type Value = string | null;

const pattern = /\s+([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')/g;
const olderDrawings = new Set(['v', 'o', 'w10']);

/** The tag with those of its attributes that are about what is seen; and whether one led to a part that is left out. */
export function attributesOfElement(element: Element, surroundings: Surroundings): { tag: string; missesPart: boolean } {
  const { raw } = element.tag;
  if (!raw.includes('=')) return { tag: raw, missesPart: false };
  let missesPart = false;
  let written = /^<[^\s/>]+/.exec(raw)![0];
  for (const [, name = '', quoted = ''] of raw.matchAll(pattern)) {
    const value = valueOf(element, name, quoted.slice(1, -1), surroundings);
    if (value === missing) missesPart = true;
    else if (value !== null) written += ` ${name}="${value.replaceAll('"', '&quot;')}"`;
  }
  return { tag: `${written}${raw.endsWith('/>') ? '/>' : '>'}`, missesPart };
}

const missing = Symbol('leads to a part that is left out');

function valueOf(element: Element, written: string, value: string, surroundings: Surroundings): Value | typeof missing {
  const { vocabularies, relations } = surroundings;
  if (written === 'xmlns' || written.startsWith('xmlns:')) return vocabularies.declared(value);
  if (written.startsWith('xml:')) return written === 'xml:space' ? value : null;
  const colon = written.indexOf(':');
  const vocabulary = colon < 0 ? '' : vocabularies.ofPrefix(written.slice(0, colon));
  if (vocabulary === null) return null;
  const local = written.slice(colon + 1);
  if (vocabulary === 'r') return value === '' ? '' : (relations.get(value) ?? missing);
  if (vocabulary === 'mc') return namesOfKnown(value, vocabularies);
  return ownValue(element, { vocabulary, local, value }, surroundings.names);
}

/** `Ignorable` and its like list prefixes, which must be declared. */
const namesOfKnown = (prefixes: string, vocabularies: Vocabularies): Value => {
  const known = prefixes.split(/\s+/).filter((prefix) => vocabularies.ofPrefix(prefix) !== null);
  return known.length > 0 ? known.join(' ') : null;
};

function ownValue({ name, within }: Element, { vocabulary, local, value }: Attribute, names: OfficeNames): Value {
  const own = name.slice(0, name.indexOf(':'));
  if (olderDrawings.has(own)) return olderDrawings.has(vocabulary || own) ? drawingValue(name, local, value) : null;
  if (vocabulary !== '' && vocabulary !== own) return null;
  const at = `${name}@${local}`;
  if (toldByAttribute.has(local) || toldByAttribute.has(at)) return null;
  if (emptiedAttributes.has(at)) return '';
  if (/:(cNvPr|docPr)$/.test(name)) return local === 'id' || local === 'hidden' ? value : local === 'name' ? '' : null;
  const rule = rules[at] ?? (local === 'val' ? rules[`${within}>${at}`] : undefined);
  return rule ? rule(value, names) : value;
}

const style = (id: string, names: OfficeNames) => names.style(id);
const bookmark = (name: string, names: OfficeNames) => names.bookmark(name);
const name = (written: string, names: OfficeNames) => names.named(written);
const only = (allowed: RegExp) => (value: string) => (allowed.test(value) ? value : null);
const programsTableStyle = only(/^(?:Table|Pivot)Style(?:Light|Medium|Dark)\d+$/);

/** `element@attribute`, or `parent>element@attribute` where only the parent tells. */
const rules: Readonly<Record<string, (value: string, names: OfficeNames) => Value>> = {
  'w:style@styleId': style,
  'w:pStyle@val': style,
  'w:rStyle@val': style,
  'w:tblStyle@val': style,
  'w:basedOn@val': style,
  'w:next@val': style,
  'w:link@val': style,
  'w:numStyleLink@val': style,
  'w:styleLink@val': style,
  'w:style>w:name@val': (value, names) => names.styleName(value),
  'w:abstractNum>w:name@val': () => '',
  'w:bookmarkStart@name': bookmark,
  'w:hyperlink@anchor': bookmark,
  'a:fld@id': () => '{00000000-0000-0000-0000-000000000000}',
  'a:fld@type': only(/^(?:slidenum|datetime(?:\d*|Figure(?:Out)?))$/),
  'a:hlinkClick@action': only(/^ppaction:\/\/(?:hlinksldjump|noaction|hlinkshowjump\?jump=[a-z]+)$/),
  'a:hlinkHover@action': only(/^ppaction:\/\/(?:hlinksldjump|noaction|hlinkshowjump\?jump=[a-z]+)$/),
  'a:graphicData@uri': only(/^http:\/\/(?:schemas\.(?:openxmlformats|microsoft)\.(?:org|com)|purl\.oclc\.org)\/[\w/.-]+$/),
  'dgm:layoutDef@uniqueId': only(/^urn:microsoft\.com\/[\w/.#-]+$/),
  'dgm:styleDef@uniqueId': only(/^urn:microsoft\.com\/[\w/.#-]+$/),
  'dgm:colorsDef@uniqueId': only(/^urn:microsoft\.com\/[\w/.#-]+$/),
  'dgm:prSet@loTypeId': only(/^urn:microsoft\.com\/[\w/.#-]+$/),
  'dgm:prSet@qsTypeId': only(/^urn:microsoft\.com\/[\w/.#-]+$/),
  'dgm:prSet@csTypeId': only(/^urn:microsoft\.com\/[\w/.#-]+$/),
  'x:definedName@name': name,
  'x:table@name': name,
  'x:table@displayName': name,
  'x:cellStyle@name': (value, names) => names.cellStyleName(value),
  'x:tableStyleInfo@name': programsTableStyle,
  'x:tableStyles@defaultTableStyle': programsTableStyle,
  'x:tableStyles@defaultPivotStyle': programsTableStyle,
  'x:hyperlink@location': only(/^(?!.*(?:\[|\/\/|\\)).*$/u),
};

/** Ids are kept as the program gives them; what a person wrote about a shape is not. */
function drawingValue(name: string, local: string, value: string): Value {
  if (local === 'id') return /^_x0000_[a-z]\d+$/.test(value) ? value : null;
  if (local === 'type') return /^(?:#_x0000_t\d+|[a-z]+)$/i.test(value) ? value : null;
  if (name === 'v:textpath' && local === 'string') return value;
  return drawingAttributes.has(local.toLowerCase()) || /^(?:x|y|cx|cy|r)$/.test(local) ? value : null;
}
