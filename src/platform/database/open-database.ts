import { Client } from 'pg';
import { withParticle } from '../../domain/particle.js';
import type { Config } from '../config.js';
import { attachCluster, openCluster } from '../embedded/cluster.js';
import { StartError } from '../start-error.js';
import { connect } from './connect.js';
import { databaseIsNewer, migrate, type SchemaState, schemaState } from './migrate.js';

/** A database that answers, and how to let go of it. */
export interface OpenDatabase {
  /** For the app's role. */
  url: string;
  /** For the owner of the schema. */
  ownerUrl: string;
  isEmbedded: boolean;
  noteAddress(address: string): Promise<void>;
  close(): Promise<void>;
  /** Lets go of it without waiting: an embedded server ends by itself. */
  leave(): void;
}

const OLDEST = 15;
const NEWEST = 18;

/** For the server: starts the embedded cluster, or checks the database that DATABASE_URL names. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl) return external(config.databaseUrl, config.databaseOwnerUrl ?? config.databaseUrl);
  const cluster = await openCluster({ folder: config.folder });
  return {
    url: cluster.appUrl,
    ownerUrl: cluster.ownerUrl,
    isEmbedded: true,
    noteAddress: (address) => cluster.noteAddress(address),
    close: () => cluster.stop(),
    leave: () => cluster.leave(),
  };
}

/** For commands: the same database, through the running server's cluster where there is one. */
export async function openDatabaseForCommand(config: Config): Promise<OpenDatabase> {
  const running = config.databaseUrl ? null : await attachCluster(config.folder);
  if (!running) return openDatabase(config);
  return { url: running.appUrl, ownerUrl: running.ownerUrl, isEmbedded: true, ...nobodysToClose };
}

/**
 * Brings the schema up to date where that is this program's business (the embedded database, or when asked to).
 * @returns BEHIND for an external database that somebody has to migrate first.
 * @throws StartError for one that a newer version has written.
 */
export async function prepareSchema(database: OpenDatabase, migrateOnStart: boolean): Promise<Exclude<SchemaState, 'AHEAD'>> {
  const state = await schemaState(database.url);
  if (state === 'AHEAD') throw databaseIsNewer();
  // The embedded one every time: a start that was killed while it migrated may have left the last step undone.
  if (!database.isEmbedded && (state === 'CURRENT' || !migrateOnStart)) return state;
  await migrate(database.ownerUrl, roleOf(database.url));
  return 'CURRENT';
}

/** The role that a URL signs in as: where it names none, the driver's choice. */
export const roleOf = (url: string): string => new Client({ connectionString: url }).user ?? '';

const nothing = (): Promise<void> => Promise.resolve();
const nobodysToClose = { noteAddress: nothing, close: nothing, leave: () => undefined };

async function external(url: string, ownerUrl: string): Promise<OpenDatabase> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ version: number; hasKorean: boolean }>(
      `select current_setting('server_version_num')::int / 10000 as version,
              exists (select from pg_collation where collname = 'ko-x-icu') as "hasKorean"`,
    );
    const { version, hasKorean } = rows[0]!;
    if (version < OLDEST || version > NEWEST) throw wrongVersion(version);
    if (!hasKorean) throw noKoreanOrder();
  } finally {
    await client.end();
  }
  return { url, ownerUrl, isEmbedded: false, ...nobodysToClose };
}

const wrongVersion = (version: number): StartError =>
  new StartError(
    `PostgreSQL ${withParticle(version, '은/는')} 쓸 수 없습니다. ${OLDEST}–${withParticle(NEWEST, '이/가')} 필요합니다.`,
    `PostgreSQL ${version} will not do: ${OLDEST} to ${NEWEST} is needed.`,
  );

const noKoreanOrder = (): StartError =>
  new StartError(
    '데이터베이스에 ko-x-icu 정렬이 없습니다. ICU를 포함한 PostgreSQL이 필요합니다.',
    'The database lacks the collation ko-x-icu: a PostgreSQL with ICU is needed.',
  );
