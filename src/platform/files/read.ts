import type { FileKind } from './file-kind.js';
import { readPdf } from './read-pdf.js';
import { readPlain } from './read-plain.js';
import type { Reading } from './reading.js';

/** Reads a document; null for a kind without text that we can read. Refuses with FILE_ENCRYPTED, FILE_DAMAGED or FILE_UNPACKS_TOO_LARGE. */
export async function read(kind: FileKind, bytes: Buffer): Promise<Reading | null> {
  if (kind === 'PDF') return readPdf(bytes);
  if (kind === 'CSV') return { pageCount: null, parts: readPlain(bytes) };
  return null;
}
