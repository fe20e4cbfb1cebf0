import { PackageParts } from './package-parts.js';
import { type Cell, htmlPage, note, notePage } from './preview-html.js';
import type { PreviewPage } from './preview-page.js';
import { mostColumns, TableStart } from './preview-table.js';
import { type NumberFormat, numberFormats, shownNumber } from './sheet-formats.js';
import { resolved, xmlEvents } from './xml-events.js';
import { attributeIn, allIn, prefixed, type XmlNode, xmlTree } from './xml-tree.js';
import { attributeOf, type XmlTag } from './xml.js';
import { openZip } from './zip-archive.js';

const maxUnpackedMb = 512;
const mostSheets = 50;

/** What the cells of a workbook refer to. */
interface Workbook {
  strings: string[];
  formats: NumberFormat[];
  since1904: boolean;
}

/** The sheets of a workbook, one a page, as tables of values; of a formula its last result. Hidden sheets, rows and columns are not shown. */
export async function pagesOfXlsx(content: Buffer): Promise<PreviewPage[]> {
  const parts = new PackageParts(await openZip(content, maxUnpackedMb));
  const main = (await parts.relationsOf('')).find(({ type }) => type === 'officeDocument')?.target ?? '';
  const relations = await parts.relationsOf(main);
  const workbook = xmlTree(await parts.xml(main));
  if (!workbook) return [];
  const part = (type: string): Promise<string> => parts.xml(relations.find((relation) => relation.type === type)?.target ?? '');
  const shared: Workbook = {
    strings: stringsIn(await part('sharedStrings')),
    formats: numberFormats(xmlTree(await part('styles'))),
    since1904: ['1', 'true'].includes(attributeIn(allIn(workbook, 'workbookPr')[0], 'date1904')),
  };
  const targets = new Map(relations.filter(({ type }) => type === 'worksheet').map(({ id, target }) => [id, target]));
  const sheets = allIn(workbook, 'sheet').filter((sheet) => !/hidden/i.test(attributeIn(sheet, 'state')));
  const pages: PreviewPage[] = [];
  for (const sheet of sheets.slice(0, mostSheets))
    pages.push(await pageOf(sheet, await parts.xml(targets.get(prefixed(sheet, 'id')) ?? ''), shared));
  const left = sheets.length - pages.length;
  return left > 0 ? [...pages, notePage(`이후 시트 ${left}개는 미리보기에 나오지 않습니다.`, `${left} more sheets are not shown.`)] : pages;
}

/** Texts that cells share, without the readings of Hanja. */
function stringsIn(xml: string): string[] {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let inReading = 0;
  for (const event of xmlEvents(xml)) {
    if ('opens' in event) {
      if (event.opens.name === 'si') text = '';
      if (event.opens.name === 'rPh') inReading += 1;
      isText = event.opens.name === 't';
    } else if ('closes' in event) {
      if (event.closes === 'si') strings.push(text);
      if (event.closes === 'rPh') inReading -= 1;
      isText = false;
    } else if (isText && inReading === 0) text += event.text;
  }
  return strings;
}

function pageOf(sheet: XmlNode, xml: string, shared: Workbook): Promise<PreviewPage> {
  const name = attributeIn(sheet, 'name');
  const start = new TableStart();
  const reader = new SheetReader(shared);
  for (const row of reader.rows(xml)) {
    if (row === null || start.isFull) start.skip();
    else start.add(row.cells, row.width);
  }
  const drawn = reader.hasDrawing
    ? note('이 시트의 도표와 그림은 미리보기에 나오지 않습니다.', 'Charts and pictures of this sheet are not shown.')
    : '';
  return Promise.resolve(htmlPage(name, `<h1>${escapedName(name)}</h1>${drawn}${start.html(name)}`));
}

const escapedName = (name: string): string => name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

class SheetReader {
  hasDrawing = false;
  private readonly hidden = new Set<number>();
  private read = 0;

  constructor(private readonly shared: Workbook) {}

  /** Rows in their order; null for one that is only to be counted. */
  *rows(xml: string): Generator<{ cells: Cell[]; width: number } | null> {
    let cells: Cell[] | null = null;
    let width = 0;
    let cell: { tag: XmlTag; value: string } | null = null;
    let takes = false;
    for (const event of xmlEvents(xml)) {
      if ('opens' in event) {
        const { name } = event.opens;
        if (name === 'col') this.hide(event.opens);
        else if (name === 'drawing') this.hasDrawing = true;
        else if (name === 'row') [cells, width] = [isHidden(event.opens) ? null : [], 0];
        else if (name === 'c') cell = { tag: event.opens, value: '' };
        takes = name === 'v' || name === 't';
      } else if ('closes' in event) {
        if (event.closes === 'c' && cell) {
          const column = columnOf(resolved(attributeOf(cell.tag, 'r'))) ?? width;
          width = Math.max(width, column + 1);
          if (cells && column < mostColumns && !this.hidden.has(column)) {
            while (cells.length < column) cells.push({ text: '' });
            cells[column] = this.cell(cell.tag, cell.value);
          }
          cell = null;
        } else if (event.closes === 'row' && cells) {
          const shown = cells.filter((_, column) => !this.hidden.has(column));
          if (shown.some(({ text }) => text !== '')) yield { cells: shown, width };
          cells = null;
        }
        takes = false;
      } else if (takes && cell && cells) cell.value += event.text;
    }
  }

  private hide(tag: XmlTag): void {
    if (!isHidden(tag)) return;
    const [from, to] = [Number(attributeOf(tag, 'min')), Number(attributeOf(tag, 'max'))];
    for (let column = from; column <= Math.min(to, mostColumns); column += 1) this.hidden.add(column - 1);
  }

  private cell(tag: XmlTag, value: string): Cell {
    const type = attributeOf(tag, 't');
    if (type === 's') return { text: this.shared.strings[Number(value)] ?? '' };
    if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE' };
    if (type !== '' && type !== 'n') return { text: value };
    const format = this.shared.formats[Number(attributeOf(tag, 's'))] ?? 'PLAIN';
    return { text: shownNumber(value, format, this.shared.since1904), isNumber: true };
  }
}

const isHidden = (tag: XmlTag): boolean => ['1', 'true'].includes(attributeOf(tag, 'hidden'));

/** The column of a cell's name, `C7`, counted from 0. */
function columnOf(name: string): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(name)?.[1];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}
