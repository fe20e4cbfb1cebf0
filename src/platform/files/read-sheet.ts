import type { TextCollector } from './text-collector.js';
import { resolved, xmlEvents } from './xml-events.js';
import { attributeOf } from './xml.js';

/** The texts that the cells of a workbook refer to by their number, the readings of foreign letters left out. */
export function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let current: string | null = null;
  let isText = false;
  let isReading = false;
  for (const event of xmlEvents(xml)) {
    if ('opens' in event) {
      if (event.opens.name === 'si') current = '';
      if (event.opens.name === 'rPh') isReading = true;
      isText = event.opens.name === 't';
    } else if ('closes' in event) {
      if (event.closes === 'si') strings.push(current ?? '');
      if (event.closes === 'rPh') isReading = false;
      isText = false;
    } else if (isText && !isReading && current !== null) {
      current += event.text;
    }
  }
  return strings;
}

/** A sheet, row by row as far as anything stands in it, with the headers it prints and what its formulas quote. */
export function readSheet(xml: string, strings: readonly string[], page: number, into: TextCollector): void {
  let row: string[] = [];
  let [type, value, quoted, element] = ['', '', '', ''];
  for (const event of xmlEvents(xml)) {
    if (into.isFull) return;
    if ('opens' in event) {
      element = event.opens.name;
      if (element === 'row') row = [];
      if (element === 'c') [type, value, quoted] = [attributeOf(event.opens, 't'), '', ''];
    } else if ('closes' in event) {
      element = '';
      if (event.closes === 'c') row.push((type === 's' ? (strings[Number(value)] ?? '') : value) + quoted);
      if (event.closes === 'row') into.add('TEXT', row.filter((cell) => cell !== '').join('\t'), { page });
    } else if (element === 'v' || element === 't') {
      value += event.text;
    } else if (element === 'f') {
      quoted += [...event.text.matchAll(/"([^"]*)"/g)].map(([, text]) => `\t${text}`).join('');
    } else if (/^(odd|even|first)(Header|Footer)$/.test(element)) {
      into.add('TEXT', event.text.replaceAll(/&(?:"[^"]*"|\d+|[A-Za-z])/g, ' '), { page, label: element });
    }
  }
}

/** What stands in quotation marks in names of cells and in formats of numbers: a cell may show it, and no cell says it. */
export function readQuoted(xml: string, into: TextCollector): void {
  let isName = false;
  for (const event of xmlEvents(xml)) {
    if ('opens' in event) {
      isName = event.opens.name === 'definedName';
      if (event.opens.name === 'numFmt') addQuoted(resolved(attributeOf(event.opens, 'formatCode')), 'formatCode', into);
    } else if ('text' in event && isName) addQuoted(event.text, 'definedName', into);
  }
}

function addQuoted(text: string, label: string, into: TextCollector): void {
  for (const [, quoted = ''] of text.matchAll(/"([^"]*)"/g)) if (/\p{L}{2}/u.test(quoted)) into.add('TEXT', quoted, { label });
}
