// `npm run bench -- <name>`: runs bench/<name>.mjs and prints what it measured, as one JSON object on the last line.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { pinnedEnvironment, pinnedNode, run, runScript } from '../scripts/lib/project.mjs';

const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length));
const [name, inPinnedNode] = process.argv.slice(2);

await runScript(async () => {
  if (!names.includes(name)) {
    console.error(`npm run bench -- ${names.join('|')}`);
    return 2;
  }
  if (!inPinnedNode) {
    await ensureInstalled();
    await ensureBuilt();
    // The floor and the server are measured under the same Node.js.
    return run(pinnedNode, [fileURLToPath(import.meta.url), name, 'in-pinned-node'], { env: pinnedEnvironment() });
  }
  const { measure } = await import(`./${name}.mjs`);
  console.log(JSON.stringify(await measure()));
  return 0;
});
