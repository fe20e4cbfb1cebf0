/** Something that can be read in a document, and where. Composed (NFC), without control characters, one paragraph a line. */
export interface TextPart {
  /**
   * TEXT: what the document says, in reading order. PROPERTY: what the file says of itself. COMMENT: remarks and tracked changes, and
   * who made them. PATH: names of the files within an archive, and paths in a notebook.
   */
  where: 'TEXT' | 'PROPERTY' | 'COMMENT' | 'PATH';
  /** From 1: a page, slide or sheet; null where the kind has none, or its text tells of none. */
  page: number | null;
  /** What it is, e.g. `dc:creator`, `comments.xml`, the name of a sheet, or the member of an archive it stands in; null: the body. */
  label: string | null;
  text: string;
}
