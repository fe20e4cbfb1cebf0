import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Stop, root, say } from './project.mjs';

const folder = join(root, '.pado', 'preparing');

/**
 * Does the work when no other script of this clone installs or builds. Each leaves a note that carries its process, then looks for the
 * notes of others: of two that arrive together the later look finds both. Notes of dead processes are removed by whoever sees them.
 * The work is given a function that leaves a note for a program it has started: npm may outlive a script that is killed.
 */
export async function inTurn(work) {
  const notes = [await takeTurn()];
  const noteFor = ({ pid }) => {
    if (pid === undefined) return;
    notes.push(nameOf(pid));
    leave(nameOf(pid));
  };
  try {
    return await work(noteFor);
  } finally {
    for (const note of notes) rmSync(join(folder, note), { force: true });
  }
}

const nameOf = (pid) => `${pid}-${startOf(pid)}`;

async function takeTurn() {
  const note = nameOf(process.pid);
  for (let waiting = false; ; waiting = true) {
    leave(note);
    if (!readdirSync(folder).some((other) => other !== note && isAlive(other))) return note;
    rmSync(join(folder, note), { force: true });
    if (!waiting) say('다른 실행이 설치나 빌드를 하고 있어 기다립니다', 'another run is installing or building, waiting for it');
    await pause(randomInt(100, 400));
  }
}

function leave(note) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, note), '');
  } catch (error) {
    throw new Stop(
      `이 폴더에 쓸 수 없어 설치하거나 빌드할 수 없습니다: ${folder} (${error.code})`,
      `Cannot install or build, since this folder cannot be written: ${folder} (${error.code})`,
    );
  }
}

function isAlive(note) {
  const [pid, ...start] = note.split('-');
  if (startOf(Number(pid)) === start.join('-')) return true;
  rmSync(join(folder, note), { force: true });
  return false;
}

/** When a process started, as a name for a file can tell it: its number alone may be given to another after its end. */
function startOf(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? null : `${boot}.${fields[19]}`;
    }
    if (process.platform !== 'win32') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' })
        .trim()
        .replace(/\W+/g, '.');
    }
    process.kill(pid, 0);
    return 'alive';
  } catch {
    return null;
  }
}
