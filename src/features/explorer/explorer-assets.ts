import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectFile } from '../../platform/project-file.js';

interface Asset {
  type: 'js' | 'css';
  bytes: Buffer;
  /** By its content: a new version has another address, so browsers may keep this one for good. */
  address: string;
}

const { resolve } = createRequire(import.meta.url);
const inPackage = (name: string, file: string): string => join(dirname(resolve(`${name}/package.json`)), file);

/** What the page loads, in this order. GraphiQL is the build for browsers that its package brings (docs/decisions/0024). */
const places = {
  'explorer.css': () => projectFile('web/explorer/explorer.css'),
  'graphiql.css': () => inPackage('graphiql', 'graphiql.min.css'),
  'react.js': () => projectFile('dist/explorer/react.js'),
  'graphiql.js': () => inPackage('graphiql', 'graphiql.min.js'),
  'explorer.js': () => projectFile('web/explorer/explorer.js'),
} as const;

const read = new Map<string, Asset>();

/** A file of the page by its name; null for any other. */
export function assetOf(name: string): Asset | null {
  if (!Object.hasOwn(places, name)) return null;
  const kept = read.get(name);
  if (kept) return kept;
  const bytes = readFileSync(places[name as keyof typeof places]());
  const version = createHash('sha256').update(bytes).digest('base64url').slice(0, 12);
  const asset: Asset = { type: name.endsWith('.css') ? 'css' : 'js', bytes, address: `/explorer/${name}?v=${version}` };
  read.set(name, asset);
  return asset;
}

export const allAssets = (): Asset[] => Object.keys(places).map((name) => assetOf(name)!);
