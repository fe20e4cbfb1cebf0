import { NotebookScanner } from './notebook-scanner.js';
import type { StoredBytes } from './stored-bytes.js';

const sampleLength = 64 * 1024;

export interface TextFindings {
  /** How it reads as JSON: a notebook, the beginning of one, or something else. */
  notebook: 'whole' | 'cut' | 'no';
  /** Whether it is a table in UTF-8 or CP949. */
  table: boolean;
}

/** Reads everything, in pieces: text has no structure that would allow looking at parts. */
export async function lookAtText(bytes: StoredBytes): Promise<TextFindings> {
  const notebook = new NotebookScanner();
  const utf8 = await sampleOf(bytes, 'utf-8', (piece) => notebook.take(piece));
  // By the Encoding Standard 'euc-kr' is what Windows calls CP949.
  const sample = utf8 ?? (await sampleOf(bytes, 'euc-kr'));
  return { notebook: utf8 === null ? 'no' : notebook.verdict(), table: sample !== null && isTable(sample, bytes.size > sampleLength) };
}

/** The beginning of the text; null at the first byte, however far behind, that does not belong to the encoding or to any text. */
async function sampleOf(bytes: StoredBytes, encoding: string, take?: (piece: string) => void): Promise<string | null> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let sample = '';
  for await (const chunk of await bytes.stream()) {
    const piece = decoded(decoder, chunk as Buffer, true);
    if (piece === null || controlCharacters.test(piece)) return null;
    if (sample.length < sampleLength) sample = (sample + piece).slice(0, sampleLength);
    take?.(piece);
  }
  return decoded(decoder, Buffer.alloc(0), false) === null ? null : sample;
}

function decoded(decoder: TextDecoder, chunk: Buffer, stream: boolean): string | null {
  try {
    return decoder.decode(chunk, { stream });
  } catch {
    return null;
  }
}

// Tabs and line ends are text, and so is the form feed of old printouts.
// oxlint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** Two records or more, and four out of five of them split into the same number of fields, by one of the usual separators. */
function isTable(text: string, isCut: boolean): boolean {
  return [',', '\t', ';', '|'].some((separator) => {
    const counts = fieldCounts(text, separator);
    if (isCut) counts.pop();
    const tally = new Map<number, number>();
    for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
    const [fields = 0, records = 0] = [...tally].toSorted((a, b) => b[1] - a[1])[0] ?? [];
    return counts.length >= 2 && fields >= 2 && records * 5 >= counts.length * 4;
  });
}

/** Fields in each record; separators and line ends inside quotes do not count, empty lines are no records. */
function fieldCounts(text: string, separator: string): number[] {
  const counts: number[] = [];
  let fields = 1;
  let quoted = false;
  let isEmpty = true;
  for (const character of `${text}\n`) {
    if (character === '"') quoted = !quoted;
    if (character === '\n' && !quoted) {
      if (!isEmpty) counts.push(fields);
      fields = 1;
      isEmpty = true;
      continue;
    }
    if (character === separator && !quoted) fields += 1;
    if (!/\s/.test(character)) isEmpty = false;
  }
  return counts;
}
