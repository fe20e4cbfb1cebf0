import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

import { refusal, Refused } from '../../domain/refusal.js';
import { type CompoundEntry, type CompoundFile, openCompoundFile } from './compound-file.js';
import { hwpScript, isDefaultScript } from './hwp-scripts.js';
import { isProgramName, signOf } from './program-signs.js';
import { shownName } from './zip-names.js';

const inflated = promisify(inflateRaw);
const megabyte = 1024 * 1024;
const maxStreamBytes = 16 * megabyte;
/** What an installer of Windows is called in the root of its file: {000C1084-0000-0000-C000-000000000046}. */
const installer = '84100c0000000000c000000000000046';
const visualBasic = /^(_VBA_PROJECT|_VBA_PROJECT_CUR|Macros|VBA)$/i;

interface Bytes {
  size: number;
  read(start: number, length: number): Promise<Buffer>;
}

/** A compound file within another file, or an embedded object. @returns whether it holds macros; refuses with FILE_HOLDS_PROGRAM. */
export async function inspectCompound(content: Buffer, member: string): Promise<boolean> {
  const bytes = { size: content.length, read: (start: number, length: number) => Promise.resolve(content.subarray(start, start + length)) };
  return inspectCompoundFile(await openCompoundFile(bytes), bytes, member);
}

/** The same of one that is open: HWP 5, an older Office document, an embedded object. */
export async function inspectCompoundFile(file: CompoundFile, bytes: Bytes, member: string): Promise<boolean> {
  const program = new Refused(refusal('FILE_HOLDS_PROGRAM', { member }));
  const root = file.entries.find(({ kind }) => kind === 'root');
  if (root && (await bytes.read(root.at + 80, 16)).toString('hex') === installer) throw program;
  let holdsMacros = file.entries.some(({ name }) => visualBasic.test(name));
  for (const entry of file.entries) {
    if (entry.kind !== 'stream') continue;
    if (isProgramName(entry.name)) throw new Refused(refusal('FILE_HOLDS_PROGRAM', { member: shownName(entry.name) }));
    if (entry.name === '\x01Ole10Native' && isPackagedProgram(await streamOf(file, bytes, entry))) throw program;
    if (/\.ole$/i.test(entry.name) && (await holdsInObject(file, bytes, entry))) holdsMacros = true;
    if (entry.name === 'DefaultJScript') holdsMacros ||= !isDefaultScript(hwpScript(await unpacked(file, bytes, entry)));
  }
  return holdsMacros;
}

/** An object in an HWP document: packed, behind four bytes that say how long it is. */
async function holdsInObject(file: CompoundFile, bytes: Bytes, entry: CompoundEntry): Promise<boolean> {
  const content = await unpacked(file, bytes, entry);
  for (const start of [0, 4]) {
    if (signOf(content.subarray(start)) === 'COMPOUND') return inspectCompound(content.subarray(start), shownName(entry.name));
  }
  return false;
}

async function streamOf(file: CompoundFile, bytes: Bytes, entry: CompoundEntry): Promise<Buffer> {
  if (entry.size > maxStreamBytes) return Buffer.alloc(0);
  const pieces = await file.piecesOf(entry);
  return Buffer.concat(await Promise.all(pieces.map(([start, end]) => bytes.read(start, end - start))));
}

/** Whether streams are packed is said of the whole document; what cannot be unpacked is not. */
async function unpacked(file: CompoundFile, bytes: Bytes, entry: CompoundEntry): Promise<Buffer> {
  const packed = await streamOf(file, bytes, entry);
  const flags = await file.headOf('FileHeader');
  if (!flags || flags.length < 40 || !(flags.readUInt32LE(36) & 1)) return packed;
  return inflated(packed, { maxOutputLength: maxStreamBytes }).catch(() => packed);
}

/** [MS-OLEDS] 2.3.6: a file that was dropped into a document, with its name, its path, and its content. */
function isPackagedProgram(native: Buffer): boolean {
  const names = native.subarray(6, 2048).toString('latin1').split('\0').slice(0, 3);
  return names.some(isProgramName) || native.includes('This program cannot be run in DOS mode') || native.includes('\x7fELF', 0, 'latin1');
}
