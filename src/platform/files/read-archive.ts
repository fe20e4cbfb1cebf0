import type { Entry } from 'yauzl';
import type { ReadMember } from './reading.js';
import type { TextCollector } from './text-collector.js';
import { openZip } from './zip-archive.js';

const maxUnpackedMb = 512;
const largestMember = 64 * 1024 * 1024;

/** The names of all files in a ZIP, then what can be read in them; one that is broken costs its own text. */
export async function readArchive(bytes: Buffer, into: TextCollector, readMember: ReadMember): Promise<void> {
  const zip = await openZip(bytes, maxUnpackedMb);
  for (const entry of zip.entries) {
    into.add('PATH', memberName(entry));
    into.add('COMMENT', (entry as Entry & { fileComment: string }).fileComment, { label: memberName(entry) });
  }
  for (const entry of zip.entries) {
    if (into.isFull) return;
    if (entry.fileName.endsWith('/') || entry.uncompressedSize > largestMember) continue;
    const content = await zip.contentOf(entry, largestMember).catch(() => null);
    if (content) await readMember(memberName(entry), content);
  }
}

/** Windows parts folders in its own way. */
export const memberName = ({ fileName }: Entry): string => fileName.replaceAll('\\', '/');
