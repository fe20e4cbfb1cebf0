import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError } from '../start-error.js';
import type { Binaries } from './binaries.js';
import { freePort } from './free-port.js';
import { type ProcessIdentity, identityOf, isAlive, servesData } from './process-identity.js';
import { type RunAs, start } from './run-as.js';

/** The running server process of a cluster. */
export interface Postmaster {
  port: number;
  /** Ends the server in good order; answers when it is gone. */
  stop(): Promise<void>;
  /** Tells it to end in good order and does not wait. */
  tellToEnd(): void;
}

export interface PostmasterSettings {
  folder: string;
  binaries: Binaries;
  way: RunAs;
  /** false gives up safety against a crash of the machine for speed. */
  durable: boolean;
}

export const dataFolderOf = (folder: string): string => join(folder, 'postgres');

const unsafe = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

const logLimitBytes = 10_000_000;

/** Starts the server on a free port, the same as last time when it can be had, and waits until it takes connections. */
export async function startPostmaster(settings: PostmasterSettings): Promise<Postmaster> {
  const patienceEnds = Date.now() + 20_000;
  for (;;) {
    const port = await freePort(settings.folder);
    const outcome = await tryStart(settings, port);
    if ('stop' in outcome) return outcome;
    // Another program may have taken the port since we looked, and backends of a killed server take a moment to notice their end.
    const passes = /Address already in use|pre-existing shared memory block/.test(outcome.lastWords);
    if (!passes || Date.now() > patienceEnds) throw doesNotStart(settings.folder, outcome.lastWords);
    await pause(200);
  }
}

async function tryStart(settings: PostmasterSettings, port: number): Promise<Postmaster | { lastWords: string }> {
  const { folder, binaries, way, durable } = settings;
  const data = dataFolderOf(folder);
  const log = await openLog(folder);
  const listening = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'timezone=UTC', '-c', 'log_timezone=UTC'];
  const args = ['-D', data, '-p', String(port), ...listening, ...(durable ? [] : unsafe)];
  try {
    // A session of its own: Ctrl-C in the terminal reaches us, and we end the server when its last client is gone.
    const child = start(way, binaries.postgres, args, { detached: true, stdio: ['ignore', log.file.fd, log.file.fd] });
    const failed = new Promise<string>((resolve) => child.once('error', ({ message }) => resolve(message)));
    child.unref();
    const postmaster = child.pid === undefined ? null : identityOf(child.pid);
    if (!postmaster) return { lastWords: child.pid === undefined ? await failed : await log.sinceOpened() };
    while (isAlive(postmaster)) {
      if (await isReady(data, postmaster.pid)) {
        return { port, stop: () => shutDown(postmaster), tellToEnd: () => signal(postmaster, 'SIGINT') };
      }
      await pause(10);
    }
    return { lastWords: await log.sinceOpened() };
  } finally {
    await log.file.close();
  }
}

/** The eighth line of postmaster.pid tells the state of the server. */
async function isReady(data: string, pid: number): Promise<boolean> {
  const lines = await pidFileOf(data);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

const pidFileOf = async (data: string): Promise<string[]> =>
  (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');

async function openLog(folder: string) {
  const path = join(folder, 'postgres.log');
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > logLimitBytes) await rename(path, `${path}.1`);
  const file = await open(path, 'a', 0o600);
  const from = size > logLimitBytes ? 0 : size;
  return { file, sinceOpened: async () => (await readFile(path)).subarray(from).toString().trim() };
}

const doesNotStart = (folder: string, lastWords: string): StartError => {
  const reason = lastWords.split('\n').findLast((line) => /FATAL|PANIC/.test(line)) ?? lastWords.split('\n').at(-1) ?? '';
  const log = join(folder, 'postgres.log');
  return new StartError(
    `내장 PostgreSQL이 시작되지 않았습니다: ${reason} (기록: ${log})`,
    `The embedded PostgreSQL does not start: ${reason} (log: ${log})`,
  );
};

/**
 * Ends the server that a killed start left behind in this folder. Only for whoever holds the claim on the folder.
 * A `postmaster.pid` without a server is removed: PostgreSQL would take for one whatever has the number now, even a dead process that
 * its parent has not buried. Backends that outlive their server still hold its shared memory, and a new server waits for them.
 */
export async function stopOrphan(folder: string): Promise<void> {
  const data = dataFolderOf(folder);
  const pid = Number((await pidFileOf(data))[0]);
  const server = pid > 0 && servesData(pid, data) ? identityOf(pid) : null;
  if (server) await shutDown(server);
  else await rm(join(data, 'postmaster.pid'), { force: true });
}

const signal = (postmaster: ProcessIdentity, how: NodeJS.Signals): void => {
  if (isAlive(postmaster)) process.kill(postmaster.pid, how);
};

/** Fast, then immediate shutdown, then the end of the process: the write-ahead log makes up for the last two at the next start. */
async function shutDown(postmaster: ProcessIdentity): Promise<void> {
  const steps = [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const;
  for (const [how, patience] of steps) {
    signal(postmaster, how);
    const ends = Date.now() + patience;
    while (isAlive(postmaster) && Date.now() < ends) await pause(10);
    if (!isAlive(postmaster)) return;
  }
}
