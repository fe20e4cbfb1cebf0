import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { projectFile } from '../../platform/project-file.js';

interface Asset {
  bytes: Buffer;
  /** Packed, where that saves something. */
  packed: Buffer | null;
}

const pack = promisify(gzip);
const NAME = /^[\w-]+(\.[\w-]+)+$/;
/** Of the built console. */
export type Folder = '' | 'assets/' | `assets/pdf-${string}/`;
const FOLDER = /^(assets\/(pdf-[\d.]+\/)?)?$/;
const PACKABLE = /\.(m?js|css|svg|html|json)$/;
const kept = new Map<string, Promise<Asset>>();

/** A file of the built console, such as `assets/index-BNxZVU4i.js`; null for any other name. */
export function consoleFile(folder: Folder, name: string): Promise<Asset> | null {
  if (!FOLDER.test(folder) || folder.includes('..') || !NAME.test(name)) return null;
  const path = `dist/web/${folder}${name}`;
  const found = kept.get(path);
  if (found) return found;
  const bytes = read(path);
  if (!bytes) return null;
  const asset = (PACKABLE.test(name) ? pack(bytes) : Promise.resolve(null)).then((packed) => ({ bytes, packed }));
  kept.set(path, asset);
  return asset;
}

function read(path: string): Buffer | null {
  try {
    return readFileSync(projectFile(path));
  } catch {
    return null;
  }
}
