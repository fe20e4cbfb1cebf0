/** A document of a word processor, as a reader of its own tells it: its body by pages, as far as the document says where they end. */
export interface DocumentText {
  pageCount: number | null;
  /** In reading order. `page` from 1; null where the document does not say. */
  paragraphs: { page: number | null; text: string }[];
}

/** Whatever reads HWP and HWPX. Throws for a document that it cannot read. */
export interface DocumentTextExtractor {
  textOf(bytes: Buffer): Promise<DocumentText>;
}
