import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { entities } from '../../src/entities.js';
import { connect } from '../../src/platform/database/connect.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { type Cluster, openCluster } from '../../src/platform/embedded/cluster.js';
import { cloneDatabase } from '../support/database.js';
import { brokenInvariants } from '../support/invariants.js';
import type { Person } from '../support/person.js';
import { aPlace, type Environment, type Place, Server } from '../support/program.js';
import { begun, sendFrom, tus } from '../support/resumable.js';
import { eventually } from '../support/story.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';
import { tokenPerson } from '../support/token-person.js';

// Two servers in processes of their own, on one database and one store, while people upload; and what is there after each trouble.

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let parent: string;
let uploads: string;
let database: string;
let cluster: Cluster;
let places: Place[];
let servers: Server[];
let urls: string[];
beforeAll(async () => {
  parent = await temporaryFolder();
  [uploads, database] = [join(parent, 'uploads'), join(parent, '.pado')];
  await mkdir(join(parent, 'disk'));
  await writeFile(join(parent, 'no-folder'), '');
  await leadTo('disk');
  cluster = await openCluster({ folder: database });
  places = [await aPlace(parent, 'first'), await aPlace(parent, 'second')];
  servers = [start(0)];
  await servers[0]!.ready();
  servers.push(start(1));
  urls = await Promise.all(servers.map((server) => server.ready()));
}, 120_000);
afterAll(async () => {
  for (const server of servers) await server.stop('SIGKILL');
  await cluster.stop();
  await removeFolder(parent);
});

function start(index: number): Server {
  const shared: Environment = {
    UPLOADS_FOLDER: uploads,
    SIGNING_KEY_FILE: join(parent, 'signing.pem'),
    DATABASE_URL: cluster.appUrl,
    DATABASE_OWNER_URL: cluster.ownerUrl,
    MIGRATE_ON_START: '1',
  };
  return new Server(places[index]!, shared);
}

const owner = (): Promise<DataSource> => createDataSource({ url: cluster.ownerUrl, poolSize: 2 }, entities).initialize();

/** What was acknowledged, and uploads whose last bytes were sent without an answer. */
const acknowledged: { by: Person; id: string; sha256: string }[] = [];
const open: { by: Person; path: string; bytes: Buffer }[] = [];

/** A picture: what it is, is quickly told, and nobody reads a text in it. */
const aPicture = (size = 100_000) =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(size), Buffer.from('49454e44ae426082', 'hex')]);

async function inOneGo(by: Person): Promise<void> {
  const bytes = aPicture();
  const response = await by.upload(bytes, '사진.png');
  if (response.status !== 201) throw new Error(await response.text());
  acknowledged.push({ by, id: ((await response.json()) as { id: string }).id, sha256: sha256(bytes) });
}

/** To both servers by turns, until it is whole. */
async function byTus(by: Person): Promise<void> {
  const bytes = aPicture();
  const path = await begun(by, urls[0]!, bytes.length, '사진.png');
  open.push({ by, path, bytes });
  await goOn(open.at(-1)!);
}

async function goOn(upload: (typeof open)[number]): Promise<void> {
  const { by, path, bytes } = upload;
  const asked = await tus(by, 'HEAD', urls[1]! + path);
  let { file } = asked;
  for (let offset = Number(asked.headers.get('upload-offset')), turn = 0; !file; turn++) {
    const part = bytes.subarray(offset, offset + 40_000);
    const answer = await sendFrom(by, urls[turn % 2]! + path, offset, part);
    if (answer.status !== 204) throw new Error(`${answer.status}`);
    ({ file } = answer);
    offset += part.length;
  }
  open.splice(open.indexOf(upload), 1);
  acknowledged.push({ by, id: file.id, sha256: sha256(bytes) });
}

