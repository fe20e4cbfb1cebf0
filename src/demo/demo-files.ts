import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder `demo`, from `dist/src/demo` as from `src/demo`. */
const folders = ['../../../demo/', '../../demo/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/** The path of a file of the demo, such as `works.json`. */
export function demoFile(name: string): string {
  const found = folders.map((folder) => folder + name).find((path) => existsSync(path));
  if (!found) throw new Error(`demo/${name} is missing`);
  return found;
}
