import { runMigrations as migrateJobQueue } from 'graphile-worker';
import { Client } from 'pg';
import { migrations } from '../../../migrations/index.js';
import { StartError } from '../start-error.js';
import { createDataSource } from './data-source.js';
import { driverErrorOf } from './driver-error.js';
import { grantToApp } from './grants.js';

/** Any number will do, as long as every instance takes the same one. */
const MIGRATION_LOCK = 5_261_025;

/** Migration names as TypeORM records them: the class name. */
const knownMigrations = (): string[] => migrations.map((migration) => migration.name);

/** How the database's schema relates to this program's. */
export type SchemaState = 'CURRENT' | 'BEHIND' | 'AHEAD';

/** Compares the recorded migrations with this program's list; a database without any is behind. */
export async function schemaState(url: string): Promise<SchemaState> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await schemaStateSeenBy(async (sql) => (await client.query<{ name: string }>(sql)).rows);
  } finally {
    await client.end();
  }
}

/** Tables are there, and the app's role has not been let in yet: a migration is under way. */
const INSUFFICIENT_PRIVILEGE = '42501';

/** The same over a connection that is there already; `query` answers with rows. */
export async function schemaStateSeenBy(query: (sql: string) => Promise<{ name: string }[]>): Promise<SchemaState> {
  const [table] = await query(`select to_regclass('public.migrations')::text as name`);
  if (!table?.name) return 'BEHIND';
  const recorded = await query(`select name from migrations`).catch((error: unknown) => {
    if (driverErrorOf(error)?.code === INSUFFICIENT_PRIVILEGE) return null;
    throw error;
  });
  if (!recorded) return 'BEHIND';
  const known = new Set(knownMigrations());
  if (recorded.some(({ name }) => !known.has(name))) return 'AHEAD';
  return recorded.length < known.size ? 'BEHIND' : 'CURRENT';
}

/**
 * Brings the schema and the job queue's schema up to date, as the owner, under one advisory lock: of several instances
 * that start together one migrates and the others wait. Then gives the app's role what it needs, and no more.
 * @throws StartError for a database that a newer version has written.
 */
export async function migrate(ownerUrl: string, appRole: string): Promise<void> {
  const lock = new Client({ connectionString: ownerUrl });
  await lock.connect();
  try {
    await lock.query(`select pg_advisory_lock($1)`, [MIGRATION_LOCK]);
    if ((await schemaState(ownerUrl)) === 'AHEAD') throw databaseIsNewer();
    const db = await createDataSource({ url: ownerUrl, poolSize: 2 }).initialize();
    try {
      await db.runMigrations({ transaction: 'each' });
    } finally {
      await db.destroy();
    }
    await migrateJobQueue({ connectionString: ownerUrl });
    await grantToApp(lock, appRole);
  } finally {
    await lock.end();
  }
}

export const databaseIsNewer = (): StartError =>
  new StartError(
    '데이터베이스가 이 프로그램보다 새 버전입니다. 새 버전의 파도를 실행하거나 백업에서 복원해 주세요.',
    'The database was written by a newer version of Pado. Run that version, or restore a backup.',
  );
