import type { TextPart } from '../../domain/document.js';

/** What can be read in a document. */
export interface Reading {
  /** Null: unknown, or a kind without pages. */
  pageCount: number | null;
  parts: TextPart[];
}

/** Reads a file that lies within another one, if it is one that we can read and does not lie too deep. */
export type ReadMember = (name: string, content: Buffer) => Promise<void>;

/** Of HWP and HWPX: a paragraph, or words that stand outside of one. `isHidden`: in a remark, deleted, or in a description that no page shows. */
export interface KoreanParagraph {
  text: string;
  isHidden: boolean;
}
