import { signsIn } from './pdf-repair.js';
import { mostStreamBytes, unpackedStream } from './pdf-stream.js';
import { isRef, NotAPdfValue, type PdfDictionary, type PdfValue, PdfValueReader } from './pdf-value.js';
import type { StoredBytes } from './stored-bytes.js';

const windows = [4 * 1024, 64 * 1024, 1024 * 1024];
const maxSections = 200;
const objectStreamsKept = 8;

/** Where an object lies: at a byte of the file, or in an object stream. */
type Place = { at: number } | { within: number; index: number };
/** A part of the cross-reference; null: it knows nothing of the object. `free`: the object is gone. */
type Section = (number: number) => Promise<Place | 'free' | null>;

interface ObjectAt {
  value: PdfValue;
  /** The byte behind the word `stream`; null: it is no stream. */
  stream: number | null;
}

/** An object stream: the numbers of its objects, and where each begins. */
interface OpenedStream {
  numbers: number[];
  offsets: number[];
  text: string;
}

/** The objects of a PDF, one at a time: nothing is read but what is asked for. Throws NotAPdfValue where the file is not as it should be. */
export class PdfObjects {
  readonly trailers: PdfDictionary[] = [];
  private readonly sections: Section[] = [];
  private readonly objectStreams = new Map<number, OpenedStream | null>();

  private constructor(
    private readonly bytes: StoredBytes,
    /** Where `%PDF` is: some programs count from there. */
    private readonly shift: number,
  ) {}

  static async open(bytes: StoredBytes): Promise<PdfObjects> {
    const head = (await bytes.read(0, 1024)).toString('latin1');
    const tail = (await bytes.tail(2048)).toString('latin1');
    const start = [...tail.matchAll(/startxref\s+(\d{1,12})\s/g)].at(-1)?.[1];
    if (start === undefined) throw new NotAPdfValue();
    const objects = new PdfObjects(bytes, Math.max(0, head.indexOf('%PDF')));
    await objects.readSections(Number(start));
    return objects;
  }

  /** The same for a file whose order is broken: its objects are where they are found, the last one of each number. */
  static async repaired(bytes: StoredBytes): Promise<PdfObjects> {
    const signs = await signsIn(bytes);
    const objects = new PdfObjects(bytes, 0);
    const places = new Map<number, Place>([...signs.objects].map(([number, at]) => [number, { at }]));
    objects.sections.push(async (number) => places.get(number) ?? null);
    const roots = [...signs.roots];
    for (const holder of signs.holders) {
      const held = await objects.openObjectStream(holder).catch(unlessUnreadable);
      for (const [index, number] of (held?.numbers ?? []).entries()) {
        if ((signs.objects.get(number) ?? -1) < signs.objects.get(holder)!) places.set(number, { within: holder, index });
      }
      if (held?.text.includes('/Catalog')) roots.push(...held.numbers);
    }
    for (const at of signs.trailers.toReversed()) objects.addTrailer(await objects.dictionaryAt(at).catch(unlessUnreadable));
    for (const number of signs.orders) objects.addTrailer(await objects.resolved({ ref: number }).catch(unlessUnreadable));
    for (const number of roots) {
      const root = await objects.resolved({ ref: number }).catch(unlessUnreadable);
      if (root instanceof Map && root.get('/Type') === '/Catalog') objects.trailers.push(new Map([['/Root', { ref: number }]]));
    }
    return objects;
  }

  /** The value itself, or what it refers to. */
  async resolved(value: PdfValue | undefined): Promise<PdfValue> {
    if (!isRef(value)) return value ?? null;
    const place = await this.placeOf(value.ref);
    if (!place) return null;
    const found = 'at' in place ? (await this.objectAt(place.at, value.ref)).value : await this.inObjectStream(place.within, place.index);
    return isRef(found) ? null : found;
  }

  private addTrailer(found: PdfValue): void {
    if (found instanceof Map) this.trailers.push(found);
  }

