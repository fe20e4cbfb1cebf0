import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** The full path of a program of Debian's. */
export function program(name: string): string {
  const found = ['/usr/bin', '/usr/sbin', '/usr/local/bin'].map((folder) => `${folder}/${name}`).find((path) => existsSync(path));
  if (!found) throw new Error(`${name} is not installed: npm run test:conformance says what to install.`);
  return found;
}

/** A program in the foreground, ended by its process id. */
export class Daemon {
  private said = '';
  private readonly child: ChildProcess;

  constructor(
    private readonly name: string,
    args: string[],
  ) {
    this.child = spawn(program(name), args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout!, this.child.stderr!]) stream.on('data', (part: Buffer) => (this.said += part.toString()));
  }

  /** Resolves when it listens on this port of the loopback. */
  async listensOn(port: number): Promise<this> {
    while (!(await isOpen(port))) {
      if (this.child.exitCode !== null) throw new Error(`${this.name} has ended: ${this.said.slice(-2_000)}`);
      await pause(50);
    }
    return this;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
