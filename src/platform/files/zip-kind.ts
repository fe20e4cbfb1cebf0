import type { Entry } from 'yauzl';

import { refusal, Refused } from '../../domain/refusal.js';
import type { StoredBytes } from './stored-bytes.js';
import { xmlText } from './xml.js';
import { openZip, type ZipArchive } from './zip-archive.js';
import { inspectMembers } from './zip-members.js';

const smallPart = 1024 * 1024;

type ZipKind = 'HWPX' | 'PPTX' | 'XLSX' | 'DOCX' | 'ZIP';

/** The part an Office document opens with, with macros or without. Templates and slide shows have others, and are none of our kinds. */
const officeKinds: Record<string, ZipKind> = {
  'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml': 'PPTX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'XLSX',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'DOCX',
  'application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml': 'PPTX',
  'application/vnd.ms-excel.sheet.macroEnabled.main+xml': 'XLSX',
  'application/vnd.ms-word.document.macroEnabled.main+xml': 'DOCX',
};

/**
 * What an archive is, HWPX by its first entry, Office by its main part, else ZIP, and whether it holds macros; null for other formats built
 * on ZIP. Every member is looked at: see `inspectMembers`.
 */
export async function foundInZip(bytes: StoredBytes): Promise<{ kind: ZipKind; holdsMacros: boolean } | null> {
  const zip = await openZip(bytes.inOrder());
  const named = new Map(zip.entries.map((entry) => [entry.fileName, entry]));
  if (zip.entries.every((entry) => entry.fileName.endsWith('/'))) throw new Refused(refusal('FILE_EMPTY'));
  const kind = await kindOfZip(zip, named);
  if (kind === null) return null;
  // Which of two parts of the same name a document opens with would depend on who opens it.
  if (kind !== 'ZIP' && named.size < zip.entries.length) throw new Refused(refusal('FILE_DAMAGED'));
  return { kind, holdsMacros: await inspectMembers(zip) };
}

async function kindOfZip(zip: ZipArchive, named: Map<string, Entry>): Promise<ZipKind | null> {
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
