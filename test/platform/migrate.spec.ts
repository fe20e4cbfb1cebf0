import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { Client } from 'pg';
import { migrations } from '../../migrations/index.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { migrate, schemaState } from '../../src/platform/database/migrate.js';
import { roleOf } from '../../src/platform/database/open-database.js';
import { cloneDatabase } from '../support/database.js';
import { asAdmin, type TestRun, urlOf } from '../support/test-run.js';

const run = JSON.parse(process.env['PADO_TEST_RUN']!) as TestRun;
let name: string;
let ownerUrl: string;
let appUrl: string;

beforeAll(async () => {
  // Says what is wrong with the run, if something is.
  await (await cloneDatabase()).drop();
});
beforeEach(async () => {
  await drop();
  name = `pado_${run.id}_${randomBytes(6).toString('hex')}`;
  await asAdmin(run, (admin) => admin.query(`create database ${name} owner ${run.ownerRole} template template0 encoding 'UTF8'`));
  [ownerUrl, appUrl] = [urlOf(run, run.ownerRole, name), urlOf(run, run.appRole, name)];
});
afterAll(() => drop());

const drop = async () => void (name && (await asAdmin(run, (admin) => admin.query(`drop database if exists ${name} with (force)`))));

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}
const recorded = () => query<{ name: string }>(ownerUrl, `select name from migrations order by id`);
const known = migrations.map((migration) => ({ name: migration.name }));

test('of several instances that start at once on an empty database one migrates and the others wait', async () => {
  expect(await schemaState(appUrl)).toBe('BEHIND');
  await Promise.all(Array.from({ length: 5 }, () => migrate(ownerUrl, run.appRole)));
  expect(await recorded()).toEqual(known);
  expect(await schemaState(appUrl)).toBe('CURRENT');
  const policies = await query<{ count: number }>(ownerUrl, `select count(*)::int from pg_policies where policyname = 'pado_app'`);
  const guarded = await query<{ count: number }>(ownerUrl, `select count(*)::int from pg_class where relrowsecurity`);
  expect(policies).toEqual(guarded);
});

test('a second time it changes nothing', async () => {
  await migrate(ownerUrl, run.appRole);
  const structure = () =>
    query(
      ownerUrl,
      `select relname, relkind, relacl::text from pg_class where relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace) order by relnamespace, relname`,
    );
  const before = await structure();
  await migrate(ownerUrl, run.appRole);
  expect(await structure()).toEqual(before);
});

test('an instance that looks while another migrates never sees it half done', async () => {
  const migrated = new AbortController();
  const seen = new Set<string>();
  const watching = (async () => {
    do seen.add(await schemaState(appUrl));
    while (!migrated.signal.aborted);
  })();
  await migrate(ownerUrl, run.appRole).finally(() => migrated.abort());
  await watching;
  expect([...seen].filter((state) => state !== 'BEHIND' && state !== 'CURRENT')).toEqual([]);
  expect(await query(appUrl, `select count(*)::int from graphile_worker.jobs`)).toEqual([{ count: 0 }]);
  expect(await query(appUrl, `select count(*)::int from audit_event`)).toEqual([{ count: 0 }]);
});

test('one that fails is undone, and the next time goes on from there', async () => {
  // What stands in the way of the last migration: what it made already.
  await migrate(ownerUrl, run.appRole);
  const Last = migrations.at(-1)!;
  await query(ownerUrl, `delete from migrations where name = '${Last.name}'`);
  // TypeORM says so too, on standard output.
  const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  await expect(migrate(ownerUrl, run.appRole)).rejects.toMatchObject({
    driverError: { code: expect.stringMatching(/^42(P07|701|710|723)$/) },
  });
  said.mockRestore();
  expect(await recorded()).toEqual(known.slice(0, -1));
  expect(await schemaState(appUrl)).toBe('BEHIND');
  const db = await createDataSource({ url: ownerUrl, poolSize: 1 }).initialize();
  await new Last().down(db.createQueryRunner());
  await db.destroy();
  await migrate(ownerUrl, run.appRole);
  expect(await recorded()).toEqual(known);
});

test("a stranger's table and sequence in the schema are left alone, and stop nothing", async () => {
  const adminUrl = new URL(run.adminUrl);
  adminUrl.pathname = `/${name}`;
  await query(adminUrl.href, `create table public.strangers (x serial)`);
  await migrate(ownerUrl, run.appRole);
  expect(await recorded()).toEqual(known);
  expect(
    await query(
      ownerUrl,
      `select has_table_privilege('${run.appRole}', 'strangers', 'select') as seen, has_table_privilege('${run.appRole}', 'account', 'insert') as own`,
    ),
  ).toEqual([{ seen: false, own: true }]);
});

test('owner and application may be one role', async () => {
  await migrate(ownerUrl, run.ownerRole);
  expect(await schemaState(ownerUrl)).toBe('CURRENT');
  expect(await query(ownerUrl, `select count(*)::int from graphile_worker.jobs`)).toEqual([{ count: 0 }]);
});

test.each([
  ['postgres://pado_app:secret@db.busan.example/pado', 'pado_app'],
  ['postgres://%EB%B6%80%EC%82%B0@db.busan.example/pado', '부산'],
  ['postgres:///pado?host=/run/postgresql&user=pado_app', 'pado_app'],
])('the role of %s is %s', (url, role) => {
  expect(roleOf(url)).toBe(role);
});
