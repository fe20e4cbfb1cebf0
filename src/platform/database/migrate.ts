import { runMigrations as migrateJobQueue } from 'graphile-worker';
import { migrations } from '../../../migrations/index.js';
import { StartError } from '../start-error.js';
import { advisoryLocks } from './advisory-locks.js';
import { connect } from './connect.js';
import { createDataSource } from './data-source.js';
import { driverErrorOf } from './driver-error.js';
import { grantToApp } from './grants.js';

const INSUFFICIENT_PRIVILEGE = '42501';

/** Migration names as TypeORM records them: the class name. */
const knownMigrations = (): string[] => migrations.map((migration) => migration.name);

/** How the database's schema relates to this program's. */
export type SchemaState = 'CURRENT' | 'BEHIND' | 'AHEAD';

/** Compares the recorded migrations with this program's list; a database without any is behind. */
export async function schemaState(url: string): Promise<SchemaState> {
  const client = await connect(url);
  try {
    return await schemaStateSeenBy(async (sql) => (await client.query<{ name: string }>(sql)).rows);
  } finally {
    await client.end();
  }
}

/** The same over a connection that is there already; `query` answers with rows. */
export async function schemaStateSeenBy(query: (sql: string) => Promise<{ name: string }[]>): Promise<SchemaState> {
  const [table] = await query(`select to_regclass('public.migrations')::text as name`);
  if (!table?.name) return 'BEHIND';
  // Where the tables are there and the app's role has not been let in yet, a migration is under way.
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
 * @throws StartError for a database that a newer version has written, and for a role that does not own it.
 */
export async function migrate(ownerUrl: string, appRole: string): Promise<void> {
  const lock = await connect(ownerUrl, 'DATABASE_OWNER_URL');
  try {
    await lock.query(`select pg_advisory_lock($1)`, [advisoryLocks.migrations]);
    if ((await schemaState(ownerUrl)) === 'AHEAD') throw databaseIsNewer();
    const db = await createDataSource({ url: ownerUrl, poolSize: 2 }).initialize();
    try {
      await db.runMigrations({ transaction: 'each' });
    } finally {
      await db.destroy();
    }
    await migrateJobQueue({ connectionString: ownerUrl });
    await grantToApp(lock, appRole);
  } catch (error) {
    throw driverErrorOf(error)?.code === INSUFFICIENT_PRIVILEGE ? notTheOwner() : error;
  } finally {
    await lock.end();
  }
}

/** Answers when no migration is under way: the last step is recorded before the app's role is let in. */
export async function migrationsAreDone(url: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(`select pg_advisory_lock_shared($1)`, [advisoryLocks.migrations]);
  } finally {
    await client.end();
  }
}

const notTheOwner = (): StartError =>
  new StartError(
    'DATABASE_OWNER_URL의 계정은 스키마를 바꿀 수 없습니다. 데이터베이스 소유자의 주소를 지정해 주세요.',
    'The role of DATABASE_OWNER_URL may not change the schema: set the URL of the role that owns the database.',
  );

export const databaseIsNewer = (): StartError =>
  new StartError(
    '데이터베이스가 이 프로그램보다 새 버전입니다. 새 버전의 파도를 실행하거나 백업에서 복원해 주세요.',
    'The database was written by a newer version of Pado. Run that version, or restore a backup.',
  );
