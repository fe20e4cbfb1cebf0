import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../platform/config.js';
import { migrationsAreDone } from '../platform/database/migrate.js';
import { type OpenDatabase, prepareSchema } from '../platform/database/open-database.js';
import { openWaitingRoom } from '../platform/http/waiting-room.js';
import type { Log } from '../platform/log.js';

/** Migrates where that is ours to do; else stays alive and not ready until somebody has run `pado migrate`. */
export async function waitForSchema(database: OpenDatabase, config: Config, log: Log): Promise<void> {
  if ((await prepareSchema(database, config.migrateOnStart)) === 'CURRENT') return;
  process.stdout.write('데이터베이스를 `npx pado migrate`로 먼저 갱신해 주세요. 기다리는 중입니다. / Waiting for `npx pado migrate`.\n');
  const leave = await openWaitingRoom(config.port, config.host);
  while ((await prepareSchema(database, false)) === 'BEHIND') await pause(1_000);
  await migrationsAreDone(database.url);
  log.info('the schema is there now');
  await leave();
}
