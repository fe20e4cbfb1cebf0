import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { migrations } from '../migrations/index.js';
import { entities } from '../src/entities.js';
import { createDataSource } from '../src/platform/database/data-source.js';
import { migrate, schemaState } from '../src/platform/database/migrate.js';
import { cloneDatabase, type TestDatabase } from './support/database.js';

let database: TestDatabase;
let db: DataSource;
beforeAll(async () => {
  database = await cloneDatabase();
  db = await createDataSource({ url: database.ownerUrl, poolSize: 2 }, entities).initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const appRole = () => decodeURIComponent(new URL(database.url).username);

test('the migrations make exactly the tables that the entities describe', async () => {
  const { upQueries } = await db.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

test('every migration goes down as it went up, and up again', async () => {
  const structure = () =>
    db.query(`select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
               where table_schema = 'public' order by 1, 2`);
  const before = await structure();
  for (const _ of migrations) await db.undoLastMigration();
  const left = await db.query(`select tablename from pg_tables where schemaname = 'public' and tablename <> 'migrations'`);
  const functions = await db.query(`
    select proname from pg_proc join pg_language on pg_language.oid = prolang
     where pronamespace = 'public'::regnamespace and lanname = 'plpgsql'`);
  expect({ left, functions }).toEqual({ left: [], functions: [] });
  await migrate(database.ownerUrl, appRole());
  expect(await structure()).toEqual(before);
});

test('a database from a newer version is recognised and left alone', async () => {
  await db.query(`insert into migrations (timestamp, name) values (9999999999999, 'FromTheFuture9999999999999')`);
  expect(await schemaState(database.url)).toBe('AHEAD');
  await expect(migrate(database.ownerUrl, appRole())).rejects.toThrow(/newer version/);
  await db.query(`delete from migrations where timestamp = 9999999999999`);
});

test('a database that lacks a migration is behind', async () => {
  const [last] = await db.query<{ id: number; timestamp: string; name: string }[]>(
    `select * from migrations order by timestamp desc limit 1`,
  );
  await db.query(`delete from migrations where id = $1`, [last!.id]);
  expect(await schemaState(database.url)).toBe('BEHIND');
  await db.query(`insert into migrations (timestamp, name) values ($1, $2)`, [last!.timestamp, last!.name]);
  expect(await schemaState(database.url)).toBe('CURRENT');
});
