import { fileKinds, type FileKind } from './file-kind.js';
import { scrubHwpx } from './scrub-hwpx.js';
import { scrubPdf } from './scrub-pdf.js';

/**
 * The document as judges may have it: its content, and nothing that tells who made it, when and where. The same bytes in give
 * the same bytes out. Null for the kinds that cannot be scrubbed yet; refuses with FILE_ENCRYPTED, FILE_DAMAGED or
 * FILE_UNPACKS_TOO_LARGE.
 */
export async function scrub(kind: FileKind, bytes: Buffer): Promise<Buffer | null> {
  if (kind === 'PDF') return scrubPdf(bytes);
  if (kind === 'HWPX') return scrubHwpx(bytes);
  return null;
}

/** The name under which judges get a file, e.g. `K7Q2-report.pdf`: never the owner's. */
export const neutralName = (blindCode: string, slot: string, kind: FileKind) =>
  `${blindCode}-${slot.toLowerCase().replaceAll('_', '-')}.${fileKinds[kind].ending}`;
