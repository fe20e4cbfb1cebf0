import type { DataSource } from 'typeorm';
import { entities } from '../entities.js';
import { type Config, readConfig } from '../platform/config.js';
import { createDataSource } from '../platform/database/data-source.js';
import { type OpenDatabase, openDatabaseForCommand, prepareSchema } from '../platform/database/open-database.js';
import { StartError } from '../platform/start-error.js';

/** What a command that needs the database is given. */
export interface CommandContext {
  config: Config;
  database: OpenDatabase;
  db: DataSource;
}

/**
 * Runs a command's work on the database of this installation: the running server's, or one that is started for the command.
 * @throws StartError when there is none, or its schema is not this program's.
 */
export async function withDatabase<T>(work: (context: CommandContext) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const database = await openDatabaseForCommand(config);
  try {
    if ((await prepareSchema(database, config.migrateOnStart)) === 'BEHIND') throw schemaIsBehind();
    const db = await createDataSource({ url: database.url, poolSize: 4 }, entities).initialize();
    try {
      return await work({ config, database, db });
    } finally {
      await db.destroy();
    }
  } finally {
    await database.close();
  }
}

const schemaIsBehind = (): StartError =>
  new StartError('데이터베이스를 `npx pado migrate`로 먼저 갱신해 주세요.', 'The database has to be migrated first: `npx pado migrate`.');
