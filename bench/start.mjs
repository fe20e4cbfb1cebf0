// How long two starts take until the first query is answered: `npm start` in a fresh copy of these sources, with nothing installed, and
// once more after Ctrl-C. The first needs the internet.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { machineEnvironment, root } from '../scripts/lib/project.mjs';

const port = 3900;
const query = `http://127.0.0.1:${port}/graphql?query={competitions{slug}}`;

/** `{ coldMs, warmMs }` */
export async function measure() {
  const folder = freshCopy();
  try {
    return { coldMs: await startOnce(folder), warmMs: await startOnce(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What git knows or would take, as it stands here now. */
function freshCopy() {
  const folder = mkdtempSync(join(tmpdir(), 'pado-bench-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  const isThere = (file) => file !== '' && existsSync(join(root, file));
  for (const file of files.split('\0').filter(isThere)) cpSync(join(root, file), join(folder, file));
  return folder;
}

/** Milliseconds from the command to the first answer; then Ctrl-C. */
async function startOnce(folder) {
  const begun = performance.now();
  const start = spawn('npm', ['start'], { cwd: folder, env: environment(), detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
  while (!(await isAnswered())) {
    if (start.exitCode !== null) throw new Error(`npm start ended with ${start.exitCode}.`);
    await pause(20);
  }
  const ms = Math.round(performance.now() - begun);
  process.kill(-Number(start.pid), 'SIGINT');
  await once(start, 'exit');
  return ms;
}

async function isAnswered() {
  try {
    const response = await fetch(query, { headers: { 'apollo-require-preflight': 'true' } });
    const { data } = await response.json();
    return data.competitions.length > 0;
  } catch {
    return false;
  }
}

/** Without what npm has told us about this run: the copy is another project. */
const environment = () => ({
  ...Object.fromEntries(Object.entries(machineEnvironment()).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name))),
  PORT: String(port),
  RATE_LIMITS: '0',
});