  private async readSections(start: number): Promise<void> {
    const seen = new Set<number>();
    const next = [start];
    for (let at = next.shift(); at !== undefined; at = next.shift()) {
      if (seen.has(at)) continue;
      if (seen.add(at).size > maxSections) throw new NotAPdfValue();
      const trailer = await this.readSection(at);
      this.trailers.push(trailer);
      // In files for old and new readers the stream beside a table comes before what the table continues.
      for (const key of ['/XRefStm', '/Prev']) {
        const further = trailer.get(key);
        if (typeof further === 'number') next.push(further);
      }
    }
  }

  private async readSection(at: number): Promise<PdfDictionary> {
    for (const start of this.shift > 0 ? [at, at + this.shift] : [at]) {
      const head = (await this.bytes.read(start, 64)).toString('latin1');
      if (/^\s*xref\b/.test(head)) return this.readTable(start + head.indexOf('xref') + 4);
      if (/^\s*\d+\s+\d+\s+obj\b/.test(head)) return this.readStreamSection(start);
    }
    throw new NotAPdfValue();
  }

  private async readTable(start: number): Promise<PdfDictionary> {
    for (let at = start; ;) {
      const head = (await this.bytes.read(at, 128)).toString('latin1');
      const trailer = /^\s*trailer/.exec(head);
      if (trailer) return this.dictionaryAt(at + trailer[0].length);
      const subsection = /^\s*(\d{1,10})\s+(\d{1,10})\s*?[\r\n]+\s*(?=\d{10} |trailer)/.exec(head);
      if (!subsection) throw new NotAPdfValue();
      const [first, count, begins] = [Number(subsection[1]), Number(subsection[2]), at + subsection[0].length];
      const length = /^\d{10} \d{5} [nf]\s{1,2}/.exec((await this.bytes.read(begins, 21)).toString('latin1'))?.[0].length ?? 20;
      this.sections.push(async (number) => {
        if (number < first || number >= first + count) return null;
        const entry = /^(\d{10}) \d{5} ([nf])/.exec((await this.bytes.read(begins + (number - first) * length, 18)).toString('latin1'));
        if (!entry) throw new NotAPdfValue();
        return entry[2] === 'n' ? { at: Number(entry[1]) } : 'free';
      });
      at = begins + count * length;
    }
  }

  private async readStreamSection(start: number): Promise<PdfDictionary> {
    const { value, stream } = await this.objectAt(start, null);
    if (!(value instanceof Map) || stream === null) throw new NotAPdfValue();
    const content = await this.contentOf(value, stream);
    const widths = value.get('/W');
    if (!content || !isNumbers(widths) || widths.length !== 3) throw new NotAPdfValue();
    const [kindWidth, secondWidth, thirdWidth] = widths as [number, number, number];
    const index = value.get('/Index') ?? [0, value.get('/Size') ?? 0];
    if (!isNumbers(index) || [kindWidth, secondWidth, thirdWidth].some((width) => width > 6)) throw new NotAPdfValue();
    const length = kindWidth + secondWidth + thirdWidth;
    this.sections.push(async (number) => {
      let row = 0;
      for (let pair = 0; pair + 1 < index.length; pair += 2) {
        const [first, count] = [index[pair]!, index[pair + 1]!];
        if (number >= first && number < first + count) return placeIn(content, (row + number - first) * length, widths);
        row += count;
      }
      return null;
    });
    return value;
  }

  private async placeOf(number: number): Promise<Place | null> {
    for (const section of this.sections) {
      const place = await section(number);
      if (place === 'free') return null;
      if (place) return place;
    }
    return null;
  }

