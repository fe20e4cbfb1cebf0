import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { withParticle } from '../../src/domain/particle.js';
import { type Cluster, attachCluster, openCluster } from '../../src/platform/embedded/cluster.js';
import { identityOf } from '../../src/platform/embedded/process-identity.js';
import { StartError } from '../../src/platform/start-error.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

let parent: string;
/** The folder of a cluster that has been started and stopped before. */
let used: string;
let count = 0;
const opened: Cluster[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  parent = await temporaryFolder();
  used = await newFolder();
  await (await openCluster({ folder: used, durable: false })).stop();
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const cluster of opened.splice(0)) await cluster.stop();
});

afterAll(() => removeFolder(parent));

/** A folder as a person might have it: blanks, Korean, quotes. */
async function newFolder(): Promise<string> {
  count += 1;
  const project = join(parent, `부산 파도 it's ${count}`);
  await mkdir(project);
  return join(project, '.pado');
}

async function copyOfUsed(): Promise<string> {
  const folder = await newFolder();
  await cp(used, folder, { recursive: true });
  return folder;
}

async function open(folder: string, durable = false): Promise<Cluster> {
  const cluster = await openCluster({ folder, durable });
  opened.push(cluster);
  return cluster;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const portOf = (url: string) => Number(new URL(url).port);

const postmasterOf = async (folder: string) => Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

const modeOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);

