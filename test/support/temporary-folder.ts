import { glob, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identityOf, isAlive, ownIdentity, servesData } from '../../src/platform/embedded/process-identity.js';

const prefix = 'pado-test-';

/** A folder for this process, whose name tells others when it is no longer needed. */
export function temporaryFolder(): Promise<string> {
  const { pid, startedAt } = ownIdentity();
  return mkdtemp(join(tmpdir(), `${prefix}${pid}-${startedAt}-`));
}

/** Ends the servers and removes the folders that test runs left behind when they were killed. */
export async function removeFoldersOfDeadRuns(): Promise<void> {
  for (const name of (await readdir(tmpdir())).filter((entry) => entry.startsWith(prefix))) {
    const [pid, startedAt = ''] = name.slice(prefix.length).split('-');
    if (isAlive({ pid: Number(pid), startedAt })) continue;
    await removeFolder(join(tmpdir(), name)).catch((error: unknown) => {
      process.stderr.write(`${name} of an earlier test run stays: ${String(error)}\n`);
    });
  }
}

/** Removes a temporary folder, after ending whatever database server still runs in it. */
export async function removeFolder(folder: string): Promise<void> {
  for await (const file of glob('**/.pado/postgres/postmaster.pid', { cwd: folder })) {
    const pid = Number((await readFile(join(folder, file), 'utf8')).split('\n')[0]);
    const server = identityOf(pid);
    if (!server || !servesData(pid, join(folder, file, '..'))) continue;
    process.kill(pid, 'SIGQUIT');
    while (isAlive(server)) await pause(20);
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
