import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refused, refusal } from '../../domain/refusal.js';
import type { SheetCell } from '../../domain/spreadsheet-points.js';
import { holdsOfficeMacros } from '../files/office-macros.js';
import { PackageParts } from '../files/package-parts.js';
import { type NumberFormat, numberFormats } from '../files/sheet-formats.js';
import { resolved, xmlEvents } from '../files/xml-events.js';
import { allIn, attributeIn, prefixed, xmlTree } from '../files/xml-tree.js';
import { attributeOf, type XmlTag } from '../files/xml.js';
import { openZip } from '../files/zip-archive.js';
import { decoded } from './typed-cell.js';

/** A sheet as it was sent: what stands in its cells, by row and column letters. Empty cells are left out. */
export interface ReadSheet {
  name: string;
  rows: Map<number, Map<string, SheetCell>>;
  /** Ranges of merged cells, such as `B2:C4`. */
  merged: string[];
  /** There were too many before it: it was not looked into. */
  isUnread?: true;
}

/** No workbook that people fill in has more; a million empty rows are read by nobody. */
export interface WorkbookLimits {
  rows: number;
  cells: number;
  merged: number;
}

const maxUnpackedMb = 32;
const mostSheets = 10;
/** More than these are not even named. */
const mostNamed = 100;
/** After so many tags others are served. */
const tagsAtOnce = 5_000;
const mainType = /spreadsheetml\.sheet\.main\+xml/;
/** Where values come from elsewhere, or something else is packed in. A link that somebody typed is only text with an address. */
const leadsOut =
  /^xl\/(externalLinks|queryTables|embeddings|activeX|model|ctrlProps)\/|^xl\/(connections|volatileDependencies)\.(xml|bin)$/i;

/**
 * The sheets of a workbook by their content, of those after the tenth only the name; nothing in it is worked out.
 * @throws Refused WORKBOOK_EXPECTED, FILE_ENCRYPTED, FILE_DAMAGED, FILE_UNPACKS_TOO_LARGE, FILE_HOLDS_MACROS, WORKBOOK_LINKS_OUT, WORKBOOK_TOO_LONG
 */