/** Four people upload until they are told to stop; what fails in between is tried again. */
async function whileUploading(trouble: () => Promise<void>): Promise<void> {
  const db = await owner();
  const name = randomBytes(4).toString('hex');
  const people = await Promise.all([0, 1, 2, 3].map((index) => tokenPerson(db, urls[index % 2]!, `${name}-${index}`)));
  await db.destroy();
  const day = { isOver: false };
  const before = acknowledged.length;
  const writing = people.map(async (person, index) => {
    const write = index < 2 ? inOneGo : byTus;
    while (!day.isOver) {
      await write(person).catch(() => undefined);
      // There is always an upload under way; more of them only make more to look through.
      await pause(50);
    }
  });
  try {
    await eventually(async () => acknowledged.length > before + 5, 'the first uploads');
    await trouble();
    const after = acknowledged.length;
    await eventually(async () => acknowledged.length > after + 5, 'uploads after the trouble');
  } finally {
    day.isOver = true;
    await Promise.all(writing);
  }
  // Whoever had no answer asks again: each upload becomes one file.
  while (open.length > 0) await goOn(open[0]!);
}

async function tenAtATime<T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let from = 0; from < all.length; from += 10) answers.push(...(await Promise.all(all.slice(from, from + 10).map(ask))));
  return answers;
}

/** No acknowledged file is missing, no record without bytes, and nothing is given out by the key of its bytes. */
async function everythingIsThere(): Promise<void> {
  const found = await tenAtATime(acknowledged, async ({ by, id }) => [
    id,
    sha256(Buffer.from(await (await by.get(`/files/${id}`)).arrayBuffer())),
  ]);
  expect(found).toEqual(acknowledged.map(({ id, sha256: expected }) => [id, expected]));
  const db = await owner();
  const rows = await db.query<{ key: string; size: string; sha256: string }[]>(
    `select storage_key as key, size, sha256 from stored_file union all select storage_key, size, null from upload_piece`,
  );
  const inStore = await tenAtATime(rows, async (row) => {
    const bytes = await readFile(join(uploads, row.key.slice(0, 2), row.key));
    return { key: row.key, size: String(bytes.length), sha256: row.sha256 && sha256(bytes) };
  });
  expect(inStore).toEqual(rows);
  const known = new Set(rows.map(({ key }) => key));
  const stray = (await keysOnDisk()).filter((key) => !known.has(key));
  for (const key of stray) expect((await acknowledged[0]!.by.get(`/files/${key}`)).status).toBe(404);
  expect(new Set(acknowledged.map(({ id }) => id)).size).toBe(acknowledged.length);
  expect(await brokenInvariants(db)).toEqual({});
  await db.destroy();
}

const keysOnDisk = async () =>
  (await readdir(join(parent, 'disk'), { recursive: true })).flatMap((path) => /[0-9a-f]{32}$/.exec(path) ?? []);

test('a server that is killed between store and database, while the other goes on', async () => {
  await whileUploading(async () => {
    const holder = await connect(cluster.ownerUrl);
    await holder.query('begin; lock table stored_file in share mode');
    const waiting = `select from pg_locks where relation = 'stored_file'::regclass and not granted`;
    // Bytes are in the store, and may not be put on record.
    await eventually(async () => (await holder.query(waiting)).rowCount! >= 2, 'uploads before their record');
    process.kill(servers[0]!.child.pid!, 'SIGKILL');
    await servers[0]!.ended;
    await holder.query('rollback');
    await holder.end();
    servers[0] = start(0);
    await servers[0].ready();
  });
  await everythingIsThere();
}, 120_000);

test('a database that is stopped and started again', async () => {
  await whileUploading(async () => {
    await cluster.stop();
    cluster = await openCluster({ folder: database });
    for (const url of urls) await eventually(() => isReady(url), 'the servers');
  });
  await everythingIsThere();
}, 120_000);

/** Where the store is, as of now: a folder, or what is none. */
async function leadTo(name: string): Promise<void> {
  await symlink(join(parent, name), `${uploads}-next`);
  await rename(`${uploads}-next`, uploads);
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );

