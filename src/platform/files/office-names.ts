/** Names by which the parts of an Office document call each other, where people may have chosen them. */
export interface OfficeNames {
  style(id: string): string;
  /** What a style is called where people choose it. */
  styleName(name: string): string;
  /** The same in a workbook; readers of tables want one for each. */
  cellStyleName(name: string): string;
  bookmark(name: string): string;
  /** Names of tables and of cells, in what a formula says. */
  inFormula(formula: string): string;
  named(name: string): string;
}

/** Escaped text of XML parts, by the names of the parts. */
type Texts = ReadonlyMap<string, string>;

const builtInStyle =
  /^(normal( \(web\)| table| indent)?|no (list|spacing)|default paragraph font|heading \d|toc (\d|heading)|index( \d| heading)|title|subtitle|caption|header|footer|(foot|end)note (text|reference)|annotation .*|balloon text|page number|line number|hyperlink|followedhyperlink|strong|emphasis|(subtle|intense) (emphasis|reference|quote)|book title|quote|list( paragraph| \d)?|list (bullet|number|continue)( \d)?|body text.{0,20}|plain text|block text|date|signature|salutation|closing|document map|macro|html .{1,20}|table (of (figures|authorities)|grid|normal|theme|contemporary|elegant|professional|\w+ \d)|table grid light|plain table \d|(light|medium|dark|colorful) (shading|list|grid)( \d)?( accent \d)?|(grid|list) table \d( light| dark| colorful)?( accent \d)?)$/i;
const usualCellStyle =
  /^(?:Normal|표준|Comma(?: \[0\])?|쉼표(?: \[0\])?|Percent|백분율|Currency(?: \[0\])?|통화(?: \[0\])?|Hyperlink|하이퍼링크)$/;
const programsBookmark = /^_(Toc|Ref|Hlk|GoBack)\d*$/;

/** Gives neutral names to what people may have named; the programs' own names stay. */
export function officeNames(texts: Texts): OfficeNames {
  const styles = new Map<string, string>();
  const named = new Map<string, string>();
  for (const [part, text] of texts) {
    if (part === 'word/styles.xml') for (const id of ownStyles(text)) styles.set(id, `Style${styles.size + 1}`);
    if (part === 'xl/workbook.xml') addNames(named, text, /<(?:\w+:)?definedName\s[^>]*?\bname\s*=\s*["']([^"']*)/g, 'name');
    if (part.startsWith('xl/tables/')) addNames(named, text, /<(?:\w+:)?table\s[^>]*?\b(?:displayName|name)\s*=\s*["']([^"']*)/g, 'Table');
  }
  const [bookmarks, styleNames, cellStyleNames] = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()];
  return {
    style: (id) => styles.get(id) ?? id,
    styleName: (name) => (builtInStyle.test(name) ? name : neutral(styleNames, name, 'Style ')),
    cellStyleName: (name) => (usualCellStyle.test(name) ? name : neutral(cellStyleNames, name, 'Style ')),
    bookmark: (name) => (programsBookmark.test(name) ? name : neutral(bookmarks, name, 'bookmark')),
    inFormula: (formula) =>
      named.size === 0 ? formula : formula.replace(formulaTokens, (token) => named.get(token.toLowerCase()) ?? token),
    named: (name) => named.get(name.toLowerCase()) ?? name,
  };
}

/** The same neutral name for the same name. */
function neutral(given: Map<string, string>, name: string, kind: string): string {
  if (!given.has(name)) given.set(name, `${kind}${given.size + 1}`);
  return given.get(name)!;
}

/** Texts and names of sheets in quotation marks, which stay, and words. */
const formulaTokens = /(?:"|&quot;)[\s\S]*?(?:"|&quot;)|(?:'|&apos;)[\s\S]*?(?:'|&apos;)|[\p{L}_\\][\p{L}\p{M}\p{N}_.\\?]*!?/gu;

function freeName(kind: string, names: ReadonlyMap<string, string>, text: string): string {
  for (let number = names.size + 1; ; number += 1) if (!text.includes(`"${kind}${number}_"`)) return `${kind}${number}_`;
}

const alreadyNeutral = /^(?:name|table)\d+_$/i;

function addNames(names: Map<string, string>, text: string, pattern: RegExp, kind: string): void {
  for (const [, name = ''] of text.matchAll(pattern)) {
    if (name.startsWith('_xlnm.') || names.has(name.toLowerCase())) continue;
    // What one round has named, another one leaves.
    names.set(name.toLowerCase(), alreadyNeutral.test(name) ? name : freeName(kind, names, text));
  }
}

/** Ids of the styles that are not every document's. */
function* ownStyles(text: string): Generator<string> {
  for (const [, attributes = '', content = ''] of text.matchAll(/<(?:\w+:)?style\s([^>]*)>([\s\S]*?)<\/(?:\w+:)?style>/g)) {
    const id = /\bstyleId\s*=\s*["']([^"']*)/.exec(attributes)?.[1];
    const name = /<(?:\w+:)?name\s[^>]*?\bval\s*=\s*["']([^"']*)/.exec(content)?.[1] ?? '';
    if (id !== undefined && !builtInStyle.test(name)) yield id;
  }
}
