import type { Entry } from 'yauzl';
import { utf8OrCp949 } from './read-plain.js';
import type { ReadMember } from './reading.js';
import type { TextCollector } from './text-collector.js';
import { openZip } from './zip-archive.js';

const maxUnpackedMb = 512;
const largestMember = 64 * 1024 * 1024;
const unicodePath = 0x7075;

/** What the types of the reader do not know of yet. */
type RawEntry = Entry & { fileNameRaw?: Buffer; fileComment?: string };

/** The names of all files in a ZIP, then what can be read in them; one that is broken costs its own text. */
export async function readArchive(bytes: Buffer, into: TextCollector, readMember: ReadMember): Promise<void> {
  const zip = await openZip(bytes, maxUnpackedMb);
  for (const entry of zip.entries) {
    into.add('PATH', memberName(entry));
    into.add('COMMENT', (entry as RawEntry).fileComment ?? '', { label: memberName(entry) });
  }
  for (const entry of zip.entries) {
    if (into.isFull) return;
    if (entry.fileName.endsWith('/') || entry.uncompressedSize > largestMember) continue;
    const content = await zip.contentOf(entry, largestMember).catch(() => null);
    if (content) await readMember(memberName(entry), content);
  }
}

/** Archives made on a Korean Windows have their names in CP949 and do not say so. */
export function memberName(entry: Entry): string {
  const saysUnicode = (entry.generalPurposeBitFlag & 0x800) !== 0 || entry.extraFields.some(({ id }) => id === unicodePath);
  const { fileNameRaw } = entry as RawEntry;
  return saysUnicode || !fileNameRaw ? entry.fileName : utf8OrCp949(fileNameRaw).replaceAll('\\', '/');
}
