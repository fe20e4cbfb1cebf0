import { refusal, Refused } from '../../domain/refusal.js';
import { openCompoundFile } from './compound-file.js';
import { checkPdf, isPdf } from './pdf-shape.js';
import type { StoredBytes } from './stored-bytes.js';
import { lookAtText } from './text-kinds.js';
import { kindOfZip } from './zip-kind.js';

export const fileKinds = {
  PDF: { mediaType: 'application/pdf', ending: 'pdf' },
  HWPX: { mediaType: 'application/hwp+zip', ending: 'hwpx' },
  HWP: { mediaType: 'application/x-hwp', ending: 'hwp' },
  PPTX: { mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', ending: 'pptx' },
  XLSX: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  DOCX: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  ZIP: { mediaType: 'application/zip', ending: 'zip' },
  IPYNB: { mediaType: 'application/x-ipynb+json', ending: 'ipynb' },
  CSV: { mediaType: 'text/csv', ending: 'csv' },
  PNG: { mediaType: 'image/png', ending: 'png' },
  JPEG: { mediaType: 'image/jpeg', ending: 'jpg' },
} as const;

export type FileKind = keyof typeof fileKinds;

/**
 * What a stored file is, by its content. Its name is asked only whether a plain table of text is meant as CSV.
 * Refuses with FILE_EMPTY, FILE_TYPE_UNKNOWN, FILE_ENCRYPTED, FILE_DAMAGED or FILE_UNPACKS_TOO_LARGE.
 */
export async function kindOf(bytes: StoredBytes, name: string): Promise<FileKind> {
  if (bytes.size === 0) throw new Refused(refusal('FILE_EMPTY'));
  const kind = await judge(bytes, name);
  if (kind === null) throw new Refused(refusal('FILE_TYPE_UNKNOWN', { allowed: Object.keys(fileKinds).join(', ') }));
  return kind;
}

async function judge(bytes: StoredBytes, name: string): Promise<FileKind | null> {
  const head = await bytes.read(0, 1024);
  if (startsWith(head, 'PK\x05\x06')) throw new Refused(refusal('FILE_EMPTY'));
  if (startsWith(head, 'PK\x03\x04')) return kindOfZip(bytes);
  // A second file hidden behind the first one: what it is would depend on who opens it.
  if (await endsAsZip(bytes)) return null;
  if (startsWith(head, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return kindOfCompoundFile(bytes);
  if (startsWith(head, '\x89PNG\r\n\x1a\n')) return whole(bytes, 'PNG', 'IEND\xae\x42\x60\x82');
  if (startsWith(head, '\xff\xd8\xff')) return whole(bytes, 'JPEG', '\xff\xd9');
  if (isPdf(head)) {
    await checkPdf(bytes);
    return 'PDF';
  }
  return kindOfText(bytes, name);
}

/** HWP 5: the properties in its FileHeader say whether a password, a DRM system or a certificate locks it. */
async function kindOfCompoundFile(bytes: StoredBytes): Promise<FileKind | null> {
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
  return 'HWP';
}

async function kindOfText(bytes: StoredBytes, name: string): Promise<FileKind | null> {
  const { notebook, table } = await lookAtText(bytes);
  if (notebook === 'whole') return 'IPYNB';
  if (notebook === 'cut') throw new Refused(refusal('FILE_DAMAGED'));
  return table && name.toLowerCase().endsWith('.csv') ? 'CSV' : null;
}

/** Cameras and editors add a little behind the end of a picture, but a picture without its end was cut off. */
async function whole(bytes: StoredBytes, kind: FileKind, end: string): Promise<FileKind> {
  if (!(await bytes.tail(4096)).includes(Buffer.from(end, 'latin1'))) throw new Refused(refusal('FILE_DAMAGED'));
  return kind;
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
