import type { Entry } from 'yauzl';
import { Refused } from '../../domain/refusal.js';
import type { FileKind } from './file-kind.js';
import { judgeFile } from './judge-file.js';
import { memoryBytes } from './memory-bytes.js';
import { neutralPaths } from './neutral-paths.js';
import { neutralZip } from './neutral-zip.js';
import { withoutHomes } from './scrub-paths.js';
import { openZip } from './zip-archive.js';

/** It is taken apart in memory. */
const maxUnpackedMb = 256;

/** What people write by hand, and data in plain text. Others hold what cannot be looked for, or run where they are opened. */
const sources =
  /(?:\.(?:py|r|rmd|qmd|jl|sql|sas|do|m|sps|js|mjs|ts|tsx|jsx|css|java|scala|kt|c|cc|cpp|h|hpp|cs|go|rs|sh|ps1|bat|txt|md|rst|tex|bib|csv|tsv|json|jsonl|geojson|ya?ml|toml|ini|cfg|conf|lock)|^(?:README|LICENSE|NOTICE|Makefile|Dockerfile|requirements))$/i;

type Scrub = (kind: FileKind, bytes: Buffer) => Promise<Buffer | null>;

/**
 * A ZIP of those of its members that can be scrubbed, each by its kind, and of plain texts, in which paths do not tell whose computer they
 * lie on. What had to stay behind is counted in a note. Null when nothing can be shown.
 */
export async function scrubZip(bytes: Buffer, scrub: Scrub): Promise<Buffer | null> {
  const zip = await openZip(bytes, maxUnpackedMb);
  const paths = neutralPaths(zip.entries);
  const kept: [string, Buffer][] = [];
  const leftBehind: string[] = [];
  for (const [entry, path] of paths) {
    const content = isLink(entry) ? null : await scrubMember(path, await zip.contentOf(entry, entry.uncompressedSize), scrub);
    if (content) kept.push([path, content]);
    else leftBehind.push(path);
  }
  if (kept.length === 0) return null;
  return neutralZip(leftBehind.length > 0 ? [...kept, [noteName, Buffer.from(noteOf(leftBehind))]] : kept);
}

const isLink = ({ externalFileAttributes }: Entry) => ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;

async function scrubMember(path: string, content: Buffer, scrub: Scrub): Promise<Buffer | null> {
  try {
    const { kind } = await judgeFile(memoryBytes(content), path);
    return await scrub(kind, content);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.refusal.code === 'FILE_TYPE_UNKNOWN' && sources.test(path.split('/').at(-1)!) ? scrubText(content) : null;
  }
}

// Tabs, line ends, the form feed of old printouts and the colours of terminals are text.
// oxlint-disable-next-line no-control-regex
const noText = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/;

/** Text in UTF-8 or, byte by byte, in CP949, where no letter has a byte that separates folders; null for anything else. */
function scrubText(content: Buffer): Buffer | null {
  for (const [encoding, bytes] of [
    ['utf-8', 'utf8'],
    ['euc-kr', 'latin1'],
  ] as const) {
    try {
      if (noText.test(new TextDecoder(encoding, { fatal: true }).decode(content))) return null;
      return Buffer.from(withoutHomes(content.toString(bytes)), bytes);
    } catch {
      // It is not in this encoding.
    }
  }
  return null;
}

const noteName = 'README-pado.txt';

/** Names may tell whose they are; endings do not. */
function noteOf(paths: string[]): string {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const ending = /\.([A-Za-z0-9]{1,5})$/.exec(path)?.[1]?.toLowerCase() ?? '?';
    counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  const list = [...counts].map(([ending, count]) => `- ${ending}: ${count}`).join('\n');
  return `작성자 정보를 지울 수 없는 파일은 심사용 사본에서 뺐습니다.\nFiles that cannot be freed of what tells who made them are not in this copy.\n\n${list}\n`;
}
