import type { FileKind } from './file-kind.js';
import { scrubHwp } from './scrub-hwp.js';
import { scrubHwpx } from './scrub-hwpx.js';
import { scrubJpeg, scrubPng } from './scrub-image.js';
import { scrubNotebook } from './scrub-notebook.js';
import { scrubOffice } from './scrub-office.js';
import { scrubPdf } from './scrub-pdf.js';
import { scrubZip } from './scrub-zip.js';

/** A ZIP in a ZIP in a ZIP is nobody's report. */
const deepest = 2;

/**
 * The file as judges may have it: its content, and nothing that tells who made it, when and where. The same bytes in give
 * the same bytes out. Null for what cannot be scrubbed; refuses with FILE_ENCRYPTED, FILE_DAMAGED or FILE_UNPACKS_TOO_LARGE.
 */
export const scrub = (kind: FileKind, bytes: Buffer): Promise<Buffer | null> => scrubWithin(kind, bytes, 0);

async function scrubWithin(kind: FileKind, bytes: Buffer, depth: number): Promise<Buffer | null> {
  switch (kind) {
    case 'PDF':
      return scrubPdf(bytes);
    case 'HWPX':
      return scrubHwpx(bytes);
    case 'DOCX':
    case 'PPTX':
    case 'XLSX':
      return scrubOffice(kind, bytes);
    case 'IPYNB':
      return scrubNotebook(bytes);
    case 'ZIP':
      return depth > deepest ? null : scrubZip(bytes, (of, member) => scrubWithin(of, member, depth + 1));
    case 'PNG':
      return scrubPng(bytes);
    case 'JPEG':
      return scrubJpeg(bytes);
    case 'CSV':
      // Nothing but the table that everyone sees.
      return bytes;
    case 'HWP':
      return scrubHwp(bytes);
  }
}
