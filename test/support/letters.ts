import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../src/platform/config.js';
import type { TestApp } from './app.js';

/** Answers once no letter waits to be put on its way for the first time, or again. */
export async function outboxIsEmpty(db: DataSource): Promise<void> {
  const waiting = `select exists (select from graphile_worker.jobs where task_identifier = 'send-mail' and run_at <= now()) as "isWaiting"`;
  while ((await db.query<{ isWaiting: boolean }[]>(waiting))[0]!.isWaiting) await pause(20);
}

/** Letters whose sending failed wait for minutes: not here. */
export async function hurryLetters(db: DataSource): Promise<void> {
  await db.query(`
    update graphile_worker._private_jobs set run_at = now() where locked_at is null and run_at > now();
    notify "jobs:insert"`);
  await outboxIsEmpty(db);
}

/** The letters to an address that the folder of an app without a mail server holds, the oldest first. */
export async function lettersTo({ app, db }: Pick<TestApp, 'app' | 'db'>, address: string): Promise<string[]> {
  await outboxIsEmpty(db);
  const folder = app.get<Config>(CONFIG).mailFolder;
  const names = (await readdir(folder).catch(() => [])).toSorted();
  const letters = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return letters.filter((letter) => letter.includes(`\nTo: ${address}\n`));
}
