import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorCodeOf } from './error-code.js';

/**
 * Makes a folder and those above it, where they are missing. (Node's own recursive `mkdir` never ends where the file system answers
 * ENOENT for a folder that cannot be made, as below `/proc`.)
 * @throws the system's error; ENOTDIR where a file stands in the way.
 */
export async function makeFolder(folder: string, options: { mode?: number } = {}): Promise<void> {
  const missing: string[] = [];
  for (let above = resolve(folder); !(await isFolder(above)); above = dirname(above)) missing.unshift(above);
  for (const one of missing) await mkdir(one, options).catch(unlessThere(one));
}

/** Somebody else may have made it in the meantime. */
const unlessThere =
  (folder: string) =>
  async (error: unknown): Promise<void> => {
    if (errorCodeOf(error) !== 'EEXIST' || !(await isFolder(folder))) throw error;
  };

async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return false;
    throw error;
  }
  throw Object.assign(new Error(`ENOTDIR: not a directory, ${path}`), { code: 'ENOTDIR' });
}
