import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { DATABASE_URL } from '../../src/platform/database/database-url.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { captureLog } from '../support/captured-log.js';

const captured = captureLog('warn');
let it: TestApp;
beforeAll(async () => {
  it = await startTestApp({}, captured.log);
});
afterAll(() => it.close());

const ready = { status: 200, parts: { database: true, schema: true, jobs: true } };

async function readiness(): Promise<typeof ready> {
  const response = await fetch(`${it.url}/readyz`);
  return { status: response.status, parts: (await response.json()) as typeof ready.parts };
}
async function becomesReady(): Promise<void> {
  while ((await readiness()).status !== 200) await pause(50);
}
/** Work on the server from a database that is not the app's, as the role of a URL. */
async function besides(url: string, work: (client: Client, name: string) => Promise<unknown>): Promise<void> {
  const elsewhere = new URL(url);
  const name = elsewhere.pathname.slice(1);
  elsewhere.pathname = '/postgres';
  const client = new Client({ connectionString: elsewhere.href });
  await client.connect();
  try {
    await work(client, name);
  } finally {
    await client.end();
  }
}
/** Ends every connection of the application, as a restart of the server would. */
const hangUp = () =>
  besides(it.app.get<string>(DATABASE_URL), (client, name) =>
    client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user`, [name]),
  );
const letIn = (whether: boolean) =>
  besides((it.db.options as { url: string }).url, (client, name) => client.query(`alter database ${name} allow_connections ${whether}`));

test('an instance with its database, its schema and its jobs is alive and ready', async () => {
  const alive = await fetch(`${it.url}/healthz`);
  expect([alive.status, await alive.json()]).toEqual([200, { status: 'ok' }]);
  expect(await readiness()).toEqual(ready);
});

test('both answers are for machines: no cookie, no session, nothing of the program', async () => {
  const response = await fetch(`${it.url}/readyz`);
  const headers = [...response.headers.keys()].filter((name) => /cookie|powered|server/.test(name));
  expect(headers).toEqual([]);
});

test('it is not ready while a migration is missing, and ready again when it is there', async () => {
  const [last] = await it.db
    .query<{ id: number; timestamp: string; name: string }[]>(
      `delete from migrations where id = (select max(id) from migrations) returning *`,
    )
    .then(([rows]) => rows as unknown as { id: number; timestamp: string; name: string }[]);
  expect(await readiness()).toEqual({ status: 503, parts: { database: true, schema: false, jobs: true } });
  await it.db.query(`insert into migrations (timestamp, name) values ($1, $2)`, [last!.timestamp, last!.name]);
  expect(await readiness()).toEqual(ready);
});

test('it is not ready over a database from the future', async () => {
  await it.db.query(`insert into migrations (timestamp, name) values (9999999999999, 'FromTheFuture9999999999999')`);
  expect(await readiness()).toEqual({ status: 503, parts: { database: true, schema: false, jobs: true } });
  await it.db.query(`delete from migrations where timestamp = 9999999999999`);
  expect(await readiness()).toEqual(ready);
});

test('it lives through a restart of the database server: requests and the sealing of the audit trail go on', async () => {
  await hangUp();
  await becomesReady();
  expect(await it.visitor.query('{ me { account { id } } }')).toEqual({ me: null });
  const person = await it.person('after@busan.example');
  expect(await person.query('{ me { account { email } } }')).toEqual({ me: { account: { email: 'after@busan.example' } } });
  const unsealed = () => it.db.query<unknown[]>(`select from audit_unsealed`);
  while ((await unsealed()).length > 0) await pause(50);
});

test('it lives, but is not ready, while the database is gone', async () => {
  await letIn(false);
  try {
    await hangUp();
    for (let times = 0; times < 3; times++) {
      expect(await readiness()).toEqual({ status: 503, parts: { database: false, schema: false, jobs: true } });
      expect((await fetch(`${it.url}/healthz`)).status).toBe(200);
    }
    const answer = await it.visitor.ask('{ competition(slug: "busan-2025") { id } }');
    expect(answer.errors!.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL']);
    // Long enough for the sealer and the job workers to have tried in vain.
    await pause(2_500);
  } finally {
    await letIn(true);
  }
  await becomesReady();
  expect(await it.visitor.query('{ me { account { id } } }')).toEqual({ me: null });
  expect(captured.text()).not.toMatch(/password|postgres:\/\//);
});
