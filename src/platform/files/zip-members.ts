import type { Entry } from 'yauzl';

import { refusal, Refused } from '../../domain/refusal.js';
import { inspectCompound } from './compound-members.js';
import { holdsOfficeMacros } from './office-macros.js';
import { isProgramName, signOf } from './program-signs.js';
import { openZip, type ZipArchive } from './zip-archive.js';
import { shownName } from './zip-names.js';

const megabyte = 1024 * 1024;
/** Archives within archives: the outermost is the first level. */
const maxDepth = 3;
/** Of what has to be unpacked to be looked into: one of them, and all of one file together. */
const maxInnerBytes = 64 * megabyte;
const maxAllInnerBytes = 256 * megabyte;
const maxInnerEntries = 20_000;

interface Inspection {
  depth: number;
  /** Of the whole file, however deep. */
  left: { bytes: number; entries: number };
}

/**
 * Looks at every member of an archive, archives and documents within it included, by name and by content: programs are refused with
 * FILE_HOLDS_PROGRAM, what cannot be looked into with FILE_HOLDS_ARCHIVE, FILE_NESTED_TOO_DEEP or FILE_PACKING_UNKNOWN.
 * @returns whether a document in it holds macros.
 */
export function inspectMembers(zip: ZipArchive): Promise<boolean> {
  return inspect(zip, { depth: 1, left: { bytes: maxAllInnerBytes, entries: maxInnerEntries } });
}

async function inspect(zip: ZipArchive, inspection: Inspection): Promise<boolean> {
  let holdsMacros = await holdsOfficeMacros(zip);
  inspection.left.entries -= zip.entries.length;
  if (inspection.left.entries < 0) throw new Refused(refusal('FILE_UNPACKS_TOO_LARGE', { maxEntries: maxInnerEntries, limitMb: 1024 }));
  // In the order in which they lie, so that the file is gone through once.
  const inOrder = zip.entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const entry of inOrder) if (await inspectMember(zip, entry, inspection)) holdsMacros = true;
  return holdsMacros;
}

async function inspectMember(zip: ZipArchive, entry: Entry, inspection: Inspection): Promise<boolean> {
  const member = shownName(entry.fileName);
  if (entry.fileName.endsWith('/') && entry.uncompressedSize === 0) return false;
  if (isProgramName(entry.fileName)) throw new Refused(refusal('FILE_HOLDS_PROGRAM', { member }));
  const sign = signOf(await zip.headOf(entry));
  if (sign === 'PROGRAM') throw new Refused(refusal('FILE_HOLDS_PROGRAM', { member }));
  if (sign === 'ARCHIVE') throw new Refused(refusal('FILE_HOLDS_ARCHIVE', { member }));
  if (sign === null) return false;
  inspection.left.bytes -= entry.uncompressedSize;
  const isTooDeep = sign === 'ZIP' && inspection.depth >= maxDepth;
  if (isTooDeep || entry.uncompressedSize > maxInnerBytes || inspection.left.bytes < 0)
    throw new Refused(refusal('FILE_NESTED_TOO_DEEP', { member, depth: maxDepth, limitMb: maxInnerBytes / megabyte }));
  return inTurn(inspection.depth, async () => {
    const content = await zip.contentOf(entry, maxInnerBytes);
    if (sign === 'COMPOUND') return inspectCompound(content, member);
    return inspect(await openZip(content), { ...inspection, depth: inspection.depth + 1 });
  });
}

/** One unpacked member at a time, over all files that are being received: each may take the memory of many. */
let turn: Promise<unknown> = Promise.resolve();

function inTurn<T>(depth: number, work: () => Promise<T>): Promise<T> {
  // Whatever is deeper has its turn already.
  if (depth > 1) return work();
  const done = turn.then(work);
  turn = done.catch(() => undefined);
  return done;
}
