import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const nodeModules = join(root, 'node_modules');

/** The Node.js that package.json pins; the one on the machine may be older. */
export const pinnedNode = join(nodeModules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** One line in Korean and English for the person at the terminal. */
export const say = (ko, en) => console.log(`파도 · ${ko} / ${en}`);

/** A reason to stop with a sentence instead of a stack. */
export class Stop extends Error {
  constructor(ko, en) {
    super(`${ko}\n${en}`);
  }
}

/** Runs a script's work; its answer is the exit code. A Stop is told without a stack. */
export async function runScript(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}

const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
const folders = (process.env[pathName] ?? '').split(delimiter).filter((folder) => !folder.startsWith(nodeModules));

/** The environment of our own programs: whatever they start as `node` is the pinned one. */
export const pinnedEnvironment = () => ({ ...process.env, [pathName]: [join(nodeModules, '.bin'), ...folders].join(delimiter) });

/** The environment of npm, which replaces `node_modules/`: there `node` is the one of the machine. */
export const machineEnvironment = () => ({ ...process.env, [pathName]: folders.join(delimiter) });

/** Runs a command to its end, with our terminal; answers with its exit code, 128 and more for a signal. */
export function run(command, args, { env = process.env, shell = false, noteFor = () => undefined } = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env, shell });
  noteFor(child);
  return endOf(child);
}

/** The exit code of a process that was started; 128 and more when a signal ended it. */
export const endOf = (child) =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signalNumbers[signal] ?? 0)));
  });

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 };
