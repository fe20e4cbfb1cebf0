import { crc32 } from 'node:zlib';
import type { Entry } from 'yauzl';

import { utf8OrCp949 } from './read-plain.js';

const utf8Flag = 0x800;
const unicodePath = 0x7075;

/** An entry as it is read, its texts not decoded. */
export type RawEntry = Entry & { fileNameRaw: Buffer; fileCommentRaw: Buffer };

/**
 * What a member of an archive is called. Names that do not say how they are written are UTF-8 from a Mac, or CP949 from a Korean Windows.
 */
export function memberName(entry: RawEntry): string {
  const said = entry.extraFields.find(({ id, data }) => id === unicodePath && data.length > 5 && data[0] === 1)?.data;
  return said?.readUInt32LE(1) === crc32(entry.fileNameRaw) ? said.toString('utf8', 5) : textOf(entry, entry.fileNameRaw);
}

/** What somebody wrote beside a member. */
export const memberComment = (entry: RawEntry): string => textOf(entry, entry.fileCommentRaw);

const textOf = ({ generalPurposeBitFlag }: Entry, raw: Buffer): string =>
  generalPurposeBitFlag & utf8Flag ? raw.toString('utf8') : utf8OrCp949(raw);

/** Controls, and marks that turn the direction of writing: `report\u202Efdp.exe` reads as `reportexe.pdf`. */
const unseen = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** A name that would be unpacked somewhere else than where it seems: outside of its folder, on a drive, through a link, into a hidden stream. */
export function isUnsafePath(name: string, entry: Entry): boolean {
  if (name === '' || unseen.test(name) || /^[/\\]/.test(name)) return true;
  const steps = name.split(/[/\\]/);
  if (steps.some((step) => /^\.\.[. ]*$/.test(step) || /^[a-z]:/i.test(step) || /:\$/.test(step))) return true;
  return !isFileOrFolder(entry);
}

/** Archives made on Unix say what a member is: anything but files and folders leads elsewhere, or is no content at all. */
function isFileOrFolder({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  const [unix, mac] = [3, 19];
  if (![unix, mac].includes(versionMadeBy >> 8)) return true;
  const kind = (externalFileAttributes >>> 28) & 0xf;
  const [none, folder, file] = [0, 4, 8];
  return kind === none || kind === folder || kind === file;
}

/** A member's name as it may stand in a sentence. */
export const shownName = (name: string): string => [...name.replace(/[\p{C}\p{Z}]+/gu, ' ').normalize('NFC')].slice(-120).join('');
