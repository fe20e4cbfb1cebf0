/** What stands in a PDF: names begin with a slash, the text of strings is of no concern here. */
export type PdfValue = null | boolean | number | string | PdfRef | PdfValue[] | PdfDictionary | PdfString;
export type PdfDictionary = Map<string, PdfValue>;
interface PdfRef {
  ref: number;
}
interface PdfString {
  string: true;
}

export const isRef = (value: PdfValue | undefined): value is PdfRef =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map) && 'ref' in value;

/** The text ends in the middle of a value, or is none. */
export class NotAPdfValue extends Error {}

const maxDepth = 64;
const space = /[\0\t\n\f\r ]/;
const delimiter = /[\0\t\n\f\r ()<>[\]{}/%]/;

/** Reads values, one after the other, from a text in which each character is a byte. */
export class PdfValueReader {
  constructor(
    private readonly text: string,
    public at = 0,
  ) {}

  value(depth = 0): PdfValue {
    if (depth > maxDepth) throw new NotAPdfValue();
    this.skipSpace();
    const character = this.text[this.at];
    if (character === undefined) throw new NotAPdfValue();
    if (character === '[') return this.array(depth);
    if (this.text.startsWith('<<', this.at)) return this.dictionary(depth);
    if (character === '<') return this.skipTo('>');
    if (character === '(') return this.string();
    if (character === '/') return this.name();
    return this.word();
  }

  /** Whether a word comes next, which is then behind. */
  takes(word: string): boolean {
    this.skipSpace();
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private skipSpace(): void {
    for (;;) {
      while (this.at < this.text.length && space.test(this.text[this.at]!)) this.at += 1;
      if (this.text[this.at] !== '%') return;
      while (this.at < this.text.length && !/[\r\n]/.test(this.text[this.at]!)) this.at += 1;
    }
  }

  private array(depth: number): PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    while (!this.takes(']')) values.push(this.value(depth + 1));
    return values;
  }

  private dictionary(depth: number): PdfDictionary {
    this.at += 2;
    const values: PdfDictionary = new Map();
    while (!this.takes('>>')) {
      const key = this.value(depth + 1);
      if (typeof key !== 'string') throw new NotAPdfValue();
      values.set(key, this.value(depth + 1));
    }
    return values;
  }

  private skipTo(end: string): PdfString {
    const at = this.text.indexOf(end, this.at);
    if (at < 0) throw new NotAPdfValue();
    this.at = at + end.length;
    return { string: true };
  }

  private string(): PdfString {
    for (let open = 0; this.at < this.text.length; this.at += 1) {
      const character = this.text[this.at];
      if (character === '\\') this.at += 1;
      else if (character === '(') open += 1;
      else if (character === ')') open -= 1;
      if (open === 0 && character === ')') {
        this.at += 1;
        return { string: true };
      }
    }
    throw new NotAPdfValue();
  }

  private name(): string {
    const start = this.at;
    this.at += 1;
    this.skipRegular();
    // `/P#61ges` is `/Pages`.
    return this.text.slice(start, this.at).replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  }

  private word(): PdfValue {
    const start = this.at;
    this.skipRegular();
    const word = this.text.slice(start, this.at);
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) throw new NotAPdfValue();
    const reference = /^\d+$/.test(word) ? this.restOfReference() : 0;
    if (reference === 0) return Number(word);
    this.at += reference;
    return { ref: Number(word) };
  }

  /** The length of ` 0 R` behind a number; 0 when it is only a number. */
  private restOfReference(): number {
    return (
      /^[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(this.text.slice(this.at, this.at + 32))?.[0].length ?? 0
    );
  }

  private skipRegular(): void {
    while (this.at < this.text.length && !delimiter.test(this.text[this.at]!)) this.at += 1;
  }
}
