import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder, from `dist/src/platform` as from `src/platform`. */
const folders = ['../../../', '../../'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/** The path of a file that comes with the project and is not built, such as `demo/works.json`. */
export function projectFile(name: string): string {
  const found = folders.map((folder) => folder + name).find((path) => existsSync(path));
  if (!found) throw new Error(`${name} is missing`);
  return found;
}
