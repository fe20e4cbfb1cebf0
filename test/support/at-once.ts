import { setTimeout as pause } from 'node:timers/promises';
import type { TestApp } from './app.js';

/**
 * Lets requests that lock an edition run into each other: they all wait for the edition's row, which this holds, and are let go
 * together.
 */
export async function atOnce<T>(it: TestApp, competitionId: string, work: (() => Promise<T>)[]): Promise<T[]> {
  const gate = it.db.createQueryRunner();
  try {
    await gate.startTransaction();
    await gate.query(`select from competition where id = $1 for update`, [competitionId]);
    const running = work.map((start) => start());
    while ((await waiting(it)) < work.length) await pause(10);
    await gate.commitTransaction();
    return await Promise.all(running);
  } finally {
    await gate.release();
  }
}

/**
 * Lets requests run into each other in a known order: each is sent once the one before it waits, for what the statement `hold` keeps or
 * for that one, or is answered. Then all are let go.
 */
export async function inTurn<T>(it: TestApp, [hold, ...parameters]: [string, ...unknown[]], work: (() => Promise<T>)[]): Promise<T[]> {
  const gate = it.db.createQueryRunner();
  let answered = 0;
  try {
    await gate.startTransaction();
    await gate.query(hold, parameters);
    const running: Promise<T>[] = [];
    for (const start of work) {
      running.push(start().finally(() => answered++));
      while ((await waiting(it)) + answered < running.length) await pause(10);
    }
    await gate.commitTransaction();
    return await Promise.all(running);
  } finally {
    await gate.release();
  }
}

async function waiting({ db }: TestApp): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(
    `select count(distinct pid)::int as count from pg_locks
      where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`,
  );
  return row!.count;
}
