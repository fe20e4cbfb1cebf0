import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { DEMO_PASSWORD } from '../../src/demo/demo-people.js';
import { entities } from '../../src/entities.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { attachCluster } from '../../src/platform/embedded/cluster.js';
import { type ProcessIdentity, identityOf } from '../../src/platform/embedded/process-identity.js';
import { Person } from './person.js';

// The program as it is installed and run: built, in processes of its own, with its own folders.

const root = resolve(import.meta.dirname, '../..');
const node = join(root, 'node_modules', 'node', 'bin', 'node');

export type Environment = Record<string, string>;

/** How a process ended and what it said. */
export interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** A folder to start the program in, as a person might have it, with a port of its own. */
export interface Place {
  folder: string;
  port: number;
  environment: Environment;
}

export async function aPlace(parent: string, name = "부산 파도 it's"): Promise<Place> {
  const folder = join(parent, name);
  await mkdir(folder);
  const port = await freePort();
  const own = { PADO_FOLDER: join(folder, '.pado'), UPLOADS_FOLDER: join(folder, 'uploads'), PORT: String(port), RATE_LIMITS: '0' };
  return { folder, port, environment: { PATH: process.env['PATH'] ?? '', HOME: folder, ...own } };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** The server in a process group of its own. With a channel it ends when this process does. */
export class Server {
  out = '';
  err = '';
  isKilled = false;
  readonly child: ChildProcess;
  readonly ended: Promise<Outcome>;

  constructor(
    readonly place: Place,
    environment: Environment = {},
    { channel = true, prefix = [] as string[] } = {},
  ) {
    const [command, ...args] = [...prefix, node, join(root, 'dist', 'src', 'main.js')];
    this.child = spawn(command, args, {
      cwd: place.folder,
      env: { ...place.environment, ...environment },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', ...(channel ? (['ipc'] as const) : [])],
    });
    this.child.stdout!.setEncoding('utf8').on('data', (chunk: string) => (this.out += chunk));
    this.child.stderr!.setEncoding('utf8').on('data', (chunk: string) => (this.err += chunk));
    // Not 'close', which a process whose channel was closed never tells.
    const streams = [once(this.child.stdout!, 'close'), once(this.child.stderr!, 'close')];
    this.ended = Promise.all([once(this.child, 'exit'), ...streams]).then(([[code]]) => ({
      code: code as number | null,
      out: this.out,
      err: this.err,
    }));
  }

  /** What the program itself said, without the lines of its log. */
  get said(): string[] {
    return this.out.split('\n').filter((line) => !line.startsWith('{'));
  }

  /** The address, once the server has told that it is ready. */
  async ready(): Promise<string> {
    await this.until(() => /is ready: \S+ .*\n/.test(this.out));
    return /is ready: (\S+)/.exec(this.out)![1]!;
  }

  /** Waits for something that only happens while the server lives. */
  async until(happened: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await happened())) {
      if (this.child.exitCode !== null || this.child.signalCode !== null) throw new Error(`The server has ended: ${this.out}${this.err}`);
      await pause(20);
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<Outcome> {
    this.child.kill(signal);
    return this.ended;
  }

  /** kill -9 of the server and of its database server, without a word to either. */
  async killEverything(): Promise<void> {
    const postmaster = this.postmaster;
    this.isKilled = true;
    process.kill(-this.child.pid!, 'SIGKILL');
    process.kill(postmaster!.pid, 'SIGKILL');
    await this.ended;
  }

  /** The database server of this place; null when there is none. */
  get postmaster(): ProcessIdentity | null {
    const file = join(this.place.folder, '.pado', 'postgres', 'postmaster.pid');
    return existsSync(file) ? identityOf(Number(readFileSync(file, 'utf8').split('\n')[0])) : null;
  }
}

/** Runs `pado` to its end. */
export async function pado(place: Place, args: string[], environment: Environment = {}, input = ''): Promise<Outcome> {
  const env = { ...place.environment, ...environment };
  const child = spawn(node, [join(root, 'bin', 'pado.mjs'), ...args], { cwd: place.folder, env, stdio: 'pipe' });
  child.stdin.end(input);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number | null, out, err };
}

/** Somebody of the demo. */
export const demoPerson = (url: string, email: string): Promise<Person> => Person.signedIn(url, { id: '', email, name: '' }, DEMO_PASSWORD);

/** What a judge of the demo has to score in the stage that is open. */
export async function titlesToScore(judge: Person): Promise<string[]> {
  const { myStages } = await judge.query<{ myStages: { stage: { id: string; state: string } }[] }>('{ myStages { stage { id state } } }');
  const { judgeDesk } = await judge.query<{ judgeDesk: { assignments: { title: string }[] } }>(
    'query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { title } } }',
    { stage: myStages.find(({ stage }) => stage.state === 'OPEN')!.stage.id },
  );
  return judgeDesk.assignments.map(({ title }) => title).toSorted();
}

/** The embedded database of a running server, as its owner has it. */
export async function databaseOf({ folder }: Place): Promise<DataSource> {
  const cluster = await attachCluster(join(folder, '.pado'));
  if (!cluster) throw new Error(`Nothing runs in ${folder}.`);
  return createDataSource({ url: cluster.ownerUrl, poolSize: 2 }, entities).initialize();
}

/** What the database server of a place has logged so far. */
export const databaseLog = ({ folder }: Place): Promise<string> => readFile(join(folder, '.pado', 'postgres.log'), 'utf8');
