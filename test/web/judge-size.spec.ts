import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';

const folder = join(import.meta.dirname, '..', '..', 'dist', 'web');
interface Chunk {
  file: string;
  imports?: string[];
}

/** The script of a page before anything heavy is asked for: the console itself, the page, and what both import. */
function scriptsOf(manifest: Record<string, Chunk>, entries: readonly string[]): Set<string> {
  const found = new Set<string>();
  const walk = (key: string) => {
    const { file, imports = [] } = manifest[key]!;
    if (found.has(file)) return;
    found.add(file);
    imports.forEach(walk);
  };
  entries.forEach(walk);
  return found;
}

test.each(['seats.tsx', 'desk/desk.tsx', 'work/work.tsx', 'review.tsx'])(
  'the judge reaches %s with less than 250 kB of packed script, without a viewer or plots',
  (page) => {
    const path = join(folder, '.vite', 'manifest.json');
    expect(existsSync(path)).toBe(true);
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Chunk>;
    const files = scriptsOf(manifest, ['index.html', `src/pages/judge/${page}`, 'src/i18n/ko.json']);
    expect([...files].filter((file) => /pdf|plot/.test(file))).toEqual([]);
    const size = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
    expect(size).toBeLessThan(250_000);
  },
);