export async function readWorkbook(content: Buffer, limits: WorkbookLimits): Promise<ReadSheet[]> {
  if (content.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new Refused(refusal('FILE_ENCRYPTED'));
  if (content.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') throw new Refused(refusal('WORKBOOK_EXPECTED'));
  const zip = await openZip(content, maxUnpackedMb);
  const parts = new PackageParts(zip);
  const types = await parts.xml('[Content_Types].xml');
  if (await holdsOfficeMacros(zip)) throw new Refused(refusal('FILE_HOLDS_MACROS'));
  if (!mainType.test(types)) throw new Refused(refusal('WORKBOOK_EXPECTED'));
  if (parts.names.some((name) => leadsOut.test(name))) throw new Refused(refusal('WORKBOOK_LINKS_OUT'));
  const main = (await parts.relationsOf('')).find(({ type }) => type === 'officeDocument')?.target ?? '';
  const relations = await parts.relationsOf(main);
  const workbook = xmlTree(await parts.xml(main));
  if (!workbook) throw new Refused(refusal('WORKBOOK_EXPECTED'));
  const part = (type: string): Promise<string> => parts.xml(relations.find((relation) => relation.type === type)?.target ?? '');
  const reader = new SheetReader(await stringsIn(await part('sharedStrings')), numberFormats(xmlTree(await part('styles'))), limits);
  const targets = new Map(relations.filter(({ type }) => type === 'worksheet').map(({ id, target }) => [id, target]));
  const sheets: ReadSheet[] = [];
  const all = allIn(workbook, 'sheet');
  if (all.length > mostNamed) throw new Refused(refusal('WORKBOOK_TOO_LONG', { rows: limits.rows }));
  for (const sheet of all) {
    const name = attributeIn(sheet, 'name');
    if (sheets.length < mostSheets) sheets.push(await reader.read(name, await parts.xml(targets.get(prefixed(sheet, 'id')) ?? '')));
    else sheets.push({ name, rows: new Map(), merged: [], isUnread: true });
  }
  return sheets;
}

/** Texts that cells share, without the readings of Hanja. */
async function stringsIn(xml: string): Promise<string[]> {
  const strings: string[] = [];
  let [text, takes, inReading, tags] = ['', false, 0, 0];
  for (const event of xmlEvents(xml)) {
    if (++tags % tagsAtOnce === 0) await nextTurn();
    if ('opens' in event) {
      if (event.opens.name === 'si') text = '';
      if (event.opens.name === 'rPh') inReading += 1;
      takes = event.opens.name === 't';
    } else if ('closes' in event) {
      if (event.closes === 'si') strings.push(decoded(text));
      if (event.closes === 'rPh') inReading -= 1;
      takes = false;
    } else if (takes && inReading === 0) text += event.text;
  }
  return strings;
}

class SheetReader {
  private readonly counted = { rows: 0, cells: 0, merged: 0 };

  constructor(
    private readonly strings: readonly string[],
    private readonly formats: readonly NumberFormat[],
    private readonly limits: WorkbookLimits,
  ) {}

  async read(name: string, xml: string): Promise<ReadSheet> {
    const sheet: ReadSheet = { name, rows: new Map(), merged: [] };
    let [row, column, tags, takes, isFormula] = [0, 0, 0, false, false];
    let cell: { tag: XmlTag; text: string } | null = null;
    for (const event of xmlEvents(xml)) {
      if (++tags % tagsAtOnce === 0) await nextTurn();
      if ('opens' in event) {
        const tag = event.opens;
        if (tag.name === 'row') [row, column] = [Number(attributeOf(tag, 'r')) || row + 1, 0];
        else if (tag.name === 'c') [cell, isFormula] = [{ tag, text: '' }, false];
        else if (tag.name === 'f') isFormula = true;
        else if (tag.name === 'mergeCell') {
          this.count('merged');
          sheet.merged.push(attributeOf(tag, 'ref'));
        }
        takes = tag.name === 'v' || tag.name === 't';
        if (tag.name === 'row') this.count('rows');
      } else if ('closes' in event) {
        if (event.closes === 'c' && cell) {
          const letters = /^[A-Z]{1,3}(?=\d)/.exec(resolved(attributeOf(cell.tag, 'r')))?.[0] ?? lettersOf(column);
          column = numberOf(letters);
          const read = this.cell(cell.tag, cell.text, isFormula);
          if (read) {
            this.count('cells');
            if (!sheet.rows.has(row)) sheet.rows.set(row, new Map());
            sheet.rows.get(row)!.set(letters, read);
          }
          cell = null;
        }
        takes = false;
      } else if (takes && cell) cell.text += event.text;
    }
    return sheet;
  }

  private count(what: keyof WorkbookLimits): void {
    if (++this.counted[what] > this.limits[what]) throw new Refused(refusal('WORKBOOK_TOO_LONG', { rows: this.limits.rows }));
  }

  private cell(tag: XmlTag, text: string, isFormula: boolean): SheetCell | null {
    if (isFormula) return { kind: 'FORMULA', text };
    if (text === '') return null;
    const type = attributeOf(tag, 't');
    if (type === 's') return { kind: 'TEXT', text: this.strings[Number(text)] ?? '' };
    if (type === 'inlineStr' || type === 'str') return { kind: 'TEXT', text: decoded(text) };
    if (type === 'd') return { kind: 'DATE', text };
    if ((type !== '' && type !== 'n') || !Number.isFinite(Number(text))) return { kind: 'OTHER', text };
    const format = this.formats[Number(attributeOf(tag, 's'))] ?? 'PLAIN';
    return { kind: format === 'PLAIN' ? 'NUMBER' : format === 'PERCENT' ? 'PERCENT' : 'DATE', text };
  }
}

/** The column after so many: `A` after 0, `AA` after 26. */
function lettersOf(before: number): string {
  const rest = Math.floor(before / 26);
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (before % 26));
}

/** How many columns there are up to this one. */
const numberOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
