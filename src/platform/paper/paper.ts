import PdfDocument from 'pdfkit';
import { linesOf, shortened } from './fit-text.js';
import { koreanFonts } from './fonts.js';
import { qrMatrix } from './qr-matrix.js';

/** How something is written. Sizes in points. */
export interface Writing {
  size?: number;
  bold?: boolean;
  /** As `#rrggbb`. */
  colour?: string;
  /** How many lines at most; what does not fit is left out with an ellipsis. One by default. */
  lines?: number;
}

/** A piece of text in a row of a table: at `x` from the left margin, so wide, shortened to fit; of file names the end is kept. */
export interface Cell extends Writing {
  text: string;
  x: number;
  width: number;
  keepEnd?: number;
  /** Figures stand at the right, below each other. */
  atRight?: boolean;
}

const A4 = { width: 595.28, height: 841.89 };
const MARGIN = 56;
/** From one line to the next, in sizes. */
const LEADING = 1.5;
const INK = '#1e2124';

/**
 * One A4 page in Korean that is written from top to bottom. The same calls give the same bytes: nothing in it comes from the clock or from
 * chance. It is tagged for screen readers; whoever draws says by the order of calls in which order it is read.
 */
export class Paper {
  /** Between the margins, in points. */
  readonly width = A4.width - 2 * MARGIN;
  /** Where the next line begins, from the top margin. */
  y = 0;
  private readonly document: PdfDocument;
  private readonly fonts = koreanFonts();

  /** @param at what the file says of when it was made */
  constructor({ title, at }: { title: string; at: Date }) {
    const info = { Title: title, Producer: 'Pado', Creator: 'Pado', CreationDate: at, ModDate: at };
    const reading = { lang: 'ko', displayTitle: true, tagged: true, pdfVersion: '1.7' } as const;
    this.document = new PdfDocument({ size: 'A4', margin: MARGIN, font: this.fonts.regular, info, ...reading });
  }

  /** How far down the page one may write. */
  get height(): number {
    return A4.height - 2 * MARGIN;
  }

  /** Writes a text and goes to the line below. */
  write(text: string, writing: Writing & { as?: 'H1' | 'P'; link?: string } = {}): void {
    this.row([{ text, x: 0, width: this.width, ...writing }], writing);
  }

  /** Writes cells beside each other, and goes below the tallest. */
  row(cells: readonly Cell[], { as = 'P', link }: { as?: 'H1' | 'P'; link?: string } = {}): void {
    const top = this.y;
    for (const { text, x, width, size = 10, lines = 1, keepEnd, atRight = false, ...look } of cells) {
      const measure = this.measuring(size, look.bold);
      const fitted = keepEnd === undefined ? linesOf(text, measure, width, lines) : [shortened(text, measure, width, keepEnd)];
      this.tagged(as, {}, () => {
        for (const [index, line] of fitted.entries()) {
          const left = atRight ? x + width - measure(line) : x;
          this.put(line, left, top + index * size * LEADING, { size, ...look }, link);
        }
      });
      this.y = Math.max(this.y, top + Math.max(1, fitted.length) * size * LEADING);
    }
  }

  gap(points: number): void {
    this.y += points;
  }

  /** A line across the page; no reader is told of it. */
  rule(colour = '#b1b8be'): void {
    const { document } = this;
    const y = MARGIN + this.y;
    document.markContent('Artifact');
    document
      .strokeColor(colour)
      .lineWidth(0.6)
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.width, y)
      .stroke();
    document.endMarkedContent();
  }

  /** A QR code, drawn as squares, its quiet zone outside; `alt` says where it leads. Does not move `y`. */
  qr(text: string, { x, size, alt }: { x: number; size: number; alt: string }): void {
    const { size: count, isDark } = qrMatrix(text);
    const module = size / count;
    this.tagged('Figure', { alt }, () => {
      this.document.fillColor('#000000');
      for (let row = 0; row < count; row++) {
        for (let from = 0; from < count; from++) {
          if (!isDark(row, from)) continue;
          let to = from;
          while (to < count && isDark(row, to)) to++;
          this.document.rect(MARGIN + x + from * module, MARGIN + this.y + row * module, (to - from) * module, module);
          from = to;
        }
      }
      this.document.fill();
    });
  }

  /** The finished PDF. */
  async bytes(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    this.document.end();
    for await (const chunk of this.document) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  private measuring(size: number, bold = false): (text: string) => number {
    this.document.font(bold ? this.fonts.bold : this.fonts.regular).fontSize(size);
    return (text) => this.document.widthOfString(text);
  }

  private put(line: string, x: number, y: number, { size = 10, bold = false, colour = INK }: Writing, link?: string): void {
    const font = bold ? this.fonts.bold : this.fonts.regular;
    const options = { lineBreak: false, ...(link === undefined ? {} : { link }) };
    this.document
      .font(font)
      .fontSize(size)
      .fillColor(colour)
      .text(line, MARGIN + x, MARGIN + y, options);
  }

  private tagged(type: string, options: { alt?: string }, content: () => void): void {
    const part = this.document.struct(type, options, content);
    this.document.addStructure(part);
    part.end();
  }
}
