import { clearUnfinishedDemo } from '../demo/unfinished-demo.js';
import { readConfig } from '../platform/config.js';
import { openDatabase } from '../platform/database/open-database.js';
import { tryStorage } from '../platform/files/try-storage.js';
import { assertPortIsFree } from '../platform/http/port.js';
import { createLog } from '../platform/log.js';
import { StartError } from '../platform/start-error.js';
import { endWhenAsked, type Opened } from './end.js';
import { waitForSchema } from './wait-for-schema.js';

/** The server, from the environment to the last closed connection. Ends the process with 1 and one sentence if it cannot start. */
export async function serve(): Promise<void> {
  const opened: Opened = {};
  const end = endWhenAsked(opened);
  try {
    await open(opened);
  } catch (error) {
    if (end.isUnderWay()) return;
    process.stderr.write(`${sentenceOf(error)}\n`);
    await end.close().finally(() => process.exit(1));
  }
}

/** Opens one thing after the other, first what is quickly found to be wrong. */
async function open(opened: Opened): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  await assertPortIsFree(config.port, config.host);
  await tryStorage(config.storage);
  opened.opening = openDatabase(config).then((database) => (opened.database = database));
  // Loading the application blocks this thread for a second or more. The embedded database starts in that time, in a process of its own; an
  // external one has to be asked before, or an answer that waits behind the loading looks like none.
  if (config.databaseUrl) await opened.opening;
  const [database, { openApplication }] = await Promise.all([opened.opening, import('./application.js')]);
  if (database.isEmbedded) await clearUnfinishedDemo(database.ownerUrl, config.folder);
  await waitForSchema(database, config, log);
  await openApplication(opened, config, database, log);
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartError) return error.message;
  return `시작하지 못했습니다. / Could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
