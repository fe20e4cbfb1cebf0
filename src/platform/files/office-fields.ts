const label = '(?:그림|표|식|수식|사진|Figure|Table|Equation|Chart)';
const switches = String.raw`(?:\s+\\[a-z*](?:\s+(?:MERGEFORMAT|ARABIC|roman|ROMAN|&quot;[\d-]*&quot;|"[\d-]*"))?)*`;

/** Fields that count and point within the document. The others tell of people, files and data elsewhere; what they last showed stays. */
const kept = [
  String.raw`(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|TOC)`,
  String.raw`(?:PAGEREF|REF|NOTEREF)\s+_(?:Toc|Ref)\d+`,
  String.raw`HYPERLINK\s+\\l\s+(?:"|&quot;)_(?:Toc|Ref)\d+(?:"|&quot;)`,
  String.raw`SEQ\s+${label}`,
].map((field) => new RegExp(`^\\s*${field}${switches}\\s*$`));

export const isKeptField = (instruction: string): boolean => kept.some((pattern) => pattern.test(instruction));

const pieces = /<(?:\w+:)?(?:fldChar\s[^>]*?fldCharType\s*=\s*["'](begin|separate|end)["'][^>]*>|instrText(?:\s[^>]*?)?(?:\/>|>([^<]*)<))/g;

interface OpenField {
  /** Where its marks and its instruction stand: behind their tags. */
  ends: number[];
  instruction: string;
}

/** Marks and instructions of fields that stay, by the index behind their tags; a field is spread over many of them. */
export function fieldsToKeep(xml: string): Set<number> {
  const keep = new Set<number>();
  const open: OpenField[] = [];
  for (const { 0: piece, 1: mark, 2: text = '', index } of xml.matchAll(pieces)) {
    const end = index + piece.indexOf('>') + 1;
    if (mark === 'begin') open.push({ ends: [], instruction: '' });
    const field = open.at(-1);
    if (!field) continue;
    field.ends.push(end);
    if (!mark) field.instruction += text;
    if (mark === 'end' && open.pop() && isKeptField(field.instruction)) for (const one of field.ends) keep.add(one);
  }
  return keep;
}
