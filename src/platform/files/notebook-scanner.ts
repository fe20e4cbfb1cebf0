const maxDepth = 256;
const quote = 34;
const backslash = 92;

const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13);
/** What numbers and the words `true`, `false` and `null` are made of. */
const plain = new Set([...'-+.0123456789eEtrufalsn'].map((character) => character.charCodeAt(0)));

/**
 * Tells a Jupyter notebook, a JSON object with a numeric `nbformat` and a list of `cells` (or, before format 4, `worksheets`),
 * from other text without holding it: a notebook full of pictures is far larger in memory than on disk.
 */
export class NotebookScanner {
  private readonly open: ('{' | '[')[] = [];
  private state: 'before' | 'inside' | 'after' | 'broken' = 'before';
  private inString = false;
  private escaped = false;
  private atKey = false;
  private text = '';
  private key = '';
  private formatSeen = false;
  private cellsSeen = false;

  take(piece: string): void {
    for (let at = 0; at < piece.length && this.state !== 'broken'; at += 1) {
      const code = piece.charCodeAt(at);
      if (this.inString) this.takeInString(code);
      else if (!isSpace(code) && !(this.open.length > 1 && plain.has(code))) this.takeOutside(piece[at]!, code);
    }
  }

  verdict(): 'whole' | 'cut' | 'no' {
    if (this.state === 'after') return this.formatSeen && this.cellsSeen ? 'whole' : 'no';
    return this.state === 'inside' && (this.formatSeen || this.cellsSeen) ? 'cut' : 'no';
  }

  private takeInString(code: number): void {
    if (this.escaped) this.escaped = false;
    else if (code === backslash) this.escaped = true;
    else if (code === quote) this.inString = false;
    else if (this.atKey && this.open.length === 1 && this.text.length < 32) this.text += String.fromCharCode(code);
  }

  private takeOutside(character: string, code: number): void {
    if (this.state === 'before') this.state = character === '{' ? 'inside' : 'broken';
    else if (this.state === 'after') this.state = 'broken';
    if (this.state === 'broken') return;
    if (this.open.length === 1 && !this.atKey) this.noteValue(character);
    if (code === quote) this.startString();
    else if (character === '{' || character === '[') this.enter(character);
    else if (character === '}' || character === ']') this.leave(character);
    else if (character === ':') this.endKey();
    else if (character === ',') this.atKey = this.open.at(-1) === '{';
    else if (!plain.has(code)) this.state = 'broken';
  }

  private startString(): void {
    this.inString = true;
    this.text = '';
  }

  private endKey(): void {
    if (this.open.length === 1) this.key = this.text;
    this.atKey = false;
  }

  private noteValue(character: string): void {
    if (this.key === 'nbformat' && /[1-9]/.test(character)) this.formatSeen = true;
    if ((this.key === 'cells' || this.key === 'worksheets') && character === '[') this.cellsSeen = true;
    if (character !== ',') this.key = '';
  }

  private enter(bracket: '{' | '['): void {
    this.open.push(bracket);
    this.atKey = bracket === '{';
    if (this.open.length > maxDepth) this.state = 'broken';
  }

  private leave(bracket: string): void {
    const opened = this.open.pop();
    if (opened !== (bracket === '}' ? '{' : '[')) this.state = 'broken';
    else if (this.open.length === 0) this.state = 'after';
    this.atKey = false;
  }
}
