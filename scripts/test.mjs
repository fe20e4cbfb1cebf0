// `npm test [-- jest arguments]`: installs what is missing, builds what has changed, runs the tests under the pinned Node.js.
// The last line is the plain count: N passed, N failed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runJest } from './lib/jest.mjs';
import { runScript } from './lib/project.mjs';

await runScript(async () => {
  try {
    await ensureInstalled();
    await ensureBuilt();
    const folder = mkdtempSync(join(tmpdir(), 'pado-count-'));
    const file = join(folder, 'counts.json');
    const code = await runJest(process.argv.slice(2), { PADO_TEST_COUNTS: file });
    const { passed, failed } = countsIn(file);
    rmSync(folder, { recursive: true, force: true });
    return conclude(passed, failed === 0 && (code !== 0 || passed === 0) ? 1 : failed);
  } catch (error) {
    console.error(error.message);
    return conclude(0, 1);
  }
});

function conclude(passed, failed) {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** Nothing is written when jest itself does not come to an end. */
function countsIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
}
