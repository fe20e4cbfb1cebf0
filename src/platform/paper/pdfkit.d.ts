/** What of pdfkit is used here; it comes without types. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  /** A font that was parsed, which any document may use. */
  interface ParsedFont {
    postscriptName: string;
    layout(text: string): unknown;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }

  interface Options {
    size?: 'A4';
    layout?: 'landscape';
    /** Pages can be gone back to until the end. */
    bufferPages?: boolean;
    margin?: number;
    info?: Record<string, string | Date>;
    lang?: string;
    displayTitle?: boolean;
    tagged?: boolean;
    pdfVersion?: '1.5' | '1.7';
    font?: ParsedFont | Uint8Array;
    userPassword?: string;
    compress?: boolean;
  }

  interface TextOptions {
    lineBreak?: boolean;
    link?: string;
    characterSpacing?: number;
  }

  interface Structure {
    add(child: Structure): this;
    end(): void;
  }

  class PDFKit extends Readable {
    constructor(options?: Options);
    /** The font in use; a field of its own, not announced. */
    _font: { font: ParsedFont };
    /** @param family under which a document finds the font again */
    font(font: ParsedFont | string, family?: string): this;
    fontSize(points: number): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(points: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    stroke(): this;
    rect(x: number, y: number, width: number, height: number): this;
    fill(): this;
    widthOfString(text: string): number;
    text(text: string): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    struct(type: string, options: { alt?: string; actual?: string }, content?: () => void): Structure;
    addStructure(structure: Structure): this;
    markContent(type: 'Artifact'): this;
    endMarkedContent(): this;
    image(content: Buffer, x: number, y: number): this;
    addPage(): this;
    switchToPage(index: number): this;
    outline: { addItem(title: string): unknown };
    link(x: number, y: number, width: number, height: number, url: string): this;
    initForm(): this;
    formText(name: string, x: number, y: number, width: number, height: number, options: Record<string, unknown>): this;
    note(x: number, y: number, width: number, height: number, contents: string, options?: Record<string, unknown>): this;
    file(content: Buffer, options: { name: string; description?: string }): unknown;
    end(): void;
  }

  export { type ParsedFont, type Structure, PDFKit as default };
}
