import type { TextPart } from '../../domain/document.js';

/** What can be read in a document. */
export interface Reading {
  /** Null: unknown, or a kind without pages. */
  pageCount: number | null;
  parts: TextPart[];
}
