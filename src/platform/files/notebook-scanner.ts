const maxDepth = 256;

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
      if (this.inString && !this.escaped && this.depth > 1) at = nextSpecial(piece, at);
      const character = piece[at] ?? '';
      if (this.inString) this.takeInString(character);
      else this.takeOutside(character);
    }
  }

  verdict(): 'whole' | 'cut' | 'no' {
    if (this.state === 'after') return this.formatSeen && this.cellsSeen ? 'whole' : 'no';
    return this.state === 'inside' && (this.formatSeen || this.cellsSeen) ? 'cut' : 'no';
  }

  private get depth(): number {
    return this.open.length;
  }

  private takeInString(character: string): void {
    if (this.escaped) this.escaped = false;
    else if (character === '\\') this.escaped = true;
    else if (character === '"') this.inString = false;
    else if (this.depth === 1 && this.atKey && this.text.length < 32) this.text += character;
  }

  private takeOutside(character: string): void {
    if (/\s/.test(character)) return;
    if (this.state === 'before') this.state = character === '{' ? 'inside' : 'broken';
    else if (this.state === 'after') this.state = 'broken';
    if (this.state === 'broken') return;
    if (this.depth === 1 && !this.atKey) this.noteValue(character);
    if (character === '"') this.startString();
    else if (character === '{' || character === '[') this.enter(character);
    else if (character === '}' || character === ']') this.leave(character);
    else if (character === ':') this.endKey();
    else if (character === ',') this.atKey = this.open.at(-1) === '{';
    else if (!/[-+.0-9eEtrufalsn]/.test(character)) this.state = 'broken';
  }

  private startString(): void {
    this.inString = true;
    this.text = '';
  }

  private endKey(): void {
    if (this.depth === 1) this.key = this.text;
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
    if (this.depth > maxDepth) this.state = 'broken';
  }

  private leave(bracket: string): void {
    const opened = this.open.pop();
    if (opened !== (bracket === '}' ? '{' : '[')) this.state = 'broken';
    else if (this.depth === 0) this.state = 'after';
    this.atKey = false;
  }
}

/** Inside a string only a quote or a backslash matters, and pictures are strings of megabytes. */
function nextSpecial(piece: string, from: number): number {
  const special = /["\\]/g;
  special.lastIndex = from;
  return special.exec(piece)?.index ?? piece.length;
}
