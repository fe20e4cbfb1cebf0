import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** A process for all time: its number may be given to another after its end, its start may not. */
export interface ProcessIdentity {
  pid: number;
  /** Opaque; only letters, digits, dots and underscores. */
  startedAt: string;
}

/** The process that has this number now, or null when there is none (one that ended and waits for its parent counts as none). */
export function identityOf(pid: number): ProcessIdentity | null {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid);
  return startedAt === null ? null : { pid, startedAt };
}

export const isAlive = ({ pid, startedAt }: ProcessIdentity): boolean => identityOf(pid)?.startedAt === startedAt;

/** This process. */
export function ownIdentity(): ProcessIdentity {
  const own = identityOf(process.pid);
  if (!own) throw new Error('This system does not say when a process started.');
  return own;
}

/** Whether this process works for the database in a data folder: PostgreSQL goes there, and a copied or moved folder is another matter. */
export function servesData(pid: number, dataFolder: string): boolean {
  if (process.platform !== 'linux') return outputOfPs(pid, 'command=').includes(dataFolder);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataFolder);
  } catch {
    return false;
  }
}

/** Field 22 of `stat` counts clock ticks since the machine started, so the machine's start belongs to it. */
function startOnLinux(pid: number): string | null {
  const stat = textOf(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The second field is the program's name in parentheses and may itself hold blanks and parentheses.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return null;
  const boot = (textOf('/proc/sys/kernel/random/boot_id') ?? '').slice(0, 8);
  return `${boot}.${fields[18]}`;
}

function startByPs(pid: number): string | null {
  const [state = '', ...start] = outputOfPs(pid, 'state=,lstart=').split(/\s+/);
  return state === '' || state.startsWith('Z') ? null : start.join('_').replaceAll(':', '.');
}

function outputOfPs(pid: number, columns: string): string {
  try {
    const env = { ...process.env, LC_ALL: 'C' };
    return execFileSync('ps', ['-ww', '-o', columns, '-p', String(pid)], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
