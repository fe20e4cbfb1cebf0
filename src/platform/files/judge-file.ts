import { refusal, Refused } from '../../domain/refusal.js';
import { openCompoundFile } from './compound-file.js';
import { inspectCompoundFile } from './compound-members.js';
import { type FileKind, fileKinds } from './file-kind.js';
import { factsOfPdf } from './pdf-facts.js';
import { checkPdf, isPdf } from './pdf-shape.js';
import type { StoredBytes } from './stored-bytes.js';
import { lookAtText } from './text-kinds.js';
import { shownName } from './zip-names.js';
import { foundInZip } from './zip-kind.js';

/** What is known of a file as soon as it is received. */
export interface JudgedFile {
  kind: FileKind;
  mediaType: string;
  /** Of a PDF; null: of another kind, or not countable in time. */
  pageCount: number | null;
  /** Whether it runs something when it is opened. */
  holdsMacros: boolean;
}

type Found = Pick<JudgedFile, 'kind'> & Partial<JudgedFile>;

/**
 * What a stored file is, by its content, and what is asked about it before a team may use it: every way of receiving files ends here. Its
 * name is asked only whether a plain table of text is meant as CSV. Bounded in time and memory, whatever the file is.
 * Refuses with FILE_EMPTY, FILE_TYPE_UNKNOWN, FILE_ENCRYPTED, FILE_DAMAGED, FILE_UNPACKS_TOO_LARGE, FILE_PATH_UNSAFE, FILE_HOLDS_PROGRAM,
 * FILE_HOLDS_ARCHIVE, FILE_NESTED_TOO_DEEP or FILE_PACKING_UNKNOWN.
 */
export async function judgeFile(bytes: StoredBytes, name: string): Promise<JudgedFile> {
  if (bytes.size === 0) throw new Refused(refusal('FILE_EMPTY'));
  const facts = await found(bytes, name);
  if (facts === null) throw new Refused(refusal('FILE_TYPE_UNKNOWN', { allowed: Object.keys(fileKinds).join(', ') }));
  return { mediaType: fileKinds[facts.kind].mediaType, pageCount: null, holdsMacros: false, ...facts };
}

async function found(bytes: StoredBytes, name: string): Promise<Found | null> {
  const head = await bytes.read(0, 1024);
  if (startsWith(head, 'PK\x05\x06')) throw new Refused(refusal('FILE_EMPTY'));
  if (startsWith(head, 'PK\x03\x04')) return foundInZip(bytes);
  // A second file hidden behind the first one: what it is would depend on who opens it.
  if (await endsAsZip(bytes)) return null;
  if (startsWith(head, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return foundInCompoundFile(bytes, name);
  if (startsWith(head, '\x89PNG\r\n\x1a\n')) return whole(bytes, 'PNG', 'IEND\xae\x42\x60\x82');
  if (startsWith(head, '\xff\xd8\xff')) return whole(bytes, 'JPEG', '\xff\xd9');
  if (isPdf(head)) {
    await checkPdf(bytes);
    return { kind: 'PDF', ...(await factsOfPdf(bytes)) };
  }
  const kind = await kindOfText(bytes, name);
  return kind && { kind };
}

/** HWP 5: the properties in its FileHeader say whether a password, a DRM system or a certificate locks it. */
async function foundInCompoundFile(bytes: StoredBytes, name: string): Promise<Found | null> {
  const file = await openCompoundFile(bytes);
  // An Office document with a password is wrapped in one of these.
  if (file.entries.some(({ name }) => name === 'EncryptedPackage')) throw new Refused(refusal('FILE_ENCRYPTED'));
  const header = await file.headOf('FileHeader');
  if (!header || header.length < 40 || !startsWith(header, 'HWP Document File')) return null;
  const password = 1 << 1;
  const drm = 1 << 4;
  const certificate = 1 << 8;
  const certificateDrm = 1 << 10;
  if (header.readUInt32LE(36) & (password | drm | certificate | certificateDrm)) throw new Refused(refusal('FILE_ENCRYPTED'));
  return { kind: 'HWP', holdsMacros: await inspectCompoundFile(file, bytes, shownName(name)) };
}

async function kindOfText(bytes: StoredBytes, name: string): Promise<FileKind | null> {
  const { notebook, table } = await lookAtText(bytes);
  if (notebook === 'whole') return 'IPYNB';
  if (notebook === 'cut') throw new Refused(refusal('FILE_DAMAGED'));
  return table && name.toLowerCase().endsWith('.csv') ? 'CSV' : null;
}

/** Cameras and editors add a little behind the end of a picture, but a picture without its end was cut off. */
async function whole(bytes: StoredBytes, kind: FileKind, end: string): Promise<Found> {
  if (!(await bytes.tail(4096)).includes(Buffer.from(end, 'latin1'))) throw new Refused(refusal('FILE_DAMAGED'));
  return { kind };
}

async function endsAsZip(bytes: StoredBytes): Promise<boolean> {
  const endLength = 22;
  const tail = await bytes.tail(endLength + 0xffff);
  for (let at = tail.length - endLength; at >= 0; at -= 1) {
    at = tail.lastIndexOf('PK\x05\x06', at, 'latin1');
    if (at < 0) return false;
    if (at + endLength + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}

const startsWith = (content: Buffer, magic: string) => content.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1'));
