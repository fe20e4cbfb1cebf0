// `npm run simulate [-- --runs N]`: what docs/scoring.md says of rules and intervals, by contests that are drawn and judged with our own
// functions. Prints tables, and all figures as one JSON object on the last line.
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { pinnedEnvironment, pinnedNode, run, runScript } from './lib/project.mjs';

const USUAL_RUNS = 5000;
const [option, number, inPinnedNode] = process.argv.slice(2);
const runs = option === '--runs' ? Number(number) : USUAL_RUNS;

await runScript(async () => {
  if ((option !== undefined && option !== '--runs') || !(Number.isInteger(runs) && runs >= 1)) {
    console.error('npm run simulate [-- --runs N]');
    return 2;
  }
  if (!inPinnedNode) {
    await ensureInstalled();
    await ensureBuilt();
    return run(pinnedNode, [fileURLToPath(import.meta.url), '--runs', `${runs}`, 'in-pinned-node'], { env: pinnedEnvironment() });
  }
  const { simulateAll } = await import('../bench/simulate/all.mjs');
  console.log(JSON.stringify(simulateAll(runs)));
  return 0;
});
