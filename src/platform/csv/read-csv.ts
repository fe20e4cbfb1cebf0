import { CsvError, parse } from 'csv-parse/sync';
import type { Info } from 'csv-parse/sync';
import { echoed } from '../../domain/import/line-problem.js';
import { problem } from '../../domain/problem.js';
import type { Problem } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { decodeCp949 } from './cp949.js';

/** The headers of a file, in any order: those that it must have, and those that it may have. */
export interface CsvHeaders<Header extends string> {
  needed: readonly Header[];
  optional: readonly Header[];
}

interface CsvRow<Header extends string> {
  /** The line of the file where the row begins, counted from 1; the header is usually line 1. */
  line: number;
  /** Blank where the file does not have an optional column. */
  cells: Record<Header, string>;
}

interface CsvRecord {
  line: number;
  values: string[];
}

const mostRows = 20_000;

/**
 * The rows of a file: CSV in UTF-8, with or without a byte order mark, or else in CP949. Tells what keeps it from being read: path `file`,
 * `header` or `lines.<line>`. What the cells mean is for others.
 */
export function readCsv<Header extends string>(
  bytes: Uint8Array,
  headers: CsvHeaders<Header>,
): { rows: CsvRow<Header>[] } | { problems: Problem[] } {
  const text = decode(bytes);
  if (text === null) return { problems: [unreadable] };
  const parsed = parseRecords(text);
  if ('problems' in parsed) return parsed;
  const [header, ...records] = parsed.records;
  if (!header) return { problems: [empty] };
  if (records.length > mostRows) return { problems: [tooManyRows] };
  const names = header.values.map(clean);
  const problems = problemsOfHeader(names, headers);
  if (problems.length > 0) return { problems };
  const all = [...headers.needed, ...headers.optional];
  const ragged = records.filter(({ values }) => values.length !== names.length);
  if (ragged.length > 0) return { problems: ragged.map((record) => wrongWidth(record, names.length)) };
  return { rows: records.map(({ line, values }) => ({ line, cells: cellsOf(all, names, values) })) };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeCp949(bytes);
  }
}

function parseRecords(text: string): { records: CsvRecord[] } | { problems: Problem[] } {
  // One kind of line end, because the parser counts a quoted CR LF as two lines.
  const lines = text.replace(/\r\n?/g, '\n');
  try {
    const options = {
      info: true,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_records_with_empty_values: true,
      to: mostRows + 2,
    };
    // The parser's types leave out what `info: true` adds.
    const parsed = parse(lines, options) as unknown as { record: string[]; info: Info }[];
    return { records: parsed.map(({ record, info }) => ({ line: info.lines - lineEndsIn(record), values: record })) };
  } catch (error) {
    if (error instanceof CsvError) return { problems: [brokenQuotes(Number(error['lines']))] };
    throw error;
  }
}

const lineEndsIn = (values: string[]): number => values.join('').split('\n').length - 1;

function problemsOfHeader(names: string[], { needed, optional }: CsvHeaders<string>): Problem[] {
  const all = [...needed, ...optional];
  const missing = needed.filter((header) => !names.includes(header));
  const unknown = names.filter((name) => !all.includes(name)).map(echoed);
  const repeated = all.filter((header) => names.indexOf(header) !== names.lastIndexOf(header));
  const problems = [
    { code: 'MISSING_HEADERS', headers: missing, ko: '빠진 열이 있습니다', en: 'These columns are missing' },
    { code: 'UNKNOWN_HEADERS', headers: unknown, ko: '알 수 없는 열이 있습니다', en: 'These columns are unknown' },
    { code: 'REPEATED_HEADERS', headers: repeated, ko: '두 번 나오는 열이 있습니다', en: 'These columns stand twice' },
  ];
  return problems
    .filter(({ headers }) => headers.length > 0)
    .map(({ code, headers, ko, en }) => problem('header', code, `${ko}: ${listed(headers)}`, `${en}: ${listed(headers)}`));
}

const listed = (headers: readonly string[]): string => headers.map((header) => (header === '' ? '""' : header)).join(', ');

const cellsOf = <Header extends string>(all: readonly Header[], names: string[], values: string[]): Record<Header, string> =>
  Object.fromEntries(all.map((header) => [header, values[names.indexOf(header)] ?? ''])) as Record<Header, string>;

const unreadable = problem(
  'file',
  'NOT_CSV',
  'UTF-8 또는 CP949로 저장한 CSV 파일을 올려 주세요.',
  'Please send a CSV file in UTF-8 or CP949.',
);

const empty = problem('file', 'EMPTY', '파일이 비어 있습니다.', 'The file is empty.');

const tooManyRows = problem(
  'file',
  'TOO_MANY_ROWS',
  `한 번에 ${mostRows}행까지 올릴 수 있습니다. 파일을 나누어 주세요.`,
  `A file may have ${mostRows} rows. Please split it.`,
);

const brokenQuotes = (line: number): Problem =>
  problem(`lines.${line}`, 'BROKEN_QUOTES', `${line}행의 따옴표가 맞지 않습니다.`, `The quotation marks on line ${line} do not match.`);

const wrongWidth = ({ line, values }: CsvRecord, width: number): Problem =>
  problem(
    `lines.${line}`,
    'WRONG_WIDTH',
    `${line}행의 칸 수가 ${values.length}개로, 제목 행의 ${width}개와 다릅니다.`,
    `Line ${line} has ${values.length} cells, the header has ${width}.`,
  );
