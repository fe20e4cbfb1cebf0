import type { DataSource } from 'typeorm';
import { entities } from '../../src/entities.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { cloneDatabase, type TestDatabase } from './database.js';

/** A database of its own with a connection as the application has it, and one as the owner of the schema has it. */
export interface TwoRoles {
  database: TestDatabase;
  app: DataSource;
  owner: DataSource;
  close(): Promise<void>;
}

export async function openAsBothRoles({ poolSize = 4 } = {}): Promise<TwoRoles> {
  const database = await cloneDatabase();
  const [app, owner] = await Promise.all([
    createDataSource({ url: database.url, poolSize }, entities).initialize(),
    createDataSource({ url: database.ownerUrl, poolSize: 2 }, entities).initialize(),
  ]);
  return {
    database,
    app,
    owner,
    async close() {
      await Promise.all([app.destroy(), owner.destroy()]);
      await database.drop();
    },
  };
}

/** SQLSTATE and constraint with which the database refuses a statement; null where it goes through. */
export async function objectionTo(db: DataSource, statement: string, parameters: unknown[] = []): Promise<string | null> {
  try {
    await db.query(statement, parameters);
    return null;
  } catch (error) {
    const { code, constraint } = (error as { driverError: { code: string; constraint?: string } }).driverError;
    return constraint ? `${code} ${constraint}` : code;
  }
}