  /** The object at a byte; `number` is what it should be called, null: whatever it is called. */
  private async objectAt(at: number, number: number | null): Promise<ObjectAt> {
    for (const length of windows) {
      const text = (await this.bytes.read(at, length)).toString('latin1');
      const head = /^\s*(\d+)\s+\d+\s+obj\b/.exec(text);
      if (!head || (number !== null && Number(head[1]) !== number)) {
        if (this.shift > 0 && number !== null && at < this.bytes.size - this.shift && !head) return this.objectShifted(at, number);
        throw new NotAPdfValue();
      }
      try {
        const reader = new PdfValueReader(text, head[0].length);
        const value = reader.value();
        if (!reader.takes('stream')) return { value, stream: null };
        const lineEnd = text.startsWith('\r\n', reader.at) ? 2 : 1;
        return { value, stream: at + reader.at + lineEnd };
      } catch (error) {
        // Perhaps it only goes on behind the window.
        if (!(error instanceof NotAPdfValue) || length === windows.at(-1) || at + length >= this.bytes.size) throw error;
      }
    }
    throw new NotAPdfValue();
  }

  private async objectShifted(at: number, number: number): Promise<ObjectAt> {
    const head = (await this.bytes.read(at + this.shift, 32)).toString('latin1');
    if (!/^\s*\d+\s+\d+\s+obj\b/.test(head)) throw new NotAPdfValue();
    return this.objectAt(at + this.shift, number);
  }

  private async dictionaryAt(at: number): Promise<PdfDictionary> {
    const value = new PdfValueReader((await this.bytes.read(at, windows[1]!)).toString('latin1')).value();
    if (!(value instanceof Map)) throw new NotAPdfValue();
    return value;
  }

  private async contentOf(dictionary: PdfDictionary, stream: number): Promise<Buffer | null> {
    const length = await this.resolved(dictionary.get('/Length'));
    if (typeof length !== 'number' || length > mostStreamBytes) return null;
    return unpackedStream(dictionary, await this.bytes.read(stream, length));
  }

  private async inObjectStream(number: number, index: number): Promise<PdfValue> {
    const found = this.objectStreams.get(number) ?? (await this.openObjectStream(number));
    const offset = found?.offsets[index];
    if (!found || offset === undefined) throw new NotAPdfValue();
    return new PdfValueReader(found.text, offset).value();
  }

  private async openObjectStream(number: number): Promise<OpenedStream | null> {
    const place = await this.placeOf(number);
    if (!place || !('at' in place)) throw new NotAPdfValue();
    const { value, stream } = await this.objectAt(place.at, number);
    if (!(value instanceof Map) || stream === null) throw new NotAPdfValue();
    const content = await this.contentOf(value, stream);
    const [count, first] = [value.get('/N'), value.get('/First')];
    if (!content || typeof count !== 'number' || typeof first !== 'number' || count > 100_000) return null;
    const text = content.toString('latin1');
    const pairs = text.slice(0, first).trim().split(/\s+/).map(Number);
    const offsets = Array.from({ length: count }, (_, index) => first + (pairs[index * 2 + 1] ?? Number.NaN));
    if (this.objectStreams.size >= objectStreamsKept) this.objectStreams.delete(this.objectStreams.keys().next().value!);
    const numbers = offsets.map((_, index) => pairs[index * 2] ?? Number.NaN);
    const opened = { numbers, offsets, text };
    this.objectStreams.set(number, opened);
    return opened;
  }
}

function unlessUnreadable(error: unknown): null {
  if (error instanceof NotAPdfValue) return null;
  throw error;
}

const isNumbers = (value: PdfValue | undefined): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number' && Number.isInteger(one) && one >= 0);

function placeIn(content: Buffer, at: number, widths: readonly number[]): Place | 'free' | null {
  const fields: (number | null)[] = [];
  let from = at;
  for (const width of widths) {
    if (from + width > content.length) throw new NotAPdfValue();
    fields.push(width === 0 ? null : content.readUIntBE(from, width));
    from += width;
  }
  const [kind, second, third] = fields;
  if ((kind ?? 1) === 0) return 'free';
  if ((kind ?? 1) === 1) return { at: second ?? 0 };
  return kind === 2 ? { within: second ?? 0, index: third ?? 0 } : null;
}
