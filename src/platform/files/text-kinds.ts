import { NotebookScanner } from './notebook-scanner.js';
import type { StoredBytes } from './stored-bytes.js';

const sampleLength = 64 * 1024;

export interface TextFindings {
  /** How it reads as JSON: a notebook, the beginning of one, or something else. */
  notebook: 'whole' | 'cut' | 'no';
  /** Whether it is a table in UTF-8 or CP949. */
  table: boolean;
}

/** Reads everything once, in pieces: text has no structure that would allow looking at parts. */
export async function lookAtText(bytes: StoredBytes): Promise<TextFindings> {
  const notebook = new NotebookScanner();
  const readings = [new Reading('utf-8'), new Reading('euc-kr')];
  for await (const chunk of await bytes.stream()) {
    for (const reading of readings) reading.take(chunk as Buffer);
    const [utf8] = readings;
    notebook.take(utf8!.latest);
    if (readings.every((reading) => reading.failed)) return { notebook: 'no', table: false };
  }
  for (const reading of readings) reading.end();
  const [utf8, cp949] = readings;
  const sample = utf8!.failed ? cp949! : utf8!;
  return { notebook: utf8!.failed ? 'no' : notebook.verdict(), table: !sample.failed && isTable(sample.sample, bytes.size > sampleLength) };
}

/** One attempt to read the bytes as text: it fails at the first byte that does not belong to the encoding, or to any text. */
class Reading {
  failed = false;
  /** The text of the last piece. */
  latest = '';
  /** The beginning of the text. */
  sample = '';
  private readonly decoder: TextDecoder;

  /** 'euc-kr' is, by the Encoding Standard, what Windows calls CP949. */
  constructor(encoding: 'utf-8' | 'euc-kr') {
    this.decoder = new TextDecoder(encoding, { fatal: true });
  }

  take(chunk: Buffer): void {
    this.decode(chunk, true);
  }

  end(): void {
    this.decode(Buffer.alloc(0), false);
  }

  private decode(chunk: Buffer, stream: boolean): void {
    this.latest = '';
    if (this.failed) return;
    try {
      this.latest = this.decoder.decode(chunk, { stream });
    } catch {
      this.failed = true;
      return;
    }
    if (controlCharacters.test(this.latest)) this.failed = true;
    if (this.sample.length < sampleLength) this.sample = (this.sample + this.latest).slice(0, sampleLength);
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
