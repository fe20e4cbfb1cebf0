import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl';

const opened = promisify<Buffer, Options, ZipFile>(fromBuffer);

/** The parts of a package, read without anything of ours. */
export async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await opened(bytes, { lazyEntries: true, autoClose: false });
  const read = promisify<Entry, Readable>(zip.openReadStream.bind(zip));
  const parts = new Map<string, string>();
  while (parts.size < zip.entryCount) {
    zip.readEntry();
    const [entry] = (await once(zip, 'entry')) as [Entry];
    parts.set(entry.fileName, (await buffer(await read(entry))).toString('utf8'));
  }
  return parts;
}

/** A cell as it stands in the file: its type, the code of its format, and its value. */
export interface RawCell {
  type: string;
  format: string;
  value: string;
}

const unescaped = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** Formats that every workbook has, by their numbers. */
const builtIn: Record<string, string> = { '0': 'General', '1': '0', '2': '0.00', '49': '@' };

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** The cells of a sheet by their names, such as `B2`. @throws Error where there is a formula */
export function cellsOf(parts: Map<string, string>, sheet = 1): Record<string, RawCell> {
  const xml = parts.get(`xl/worksheets/sheet${sheet}.xml`)!;
  if (/<f[\s>]/.test(xml)) throw new Error('There is a formula.');
  const styles = parts.get('xl/styles.xml')!;
  const codes = new Map(
    [...styles.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => [attribute(tag, 'numFmtId'), unescaped(attribute(tag, 'formatCode'))]),
  );
  const formats = [...(/<cellXfs[\s\S]*?<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*>/g)].map(([tag]) =>
    attribute(tag, 'numFmtId'),
  );
  const strings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, si]) =>
    unescaped(si!.replace(/<[^>]*>/g, '')),
  );
  const cells: Record<string, RawCell> = {};
  for (const [, tag, content] of xml.matchAll(/<c (r="[^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    if (!content) continue;
    const type = attribute(` ${tag}`, 't');
    const raw = unescaped(content.replace(/<[^>]*>/g, ''));
    const id = formats[Number(attribute(` ${tag}`, 's') || 0)] ?? '0';
    cells[attribute(` ${tag}`, 'r')] = {
      type,
      format: codes.get(id) ?? builtIn[id] ?? id,
      value: type === 's' ? strings[Number(raw)]! : raw,
    };
  }
  return cells;
}

/** The values of a sheet as rows, empty cells as null. */
export function rowsOf(cells: Record<string, RawCell>): (string | null)[][] {
  const rows: (string | null)[][] = [];
  for (const [name, { value }] of Object.entries(cells)) {
    const [, letters, number] = /^([A-Z]+)(\d+)$/.exec(name)!;
    const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const row = (rows[Number(number) - 1] ??= []);
    while (row.length < column) row.push(null);
    row[column] = value;
  }
  return rows;
}
