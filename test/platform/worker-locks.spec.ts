import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { WorkerLocks } from '../../src/platform/jobs/worker-locks.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** A job that a worker has taken and not finished. */
const aJobTakenBy = async (workerId: string): Promise<string> => {
  const { rows } = await client.query<{ id: string }>(`select id from graphile_worker.add_job('some-work')`);
  await client.query(`update graphile_worker._private_jobs set locked_by = $2, locked_at = now() where id = $1`, [rows[0]!.id, workerId]);
  return rows[0]!.id;
};
const takenBy = async (id: string): Promise<string | null> =>
  (await client.query<{ locked_by: string | null }>(`select locked_by from graphile_worker._private_jobs where id = $1`, [id])).rows[0]!
    .locked_by;

test('jobs of a worker that died are given up, those of a living one are not', async () => {
  const [living, observer] = [new WorkerLocks(database.url), new WorkerLocks(database.url)];
  await living.hold('worker-alive');
  const [kept, orphaned] = [await aJobTakenBy('worker-alive'), await aJobTakenBy('worker-dead')];
  await observer.releaseDead();
  expect([await takenBy(kept), await takenBy(orphaned)]).toEqual(['worker-alive', null]);
  await living.close();
  await observer.releaseDead();
  expect(await takenBy(kept)).toBeNull();
  await observer.close();
});

test('a worker whose connection was cut takes its lock again before it calls anybody dead', async () => {
  const locks = new WorkerLocks(database.url);
  await locks.hold('worker-cut-off');
  const job = await aJobTakenBy('worker-cut-off');
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'pado workers' and datname = current_database()`,
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  await locks.releaseDead();
  expect(await takenBy(job)).toBe('worker-cut-off');
  await locks.close();
});
