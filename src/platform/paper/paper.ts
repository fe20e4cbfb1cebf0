import PdfDocument, { type Structure } from 'pdfkit';
import { linesOf, shortened } from './fit-text.js';
import { koreanFonts } from './fonts.js';
import { printable } from './glyphs.js';
import { qrMatrix } from './qr-matrix.js';

/** How something is written. Sizes in points. */
export interface Writing {
  size?: number;
  bold?: boolean;
  /** As `#rrggbb`. */
  colour?: string;
  /** How many lines at most; what does not fit is left out with an ellipsis. One by default. */
  lines?: number;
  /** From one line to the next, in sizes; 1.5 by default. */
  leading?: number;
}

/** A piece of text in a row of a table: at `x` from the left margin, so wide, shortened to fit; of file names the end is kept. */
export interface Cell extends Writing {
  text: string;
  x: number;
  width: number;
  keepEnd?: number;
  /** Figures stand at the right, below each other. */
  atRight?: boolean;
  isCentred?: boolean;
  /** Between two characters, in points: of large titles. */
  spacing?: number;
}

/** What a piece is to somebody who has it read out. */
export type Part = 'H1' | 'H2' | 'P' | 'TH' | 'TD';

interface PaperShape {
  title: string;
  /** What the file says of when it was made. */
  at: Date;
  isLandscape?: boolean;
  /** At the foot of each page, beside the number of the page. Without it pages have no foot. */
  footer?: string;
}

const A4 = { width: 595.28, height: 841.89 };
const MARGIN = 56;
/** From one line to the next, in sizes. */
const LEADING = 1.5;
const INK = '#1e2124';
const FOOT = '#6d7882';

const stepOf = ({ size = 10, leading = LEADING }: Pick<Cell, 'size' | 'leading'>): number => size * leading;

/**
 * Pages of A4 in Korean that are written from top to bottom. The same calls give the same bytes: nothing in them comes from the clock or from
 * chance. They are tagged for screen readers; whoever draws says by the order of calls in which order they are read. A character that the
 * fonts lack is printed as its code.
 */
export class Paper {
  /** Between the margins, in points. */
  readonly width: number;
  /** How far down a page one may write. */
  readonly height: number;
  /** Where the next line begins, from the top margin. */
  y = 0;
  private readonly document: PdfDocument;
  private readonly fonts = koreanFonts();
  private readonly footer: string | undefined;
  private pages = 1;
  private parent: Structure | null = null;
  private isArtifact = false;

  constructor({ title, at, isLandscape = false, footer }: PaperShape) {
    const info = { Title: title, Producer: 'Pado', Creator: 'Pado', CreationDate: at, ModDate: at };
    const reading = { lang: 'ko', displayTitle: true, tagged: true, pdfVersion: '1.7' } as const;
    const shape = { ...(isLandscape && { layout: 'landscape' as const }), ...(footer !== undefined && { bufferPages: true }) };
    this.document = new PdfDocument({ size: 'A4', margin: MARGIN, font: this.fonts.regular, info, ...reading, ...shape });
    const [width, height] = isLandscape ? [A4.height, A4.width] : [A4.width, A4.height];
    this.width = width - 2 * MARGIN;
    this.height = height - 2 * MARGIN;
    this.footer = footer;
  }

  /** Writes a text and goes to the line below. */
  write(text: string, writing: Writing & Pick<Cell, 'isCentred' | 'atRight' | 'spacing'> & { as?: Part; link?: string } = {}): void {
    this.row([{ text, x: 0, width: this.width, ...writing }], writing);
  }

  /** Writes cells beside each other, and goes below the tallest. It does not begin a page: see `keep`. */
  row(cells: readonly Cell[], { as = 'P', link }: { as?: Part; link?: string } = {}): void {
    const top = this.y;
    for (const cell of cells) {
      const fitted = this.fit(cell);
      this.place(cell, fitted, top, as, link);
      this.y = Math.max(this.y, top + Math.max(1, fitted.length) * stepOf(cell));
    }
  }

  /** Writes all of a text, on as many lines and pages as it takes. */
  flow(text: string, writing: Writing & { as?: Part } = {}): void {
    for (const paragraph of text.split(/\r?\n/)) {
      const cell = { ...writing, text: paragraph, x: 0, width: this.width, lines: Number.MAX_SAFE_INTEGER };
      const lines = this.fit(cell);
      while (lines.length > 0) {
        this.keep(stepOf(cell));
        const room = Math.max(1, Math.floor((this.height - this.y) / stepOf(cell) + 0.01));
        const onPage = lines.splice(0, room);
        this.place(cell, onPage, this.y, writing.as ?? 'P');
        this.y += onPage.length * stepOf(cell);
      }
    }
  }

  /** How tall a row of these is. */
  heightOf(cells: readonly Cell[]): number {
    return Math.max(0, ...cells.map((cell) => Math.max(1, this.fit(cell).length) * stepOf(cell)));
  }

  /** Whether a cell says all of its text. */
  fits(cell: Cell): boolean {
    const lines = cell.lines ?? 1;
    return this.fit({ ...cell, lines: lines + 1 }).length <= lines;
  }

