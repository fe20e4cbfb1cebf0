import { decodeCp949 } from '../csv/cp949.js';
import { htmlPage } from './preview-html.js';
import type { PreviewPage } from './preview-page.js';
import { TableStart } from './preview-table.js';

/** Text in UTF-8, in UTF-16 with a byte order mark, or in CP949; what belongs to none of them is marked character by character. */
export function decoded(content: Buffer): string {
  const mark = content.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return new TextDecoder('utf-16le').decode(content);
  if (mark === 'feff') return new TextDecoder('utf-16be').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return decodeCp949(content) ?? new TextDecoder('utf-8').decode(content);
  }
}

export const pagesOfCsv = (content: Buffer): Promise<PreviewPage[]> =>
  Promise.resolve([htmlPage('표', `<h1>표 <span lang="en">Table</span></h1>${tableOf(decoded(content), '표')}`)]);

/** The beginning of a table of text, whatever separates its fields. */
export function tableOf(text: string, caption: string): string {
  const start = new TableStart();
  for (const fields of records(text, separatorOf(text))) {
    if (start.isFull) start.skip();
    else start.add(fields.map((field) => ({ text: field, isNumber: isNumber(field) })));
  }
  return start.html(caption);
}

const isNumber = (text: string): boolean => /^-?\d{1,3}(,?\d{3})*(\.\d+)?%?$/.test(text.trim());

function separatorOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)![0];
  const counts = [',', '\t', ';', '|'].map((separator) => ({ separator, count: line.split(separator).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]!.separator;
}

/** Records of fields; in quotes there may be separators, line ends and, doubled, quotes. Empty lines are none. */
function* records(text: string, separator: string): Generator<string[]> {
  const special = new RegExp(`["\\r\\n${separator === '\t' ? '\\t' : `\\${separator}`}]`, 'g');
  let fields: string[] = [];
  let field = '';
  let at = 0;
  while (at < text.length) {
    if (field === '' && text[at] === '"') {
      const end = endOfQuoted(text, at + 1);
      field = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      continue;
    }
    special.lastIndex = at;
    const found = special.exec(text);
    const next = found ? found.index : text.length;
    field += text.slice(at, next);
    at = next + 1;
    if (found?.[0] === '"') field += '"';
    else if (found?.[0] === separator) {
      fields.push(field);
      field = '';
    } else {
      if (fields.length > 0 || field.trim() !== '') yield [...fields, field];
      fields = [];
      field = '';
    }
  }
  if (fields.length > 0 || field.trim() !== '') yield [...fields, field];
}

function endOfQuoted(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return text.length;
}