/** Another process that holds the cluster of a folder, or is refused it. */
function startHolder(folder: string) {
  const program = [
    '--import',
    join(import.meta.dirname, '../support/typescript.mjs'),
    join(import.meta.dirname, '../support/hold-cluster.ts'),
  ];
  const child = spawn(process.execPath, [...program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

const nextLine = async ({ lines }: ReturnType<typeof startHolder>) => String((await lines.next()).value);

/** Lets a holder write, kills it without a word, and answers with the last row that it saw acknowledged. */
async function killWhileWriting(folder: string, kill: (holder: ChildProcess) => Promise<void>): Promise<number> {
  const holder = startHolder(folder);
  expect(await nextLine(holder)).toBe('OPEN true');
  let acknowledged = 0;
  for await (const line of { [Symbol.asyncIterator]: () => holder.lines }) {
    acknowledged = Number(line);
    if (acknowledged === 200) await kill(holder.child);
  }
  return acknowledged;
}

describe('a new cluster', () => {
  test('takes its three users with their passwords, on the loopback only', async () => {
    const folder = await newFolder();
    const cluster = await open(folder);
    const users = `select usename::text as name, usesuper as super, usecreatedb as makes_databases from pg_user order by usename collate "C"`;
    expect(await query(cluster.superUrl, users)).toEqual([
      { name: 'pado_app', super: false, makes_databases: false },
      { name: 'pado_owner', super: false, makes_databases: false },
      { name: 'postgres', super: true, makes_databases: true },
    ]);
    const here = `select current_user::text as user, current_database()::text as database,
                         (select datdba::regrole::text from pg_database where datname = 'pado') as owner`;
    const common = { database: 'pado', owner: 'pado_owner' };
    expect(await query(cluster.ownerUrl, here)).toEqual([{ user: 'pado_owner', ...common }]);
    expect(await query(cluster.appUrl, here)).toEqual([{ user: 'pado_app', ...common }]);
    const listening = `select current_setting('listen_addresses') as host, current_setting('unix_socket_directories') as sockets`;
    expect(await query(cluster.superUrl, listening)).toEqual([{ host: '127.0.0.1', sockets: '' }]);
    expect([await modeOf(folder), await modeOf(join(folder, 'postgres')), await modeOf(join(folder, 'passwords.json'))]).toEqual([
      '700',
      '700',
      '600',
    ]);
  });

  test.each(['superUrl', 'ownerUrl', 'appUrl'] as const)('refuses %s with a wrong password and without one', async (which) => {
    const cluster = await open(used);
    const wrong = new URL(cluster[which]);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    wrong.password = '';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password must be a (non-empty )?string/);
  });

  test('sorts Hangul before Latin where it is told to, and bytes elsewhere', async () => {
    const { appUrl } = await open(used);
    const sorted = `select string_agg(name, '' order by name collate "ko-x-icu") as korean, string_agg(name, '' order by name) as bytes,
                           current_setting('server_encoding') as encoding
                      from unnest(array['b', '하', 'A', '가']) as name`;
    expect(await query(appUrl, sorted)).toEqual([{ korean: '가하Ab', bytes: 'Ab가하', encoding: 'UTF8' }]);
  });

  test.each([
    [true, 'on'],
    [false, 'off'],
  ])('durable %p means that writes wait for the disk: %s', async (durable, setting) => {
    const { appUrl } = await open(used, durable);
    const sql = `select array_agg(setting) as settings from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`;
    expect(await query(appUrl, sql)).toEqual([{ settings: [setting, setting, setting] }]);
  });
});

test('data, passwords and port survive a stop and a start', async () => {
  const first = await open(used);
  await query(first.ownerUrl, `create table tide as select '파도' as name`);
  await Promise.all([first.stop(), first.stop()]);
  await expect(query(first.ownerUrl, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  const second = await open(used);
  expect(second.ownerUrl).toBe(first.ownerUrl);
  expect(await query(second.ownerUrl, 'select name from tide')).toEqual([{ name: '파도' }]);
});

test('another port is taken when the last one is in use', async () => {
  const [folder, neighbour] = [used, await copyOfUsed()];
  const first = await open(folder);
  const second = await open(neighbour);
  expect(portOf(second.appUrl)).not.toBe(portOf(first.appUrl));
  expect(await query(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

describe('one folder, one start', () => {
  test('a second start is told where the first one answers, and others may attach', async () => {
    const folder = used;
    const first = await open(folder);
    await expect(open(folder)).rejects.toEqual(
      new StartError(
        `이미 실행 중입니다: 프로세스 ${withParticle(process.pid, '이/가')} ${folder} 폴더를 쓰고 있습니다.`,
        `Already running: process ${process.pid} uses ${folder}.`,
      ),
    );
    await first.noteAddress('http://127.0.0.1:3000');
    await expect(open(folder)).rejects.toEqual(
      new StartError(
        `이미 http://127.0.0.1:3000에서 실행 중입니다(프로세스 ${process.pid}).`,
        `Already running at http://127.0.0.1:3000 (process ${process.pid}).`,
      ),
    );
    const { superUrl, ownerUrl, appUrl } = first;
    expect(await attachCluster(folder)).toEqual({ superUrl, ownerUrl, appUrl, address: 'http://127.0.0.1:3000' });
    await first.stop();
    expect(await attachCluster(folder)).toBeNull();
  });

  test('of four processes that start together exactly one wins', async () => {
    const folder = await newFolder();
    const holders = [1, 2, 3, 4].map(() => startHolder(folder));
    const answers = await Promise.all(holders.map(nextLine));
    const winners = holders.filter((_, index) => answers[index] === 'OPEN true');
    expect(winners).toHaveLength(1);
    const refusal = `REFUSED Already running: process ${winners[0]?.child.pid} uses ${folder}.`;
    expect(answers.toSorted()).toEqual(['OPEN true', refusal, refusal, refusal]);
  });

  test('a copy of a running folder is a folder of its own', async () => {
    const [folder, copy] = [used, await newFolder()];
    const original = await open(folder);
    await original.noteAddress('http://127.0.0.1:3000');
    await query(original.ownerUrl, `create table wave as select '파도' as name`);
    await query(original.superUrl, 'checkpoint');
    await cp(folder, copy, { recursive: true });
    expect(await attachCluster(copy)).toBeNull();
    const twin = await open(copy);
    await query(twin.ownerUrl, 'delete from wave');
    expect(await query(original.ownerUrl, 'select name from wave')).toEqual([{ name: '파도' }]);
  });
});

describe('after kill -9', () => {
  test('of the start alone, the server that it left is ended and every acknowledged row is there', async () => {
    const folder = used;
    const acknowledged = await killWhileWriting(folder, async (holder) => void holder.kill('SIGKILL'));
    const orphan = await postmasterOf(folder);
    expect(identityOf(orphan)?.pid).toBe(orphan);
    expect(await attachCluster(folder)).toBeNull();
    const { ownerUrl } = await open(folder, true);
    expect(identityOf(orphan)).toBeNull();
    const rows = `select count(*)::int as count from written where number <= ${acknowledged}`;
    expect(await query(ownerUrl, rows)).toEqual([{ count: acknowledged }]);
    expect(acknowledged).toBeGreaterThanOrEqual(200);
  });

  test('of the start and the server together, every acknowledged row is there', async () => {
    const folder = used;
    const acknowledged = await killWhileWriting(folder, async (holder) => {
      process.kill(await postmasterOf(folder), 'SIGKILL');
      holder.kill('SIGKILL');
    });
    const { ownerUrl } = await open(folder, true);
    const rows = `select count(*)::int as count from written where number <= ${acknowledged}`;
    expect(await query(ownerUrl, rows)).toEqual([{ count: acknowledged }]);
    expect(acknowledged).toBeGreaterThanOrEqual(200);
  });

  test('while the cluster was being made, it is made anew', async () => {
    const folder = await newFolder();
    const { child } = startHolder(folder);
    while (!(await readdir(folder).catch(() => [])).some((name) => name.startsWith('new-'))) await new Promise(setImmediate);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { appUrl } = await open(folder, true);
    expect(await query(appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await readdir(folder)).toSorted()).toEqual(['claims', 'passwords.json', 'port', 'postgres', 'postgres.log', 'running.json']);
  });
});

describe('what an earlier run may have left', () => {
  test('a postmaster.pid with the number of another living process, and damaged records', async () => {
    const folder = await copyOfUsed();
    await writeFile(join(folder, 'postgres/postmaster.pid'), `${process.ppid}\n${folder}/postgres\n1\n5432\n\n127.0.0.1\n1 1\nready   \n`);
    await writeFile(join(folder, 'running.json'), '{"pid":');
    await writeFile(join(folder, 'port'), 'x');
    expect(await attachCluster(folder)).toBeNull();
    const { appUrl } = await open(folder);
    expect(await query(appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(identityOf(process.ppid)?.pid).toBe(process.ppid);
  });

  test('data of another major version is refused with the way out', async () => {
    const folder = await copyOfUsed();
    await writeFile(join(folder, 'postgres/PG_VERSION'), '17\n');
    await expect(open(folder)).rejects.toMatchObject({
      name: 'StartError',
      en:
        `${join(folder, 'postgres')} holds data of PostgreSQL 17, this version brings 18: back it up with the Pado that made it, ` +
        `move the folder away and restore, or open it with a PostgreSQL 17 server and set DATABASE_URL.`,
    });
  });

  test('a data folder that is none, and a lost password file', async () => {
    const [strange, lost] = [await newFolder(), await copyOfUsed()];
    await mkdir(join(strange, 'postgres'), { recursive: true });
    await writeFile(join(strange, 'postgres/letter.txt'), '');
    await expect(open(strange)).rejects.toThrow(`${join(strange, 'postgres')} holds something that is not a database`);
    await writeFile(join(lost, 'passwords.json'), '');
    await expect(open(lost)).rejects.toThrow(`${join(lost, 'passwords.json')} is missing`);
  });

  test('a folder that cannot be made is one clear sentence', async () => {
    const file = join(parent, 'a file');
    await writeFile(file, '');
    const folder = join(file, '.pado');
    await expect(open(folder)).rejects.toEqual(
      new StartError(
        `${folder} 폴더에 쓸 수 없습니다: 경로에 폴더가 아닌 파일이 있습니다.`,
        `Cannot write in ${folder}: a file stands where a folder should be.`,
      ),
    );
  });
});
