import { entities } from '../entities.js';
import { readConfig } from '../platform/config.js';
import { createDataSource } from '../platform/database/data-source.js';
import { migrate } from '../platform/database/migrate.js';
import { openDatabaseForCommand, roleOf } from '../platform/database/open-database.js';
import { loadReferenceData } from '../reference-data.js';

/** `pado migrate`: the schema as DATABASE_OWNER_URL's role, then the reference data as the app's. */
export async function migrateCommand(): Promise<number> {
  const database = await openDatabaseForCommand(readConfig(process.env));
  try {
    await migrate(database.ownerUrl, roleOf(database.url));
    const db = await createDataSource({ url: database.url, poolSize: 2 }, entities).initialize();
    try {
      await loadReferenceData(db);
    } finally {
      await db.destroy();
    }
    console.log('데이터베이스가 최신입니다. / The database is up to date.');
    return 0;
  } finally {
    await database.close();
  }
}
