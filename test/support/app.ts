import { AsyncLocalStorage } from 'node:async_hooks';
import type { AddressInfo } from 'node:net';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/app.js';
import { entities } from '../../src/entities.js';
import { AccountService, type NewAccount } from '../../src/features/accounts/account.service.js';
import { readConfig } from '../../src/platform/config.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { createLog, type Log } from '../../src/platform/log.js';
import { cloneDatabase } from './database.js';
import { Person } from './person.js';

export const PASSWORD = 'Gwangan-bridge-2025';

/** The whole application on a port of its own, over its own database and its own folders. */
export interface TestApp {
  url: string;
  app: NestExpressApplication;
  /** Reads and arranges as the database's owner, past the app. */
  db: DataSource;
  visitor: Person;
  /** An account that is signed in with a token. */
  person(email: string, more?: Partial<NewAccount>): Promise<Person>;
  /** Another instance on the same database; of the environment it may have something else. */
  beside(environment?: NodeJS.ProcessEnv): Promise<{ url: string; close(): Promise<void> }>;
  close(): Promise<void>;
}

/** What an application starts from: a database to clone, and a folder with keys and files to copy. */
export interface Origin {
  template: string;
  folder: string;
}

export async function startTestApp(
  environment: NodeJS.ProcessEnv = {},
  log: Log = createLog(process.env['TEST_LOG'] ?? 'silent'),
  origin?: Origin,
): Promise<TestApp> {
  const [database, folder] = await Promise.all([cloneDatabase(origin?.template), mkdtemp(join(tmpdir(), 'pado-app-'))]);
  if (origin) await cp(origin.folder, folder, { recursive: true });
  const settings = {
    PORT: '0',
    PADO_FOLDER: folder,
    UPLOADS_FOLDER: join(folder, 'uploads'),
    DATABASE_POOL: '5',
    // Tests ask faster than people do; the one about it says so.
    RATE_LIMITS: '0',
    ...environment,
  };
  const start = async (other: NodeJS.ProcessEnv = {}) => {
    const config = readConfig({ ...settings, ...other });
    const app = await createApp({ config, databaseUrl: database.url, log });
    await app.listen(0, '127.0.0.1');
    return { app, url: `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`, close: () => app.close() };
  };
  const { app, url } = await start();
  const db = await createDataSource({ url: database.ownerUrl, poolSize: 2 }, entities).initialize();
  const visitor = new Person(url, null);
  return {
    url,
    app,
    db,
    visitor,
    beside: start,
    async person(email, more = {}) {
      const account = await app.get(AccountService).create({ email, name: email.split('@')[0]!, password: PASSWORD, ...more });
      return Person.signedIn(url, account, PASSWORD);
    },
    async close() {
      await db.destroy();
      await app.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

// What jobs do in the background is not what a request costs.
const background = new AsyncLocalStorage<true>();
const handle = Object.getOwnPropertyDescriptor(JobRunner.prototype, 'handle')!.value as JobRunner['handle'];
JobRunner.prototype.handle = function (name, job) {
  handle.call(this, name, (payload, stopping) => background.run(true, () => job(payload, stopping)));
};

/** How many statements the app sends while `work` runs; begin and commit left out. */
export const countQueries = async (app: NestExpressApplication, work: () => Promise<unknown>): Promise<number> =>
  (await statementsOf(app, work)).length;

/** The statements themselves. */
export async function statementsOf(app: NestExpressApplication, work: () => Promise<unknown>): Promise<string[]> {
  const { logger } = app.get(DataSource);
  const silent = logger.logQuery.bind(logger);
  const statements: string[] = [];
  logger.logQuery = (query, ...rest) => {
    // The record of whose data was shown (one statement at the end: access-log.spec.ts), who is asking, the session's "last used" and the background sealer are not the list's doing.
    if (
      !background.getStore() &&
      !/audit_unsealed|audit_seal|insert into access_log|pg_try_advisory|session\.token_hash = \$1|set last_used_at|^(START|COMMIT|SET)/.test(
        query,
      )
    )
      statements.push(query);
    silent(query, ...rest);
  };
  try {
    await work();
  } finally {
    logger.logQuery = silent;
  }
  return statements;
}