  /** Begins a page, unless so many points are left on this one. Tells whether it did. */
  keep(points: number): boolean {
    if (this.y === 0 || this.y + points <= this.height + 0.01) return false;
    this.newPage();
    return true;
  }

  newPage(): void {
    this.document.addPage();
    this.pages += 1;
    this.y = 0;
  }

  gap(points: number): void {
    this.y += points;
  }

  /** What `content` writes belongs together: a table, or a row of one. */
  within(type: 'Table' | 'TR', content: () => void): void {
    if (this.isArtifact) return content();
    const [part, around] = [this.document.struct(type, {}), this.parent];
    this.attach(part);
    this.parent = part;
    content();
    this.parent = around;
    part.end();
  }

  /** What `content` writes is for the eye alone: no reader is told of it, e.g. of the head of a table that is written again. */
  unread(content: () => void): void {
    this.isArtifact = true;
    content();
    this.isArtifact = false;
  }

  /** A line across the page; no reader is told of it. */
  rule(colour = '#b1b8be', thickness = 0.6): void {
    const y = MARGIN + this.y;
    this.drawn(() =>
      this.document
        .strokeColor(colour)
        .lineWidth(thickness)
        .moveTo(MARGIN, y)
        .lineTo(MARGIN + this.width, y)
        .stroke(),
    );
  }

  /** A rectangle, from the left and top margins, which may lie outside of them; no reader is told of it. */
  box({ x, y, width, height, colour = INK, thickness = 0.6, fill }: BoxShape): void {
    this.drawn(() => {
      if (fill !== undefined)
        this.document
          .fillColor(fill)
          .rect(MARGIN + x, MARGIN + y, width, height)
          .fill();
      if (thickness > 0)
        this.document
          .strokeColor(colour)
          .lineWidth(thickness)
          .rect(MARGIN + x, MARGIN + y, width, height)
          .stroke();
    });
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
    if (this.footer !== undefined) this.writeFeet(this.footer);
    const chunks: Buffer[] = [];
    this.document.end();
    for await (const chunk of this.document) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  private writeFeet(footer: string): void {
    for (let page = 0; page < this.pages; page++) {
      this.document.switchToPage(page);
      this.y = this.height + 20;
      const small = { size: 8, colour: FOOT };
      this.unread(() =>
        this.row([
          { ...small, text: footer, x: 0, width: this.width - 60 },
          { ...small, text: `${page + 1} / ${this.pages}`, x: this.width - 56, width: 56, atRight: true },
        ]),
      );
    }
  }

  private place(cell: Cell, lines: readonly string[], top: number, as: Part, link?: string): void {
    const { x, width, size = 10, spacing = 0, atRight = false, isCentred = false, bold, colour } = cell;
    const measure = this.measuring(cell);
    // Spread characters are one word to whoever has it read out.
    this.tagged(as, spacing === 0 ? {} : { actual: cell.text }, () => {
      for (const [index, line] of lines.entries()) {
        const left = atRight ? x + width - measure(line) : isCentred ? x + (width - measure(line)) / 2 : x;
        this.put(line, left, top + index * stepOf(cell), { size, spacing, ...(bold && { bold }), ...(colour && { colour }) }, link);
      }
    });
  }

  private fit(cell: Cell): string[] {
    const { width, lines = 1, keepEnd } = cell;
    const [text, measure] = [printable(cell.text), this.measuring(cell)];
    return keepEnd === undefined ? linesOf(text, measure, width, lines) : [shortened(text, measure, width, keepEnd)];
  }

  private measuring({ size = 10, bold = false, spacing = 0 }: Cell): (text: string) => number {
    return (text) => {
      this.use(bold, size);
      return this.document.widthOfString(text) + spacing * Math.max(0, [...text].length - 1);
    };
  }

  /** By the name under which the document has the font: without it pdfkit opens it anew each time, and compares. */
  private use(bold: boolean, size: number): void {
    const font = bold ? this.fonts.bold : this.fonts.regular;
    this.document.font(font, font.postscriptName).fontSize(size);
  }

  private put(line: string, x: number, y: number, { size = 10, bold = false, colour = INK, spacing }: Placed, link?: string): void {
    const options = { lineBreak: false, ...(link === undefined ? {} : { link }), ...(spacing ? { characterSpacing: spacing } : {}) };
    this.use(bold, size);
    this.document.fillColor(colour).text(line, MARGIN + x, MARGIN + y, options);
  }

  private tagged(type: string, options: { alt?: string; actual?: string }, content: () => void): void {
    if (this.isArtifact) return this.drawn(content);
    const part = this.document.struct(type, options, content);
    this.attach(part);
    part.end();
  }

  private attach(part: Structure): void {
    if (this.parent) this.parent.add(part);
    else this.document.addStructure(part);
  }

  private drawn(content: () => void): void {
    this.document.markContent('Artifact');
    content();
    this.document.endMarkedContent();
  }
}

type Placed = Pick<Cell, 'size' | 'bold' | 'colour' | 'spacing'>;

interface BoxShape {
  x: number;
  y: number;
  width: number;
  height: number;
  colour?: string;
  /** Of its line; 0: none. */
  thickness?: number;
  fill?: string;
}
