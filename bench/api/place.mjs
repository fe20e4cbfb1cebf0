// A server as it runs in earnest, in a process of its own, over a durable database of its own; and people who speak to it.
import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openCluster } from '../../dist/src/platform/embedded/cluster.js';
import { pinnedNode, root } from '../../scripts/lib/project.mjs';

/** Opens everything, with more for the server's environment; `close` ends and removes it. */
export async function openPlace(more = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'pado-bench-'));
  const cluster = await openCluster({ folder: join(folder, 'database') });
  const environment = {
    DATABASE_URL: cluster.appUrl,
    DATABASE_OWNER_URL: cluster.ownerUrl,
    MIGRATE_ON_START: '1',
    PADO_FOLDER: join(folder, 'pado'),
    UPLOADS_FOLDER: join(folder, 'uploads'),
    UPLOAD_LIMIT_MB: '200',
    LOG_LEVEL: 'warn',
    RATE_LIMITS: '0',
    ...more,
  };
  const servers = [await startServer(environment)];
  const db = new pg.Pool({ connectionString: cluster.ownerUrl, max: 8 });
  return {
    folder,
    environment,
    pid: servers[0].pid,
    db,
    person: (name, roles = []) => aPerson(db, servers[0].port, name, roles),
    /** Another instance on the same database and store; answers its port. */
    async beside() {
      servers.push(await startServer(environment));
      return servers.at(-1).port;
    },
    async close() {
      await db.end();
      await Promise.all(servers.map(({ stop }) => stop()));
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(environment) {
  const port = await freePort();
  const server = spawn(pinnedNode, [join(root, 'dist', 'src', 'main.js')], {
    env: { PATH: process.env.PATH, ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    const ended = server.exitCode === null ? once(server, 'exit') : null;
    server.kill('SIGTERM');
    await ended;
  };
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.status === 200) return { port, pid: server.pid, stop };
    await pause(50);
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** Somebody with an account and a personal token, straight into the tables: hashing a password for each would take minutes. Also for the tests. @public */
export async function aPerson(db, port, name, roles) {
  const [id, secret] = [randomUUID(), `pado_${randomBytes(32).toString('base64url')}`];
  const email = `${name}@bench.example`;
  await db.query(`insert into account (id, email, name) values ($1, $2, $3)`, [id, email, name]);
  await db.query(
    `insert into session (id, account_id, kind, token_hash, label, expires_at) values ($1, $2, 'TOKEN', $3, 'bench', now() + interval '1 day')`,
    [randomUUID(), id, createHash('sha256').update(secret).digest('hex')],
  );
  for (const role of roles) await db.query(`insert into role_grant (id, account_id, role) values ($1, $2, $3)`, [randomUUID(), id, role]);
  return new Person(port, email, { authorization: `Bearer ${secret}` });
}

/** With what a program may ask of the refusal: its code and data. */
const refused = (email, refusal) => Object.assign(new Error(`${email} was refused: ${JSON.stringify(refusal)}`), { refusal });

class Person {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  headers;

  constructor(port, email, headers) {
    this.port = port;
    this.email = email;
    this.headers = headers;
  }

  /** The same person before another instance. */
  at(port) {
    return new Person(port, this.email, this.headers);
  }

  /** The data of a GraphQL answer that must be without errors. */
  async ask(query, variables = {}) {
    const body = JSON.stringify({ query, variables });
    const { data, errors } = await json(await this.send('/graphql', { 'content-type': 'application/json' }, (to) => to.end(body)));
    if (errors) throw refused(this.email, errors[0].extensions);
    return data;
  }

  async mutate(name, input, fields = '{ id }') {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const data = await this.ask(`mutation ($input: ${type}!) { ${name}(input: $input) ${fields} }`, { input });
    return data[name];
  }

  /** Uploads bytes, or what `pieces` yields, and answers the file's id. */
  async upload(pieces, size, name) {
    const [head, tail] = [
      `--bench\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`,
      '\r\n--bench--\r\n',
    ];
    const headers = {
      'content-type': 'multipart/form-data; boundary=bench',
      'content-length': Buffer.byteLength(head) + size + Buffer.byteLength(tail),
    };
    const answer = await this.send('/files', headers, async (to) => {
      to.write(head);
      for await (const piece of pieces()) if (!to.write(piece)) await once(to, 'drain');
      to.end(tail);
    });
    if (answer.statusCode !== 201) throw refused(this.email, await json(answer));
    return (await json(answer)).id;
  }

  /** Uploads bytes by tus, the second half apart from the first, and answers the file's id. */
  async resume(bytes) {
    const tus = { 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream' };
    const begun = await this.send('/uploads', { 'tus-resumable': '1.0.0', 'upload-length': bytes.length }, (to) => to.end());
    if (begun.statusCode !== 201) throw refused(this.email, await json(begun));
    begun.resume();
    const half = Math.floor(bytes.length / 2);
    for (const [from, to] of [
      [0, half],
      [half, bytes.length],
    ]) {
      const headers = { ...tus, 'upload-offset': from, 'content-length': to - from };
      const answer = await this.send(begun.headers.location, headers, (request) => request.end(bytes.subarray(from, to)), {
        method: 'PATCH',
      });
      if (answer.statusCode !== 204) throw refused(this.email, await json(answer));
      answer.resume();
      if (to === bytes.length) return JSON.parse(answer.headers['x-pado-file']).id;
    }
  }

  async send(path, headers, write, more = {}) {
    const to = request({ port: this.port, path, method: 'POST', agent: this.#agent, headers: { ...this.headers, ...headers }, ...more });
    const answered = once(to, 'response');
    await write(to);
    const [answer] = await answered;
    return answer;
  }
}

/** Milliseconds of processor time that a process has taken so far; null where the system does not tell. */
export function cpuMs(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

/** The most memory that a process has held so far, in bytes; null where the system does not tell. */
export function peakMemory(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
  } catch {
    return null;
  }
}
