import { setTimeout as pause } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { createApp } from './app.js';
import { demoAccounts } from './demo/demo-people.js';
import { loadDemoOnce } from './demo/load-demo.js';
import { type Config, readConfig } from './platform/config.js';
import { type OpenDatabase, openDatabase, prepareSchema } from './platform/database/open-database.js';
import { schemaState } from './platform/database/migrate.js';
import { assertPortIsFree, listenFailure } from './platform/http/port.js';
import { openWaitingRoom } from './platform/http/waiting-room.js';
import { createLog, type Log } from './platform/log.js';
import { StartError } from './platform/start-error.js';
import { loadReferenceData } from './reference-data.js';

const out = (line: string): void => void process.stdout.write(`${line}\n`);

/** The server, from the environment to the last closed connection. Ends the process with 1 and one sentence if it cannot start. */
export async function serve(): Promise<void> {
  let opening: Promise<OpenDatabase> | undefined;
  let app: NestExpressApplication | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      await app?.close();
      const database = await opening?.catch(() => undefined);
      await database?.close();
    })());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Asked a second time: go at once. The database recovers by itself.
      if (stopping) process.exit(130);
      void stop().then(() => process.exit(0));
    });
  }
  // `npm start` asks by closing its channel, also where Ctrl-C has reached us as well: that is no second request.
  process.on('disconnect', () => {
    if (!stopping) void stop().then(() => process.exit(0));
  });
  try {
    const config = readConfig(process.env);
    const log = createLog(config.logLevel);
    await assertPortIsFree(config.port, config.host);
    opening = openDatabase(config);
    const database = await opening;
    await waitForSchema(database, config, log);
    app = await createApp({ config, databaseUrl: database.url, log });
    await loadReferenceData(app.get(DataSource));
    const address = await listen(app, config);
    await database.noteAddress(address);
    if (database.isEmbedded) await loadDemoOnce(app, address);
    greet(address, database.isEmbedded ? await demoAccounts(app.get(DataSource)) : []);
    if (!database.isEmbedded)
      out(
        '여러 대로 운영하려면 uploads 폴더와 SIGNING_KEY_FILE을 공유해야 합니다. / Several instances must share the uploads folder and SIGNING_KEY_FILE.',
      );
  } catch (error) {
    if (stopping) return;
    process.stderr.write(`${error instanceof StartError ? error.message : unexpected(error)}\n`);
    process.exitCode = 1;
    await stop();
    process.exit(1);
  }
}

const unexpected = (error: unknown): string =>
  `시작하지 못했습니다. / Could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;

/** Migrates where that is ours to do; else stays alive and not ready until somebody has run `pado migrate`. */
async function waitForSchema(database: OpenDatabase, config: Config, log: Log): Promise<void> {
  if ((await prepareSchema(database, config.migrateOnStart)) === 'CURRENT') return;
  out('데이터베이스를 `npx pado migrate`로 먼저 갱신해 주세요. 기다리는 중입니다. / Waiting for `npx pado migrate`.');
  const leave = await openWaitingRoom(config.port, config.host);
  while ((await schemaState(database.url)) === 'BEHIND') await pause(1_000);
  log.info('the schema is there now');
  await leave();
}

async function listen(app: NestExpressApplication, config: Config): Promise<string> {
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    throw listenFailure(error, config.port);
  }
  return (await app.getUrl()).replace('[::1]', 'localhost');
}

function greet(address: string, accounts: { role: string; email: string; password: string }[]): void {
  out(`\n파도가 준비되었습니다. / Pado is ready: ${address}  (GraphQL: ${address}/graphql)`);
  if (accounts.length === 0) return;
  out('\n시험용 계정 / Demo accounts:');
  for (const { role, email, password } of accounts) out(`  ${role.padEnd(28)} ${email.padEnd(32)} ${password}`);
  out('');
}
