import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { createApp } from '../app.js';
import { demoAccounts } from '../demo/demo-people.js';
import { loadDemoOnce } from '../demo/load-demo.js';
import type { Config } from '../platform/config.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { listenFailure } from '../platform/http/port.js';
import type { Log } from '../platform/log.js';
import { loadReferenceData } from '../reference-data.js';
import type { Opened } from './end.js';
import { greet, sayWhatInstancesShare, sayWhereLettersGo, showDemoAccounts } from './greet.js';

/** The application on a database that is up to date, until it answers and the person at the terminal knows where. */
export async function openApplication(opened: Opened, config: Config, database: OpenDatabase, log: Log): Promise<void> {
  const app = (opened.app = await createApp({ config, databaseUrl: database.url, log }));
  await loadReferenceData(app.get(DataSource));
  const address = await listen(app, config);
  await database.noteAddress(address);
  if (database.isEmbedded) await loadDemoOnce(app, address);
  greet(address);
  if (config.smtpUrl === null) sayWhereLettersGo(config.mailFolder);
  if (database.isEmbedded) showDemoAccounts(await demoAccounts(app.get(DataSource)));
  else sayWhatInstancesShare(config.storage.kind);
}

async function listen(app: NestExpressApplication, config: Config): Promise<string> {
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    throw listenFailure(error, config.port);
  }
  return (await app.getUrl()).replace('[::1]', 'localhost');
}