test('a store that cannot be reached, and comes back', async () => {
  await whileUploading(async () => {
    const [{ by }] = acknowledged as [(typeof acknowledged)[number]];
    await leadTo('no-folder');
    try {
      const refused = await by.upload(aPicture(), 'a.png');
      expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'STORAGE_UNAVAILABLE' }]);
      expect((await by.get(`/files/${acknowledged[0]!.id}`)).status).toBe(503);
    } finally {
      await leadTo('disk');
    }
  });
  await everythingIsThere();
}, 120_000);

test('what all this left without a record is removed after a day, and nothing else', async () => {
  const db = await owner();
  const names = ['destroy-due', 'remove-stray-bytes'];
  // Not those that failed while the store was away, which wait to be tried again.
  const isDone = async () =>
    (await db.query<object[]>(`select from graphile_worker.jobs where task_identifier = any($1)`, [names])).length === 0;
  const night = async () => {
    await db.query(`select graphile_worker.add_job(name) from unnest($1::text[]) as name`, [names]);
    await eventually(isDone, 'the jobs');
  };
  await night();
  await db.query(`update stray_bytes set found_at = found_at - interval '25 hours'`);
  await night();
  const rows = await db.query<{ key: string }[]>(`select storage_key as key from stored_file union select storage_key from upload_piece`);
  expect((await keysOnDisk()).toSorted()).toEqual(rows.map(({ key }) => key).toSorted());
  await db.destroy();
  await everythingIsThere();
}, 60_000);

test('a disk that is full: what was taken stays, what was not is refused by name, and an upload goes on when there is room', async () => {
  const own = await cloneDatabase();
  const place = await aPlace(parent, 'full');
  await mkdir(place.environment['UPLOADS_FOLDER']!);
  // A disk of its own, which only this process sees.
  const mount = 'mount -t tmpfs -o size=2m none "$UPLOADS_FOLDER" && exec "$@"';
  const server = new Server(place, { DATABASE_URL: own.url }, { prefix: ['unshare', '-rm', 'sh', '-c', mount, 'sh'] });
  const db = await createDataSource({ url: own.ownerUrl, poolSize: 2 }, entities).initialize();
  try {
    const url = await server.ready();
    const person = await tokenPerson(db, url, 'filler');
    const bytes = aPicture(400_000);
    const [upload, ballast] = [url + (await begun(person, url, bytes.length)), url + (await begun(person, url, 700_000))];
    await sendFrom(person, upload, 0, bytes.subarray(0, 300_000));
    await sendFrom(person, ballast, 0, randomBytes(600_000));
    const taken: { id: string; sha256: string }[] = [];
    for (;;) {
      const picture = aPicture(150_000);
      const response = await person.upload(picture, '사진.png');
      const told = (await response.json()) as { id: string; code: string };
      if (response.status === 201) taken.push({ id: told.id, sha256: sha256(picture) });
      else expect([response.status, told.code]).toEqual([507, 'STORAGE_FULL']);
      if (response.status !== 201) break;
    }
    expect(taken.length).toBeGreaterThan(3);
    expect((await sendFrom(person, upload, 300_000, bytes.subarray(300_000))).code).toBe('STORAGE_FULL');
    for (const { id, sha256: expected } of taken) {
      expect(sha256(Buffer.from(await (await person.get(`/files/${id}`)).arrayBuffer()))).toBe(expected);
    }
    expect(await db.query(`select count(*)::int as records from stored_file`)).toEqual([{ records: taken.length }]);

    await tus(person, 'DELETE', ballast);
    const asked = await tus(person, 'HEAD', upload);
    const offset = Number(asked.headers.get('upload-offset'));
    expect(offset).toBeGreaterThanOrEqual(300_000);
    const { file } = asked.file ? asked : await sendFrom(person, upload, offset, bytes.subarray(offset));
    expect(file!.sha256).toBe(sha256(bytes));
  } finally {
    await server.stop('SIGKILL');
    await db.destroy();
    await own.drop();
  }
}, 60_000);
