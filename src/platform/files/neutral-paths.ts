import type { Entry } from 'yauzl';
import { memberName } from './read-archive.js';

/** What programs and systems leave behind: histories, settings, indexes, copies of deleted files. Some name who works there. */
const traces =
  /^(?:\..*|__MACOSX|Thumbs\.db|desktop\.ini|__pycache__|~\$.*|\$RECYCLE\.BIN|node_modules|renv|venv|.*\.(?:Rproj|iml|pyc|lnk|url))$/i;
const homes = /^(?:home|Users|Documents and Settings|사용자)$/;
const unseen = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * The files of a ZIP under the paths that they keep: without folders around everything, which people call after themselves, and without
 * what lies above and in a home. Traces of programs have none. No two paths are the same.
 */
export function neutralPaths(entries: readonly Entry[]): Map<Entry, string> {
  const files = entries
    .map((entry): [Entry, string[]] => [entry, partsOf(entry)])
    .filter(([, parts]) => parts.at(-1) !== '' && !parts.some((part) => traces.test(part)));
  const depth = commonDepth(files.map(([, parts]) => parts));
  const taken = new Set<string>();
  return new Map(files.map(([entry, parts]) => [entry, free(withoutHome(parts.slice(depth)).join('/'), taken)]));
}

const partsOf = (entry: Entry): string[] => memberName(entry).replace(unseen, '').normalize('NFC').split('/');

function withoutHome(parts: string[]): string[] {
  const home = parts.findLastIndex((part) => homes.test(part));
  return home >= 0 && home + 2 < parts.length ? parts.slice(home + 2) : parts;
}

/** How many folders lie around all files. */
function commonDepth(paths: string[][]): number {
  const [first] = paths;
  if (!first) return 0;
  let depth = 0;
  while (paths.every((parts) => parts.length > depth + 1 && parts[depth] === first[depth])) depth += 1;
  return depth;
}

function free(path: string, taken: Set<string>): string {
  const [, stem = path, ending = ''] = /^(.*?)(\.[^./]*)?$/s.exec(path) ?? [];
  let found = path;
  for (let number = 2; taken.has(found.toLowerCase()); number += 1) found = `${stem} (${number})${ending}`;
  taken.add(found.toLowerCase());
  return found;
}
