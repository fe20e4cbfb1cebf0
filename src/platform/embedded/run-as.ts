import { type ChildProcess, type SpawnOptions, execFile, spawn } from 'node:child_process';
import { chown, lstat, readdir, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../start-error.js';

const execute = promisify(execFile);

/** How PostgreSQL's programs are started here: they refuse to run as root, or as a user without a name. */
export interface RunAs {
  /** A command that starts its arguments under another identity; empty to start them directly. */
  prefix: string[];
  /** The user and group that own the files. */
  uid: number;
  gid: number;
  /** Whether the process itself is started as that user. */
  switchUser: boolean;
}

const nobody = 65_534;

/** In a namespace of its own the program believes that it is nobody, while the files stay ours. */
const inNamespace = (uid: number, gid: number): RunAs => ({
  prefix: ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`],
  uid,
  gid,
  switchUser: false,
});

const directly = (uid: number, gid: number): RunAs => ({ prefix: [], uid, gid, switchUser: false });

const asUser = (uid: number, gid: number): RunAs => ({ prefix: [], uid, gid, switchUser: true });

/** For containers without user namespaces: another user, who may still pass the closed folders on the way. */
const asUserPastClosedFolders = (uid: number, gid: number): RunAs => ({
  prefix: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'],
  uid,
  gid,
  switchUser: false,
});

const probe = 'test -x "$1" || { echo "no way into $1 as user $(id -u)" >&2; exit 1; }; exec "$2" --version';

/** The first way that works for this folder and program. Throws a StartError when none does. */
export async function chooseRunAs(folder: string, program: string): Promise<RunAs> {
  const failures: string[] = [];
  for (const way of waysFor(await stat(folder))) {
    try {
      await run(way, 'sh', ['-c', probe, 'sh', dirname(folder), program]);
      if (way.uid !== process.getuid?.() || way.switchUser) await giveTo(way, folder);
      return way;
    } catch (error) {
      failures.push(lastLineOf(error));
    }
  }
  const reasons = failures.join(' · ');
  throw new StartError(
    `내장 PostgreSQL을 여기서 실행할 수 없습니다(${reasons}). 일반 사용자로 시작하거나 DATABASE_URL을 지정하세요.`,
    `The embedded PostgreSQL does not run here (${reasons}): start as an ordinary user, or set DATABASE_URL.`,
  );
}

function waysFor(owner: { uid: number; gid: number }): RunAs[] {
  const { uid, gid } = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  if (uid !== 0) return hasName() ? [directly(uid, gid)] : [inNamespace(uid, gid), directly(uid, gid)];
  if (owner.uid !== 0) return [asUser(owner.uid, owner.gid), asUserPastClosedFolders(owner.uid, owner.gid)];
  return [inNamespace(0, 0), asUser(nobody, nobody), asUserPastClosedFolders(nobody, nobody)];
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

const identityOptions = ({ switchUser, uid, gid }: RunAs) => (switchUser ? { uid, gid } : {});

const commandOf = (way: RunAs, program: string, args: string[]): [string, string[]] => {
  const [command = program, ...rest] = [...way.prefix, program, ...args];
  return [command, rest];
};

/** Settings of another PostgreSQL on this machine (PGDATA, PGPORT, …) are not ours. */
const environment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))),
  LC_ALL: 'C',
  TZ: 'UTC',
});

/** Runs a program to its end; rejects with its output when it fails. */
export const run = (way: RunAs, program: string, args: string[]): Promise<{ stdout: string; stderr: string }> =>
  execute(...commandOf(way, program, args), { ...identityOptions(way), env: environment() });

/** Starts a program that goes on by itself. */
export const start = (way: RunAs, program: string, args: string[], options: SpawnOptions): ChildProcess =>
  spawn(...commandOf(way, program, args), { ...options, ...identityOptions(way), env: environment() });

/** What a failed program said last. */
export function lastLineOf(error: unknown): string {
  const said = typeof error === 'object' && error && 'stderr' in error ? String(error.stderr).trim() : '';
  return (said || String(error).trim()).split('\n').at(-1) ?? '';
}

/** Makes the folder, and the database in it, belong to the user who will run it. */
async function giveTo(way: RunAs, folder: string): Promise<void> {
  await chown(folder, way.uid, way.gid);
  await giveTree(way, join(folder, 'postgres'));
}

async function giveTree(way: RunAs, path: string): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (!found || found.isSymbolicLink()) return;
  if (found.uid !== way.uid) await chown(path, way.uid, way.gid);
  if (!found.isDirectory()) return;
  for (const name of await readdir(path)) await giveTree(way, join(path, name));
}
