import type { Entry } from 'yauzl';

import { refusal, Refused } from '../../domain/refusal.js';
import type { StoredBytes } from './stored-bytes.js';
import { xmlText } from './xml.js';
import { openZip, type ZipArchive } from './zip-archive.js';

const smallPart = 1024 * 1024;

type ZipKind = 'HWPX' | 'PPTX' | 'XLSX' | 'DOCX' | 'ZIP';

/** The part an Office document opens with. Macro-enabled documents and templates have others, and are none of our kinds. */
const officeKinds: Record<string, ZipKind> = {
  'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml': 'PPTX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'XLSX',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'DOCX',
};

/** What an archive is: HWPX by its first entry, Office by its main part, else ZIP; null for other formats built on ZIP. */
export async function foundInZip(bytes: StoredBytes): Promise<{ kind: ZipKind } | null> {
  const kind = await kindOfZip(bytes);
  return kind && { kind };
}

async function kindOfZip(bytes: StoredBytes): Promise<ZipKind | null> {
  const zip = await openZip(bytes);
  const named = new Map(zip.entries.map((entry) => [entry.fileName, entry]));
  if (zip.entries.every((entry) => entry.fileName.endsWith('/'))) throw new Refused(refusal('FILE_EMPTY'));
  const first = zip.entries.find((entry) => entry.relativeOffsetOfLocalHeader === 0);
  if (first?.fileName === 'mimetype') return kindByMimetype(zip, first, named);
  const contentTypes = named.get('[Content_Types].xml');
  return contentTypes ? officeKind(xmlText(await zip.contentOf(contentTypes, smallPart)), named) : 'ZIP';
}

async function kindByMimetype(zip: ZipArchive, mimetype: Entry, named: Map<string, Entry>): Promise<ZipKind | null> {
  const type = (await zip.contentOf(mimetype, 256)).toString('latin1').trim();
  if (type !== 'application/hwp+zip') return null;
  if (await isLockedHwpx(zip)) throw new Refused(refusal('FILE_ENCRYPTED'));
  if (!named.has('Contents/content.hpf') || !named.has('Contents/section0.xml')) throw new Refused(refusal('FILE_DAMAGED'));
  return 'HWPX';
}

/** HWPX keeps the ZIP itself open and locks the parts, which the manifest then says of each. */
export async function isLockedHwpx(zip: ZipArchive): Promise<boolean> {
  const manifest = zip.entries.find((entry) => entry.fileName === 'META-INF/manifest.xml');
  return manifest !== undefined && xmlText(await zip.contentOf(manifest, smallPart)).includes('encryption-data');
}

function officeKind(contentTypes: string, named: Map<string, Entry>): ZipKind | null {
  const found = new Set<ZipKind>();
  for (const [override] of contentTypes.matchAll(/<Override\b[^<>]*>/g)) {
    const kind = officeKinds[attribute(override, 'ContentType')];
    const part = attribute(override, 'PartName').replace(/^\//, '');
    if (kind && !named.has(part)) throw new Refused(refusal('FILE_DAMAGED'));
    if (kind) found.add(kind);
  }
  const [kind, ...others] = found;
  return kind && others.length === 0 ? kind : null;
}

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';
