declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  interface Options {
    info?: Record<string, string | Date>;
    userPassword?: string;
    compress?: boolean;
  }

  class PDFKit extends Readable {
    constructor(options?: Options);
    text(text: string): this;
    image(content: Buffer, x: number, y: number): this;
    addPage(): this;
    note(x: number, y: number, width: number, height: number, contents: string, options?: Record<string, unknown>): this;
    file(content: Buffer, options: { name: string; description?: string }): unknown;
    end(): void;
  }

  export { PDFKit as default };
}
