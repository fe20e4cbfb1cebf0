import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { addJob, addJobs, keysToAskAgain } from '../../src/platform/jobs/add-job.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { transaction } from '../../src/platform/database/transaction.js';
import { captureLog } from '../support/captured-log.js';
import { objectionTo, openAsBothRoles, type TwoRoles } from '../support/two-roles.js';

const captured = captureLog();
let it: TwoRoles;
let runner: JobRunner;
/** The payloads of the jobs that were begun, in their order. */
let begun: Record<string, unknown>[];
/** What a job does, by its payload's `does`. */
const deeds: Record<string, () => Promise<void>> = {};

beforeAll(async () => {
  it = await openAsBothRoles();
});
afterAll(() => it.close());
beforeEach(async () => {
  await it.owner.query(`delete from graphile_worker._private_jobs`);
  captured.clear();
  begun = [];
  runner = aRunner();
});
afterEach(() => (runner.isRunning ? runner.onModuleDestroy() : undefined));

function aRunner(): JobRunner {
  const one = new JobRunner(it.database.url, captured.log);
  one.handle('test.noted', async (payload) => {
    begun.push(payload);
    await deeds[String(payload['does'])]?.();
  });
  return one;
}
const add = (payload: Record<string, unknown>, key?: string) => transaction(it.app, (tx) => addJob(tx, 'test.noted', payload, key));
const waiting = () =>
  it.app.query<{ task: string; attempts: number; key: string | null }[]>(
    `select task_identifier as task, attempts, key from graphile_worker.jobs order by id`,
  );
async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await done())) await pause(20);
}
const allDone = async () => (await waiting()).length === 0;
/** Failed jobs wait for seconds, then minutes, and workers look every second: not here. */
const hurry = () =>
  it.owner.query(`
    update graphile_worker._private_jobs set run_at = now() where locked_at is null and run_at > now();
    notify "jobs:insert"`);

test('a job is there exactly if the deed that asked for it is', async () => {
  const undone = transaction(it.app, async (tx) => {
    await addJob(tx, 'test.noted', { number: 1 });
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  expect(await waiting()).toEqual([]);
  await add({ number: 2 });
  expect(await waiting()).toEqual([{ task: 'test.noted', attempts: 0, key: null }]);
});

test('the application takes up its jobs under its own role, each once, with its payload whole', async () => {
  await runner.onApplicationBootstrap();
  const payload = { number: 1, id: 'ㄱ', list: [1, null, { deep: true }], text: `it's "quoted" \\ and 🌊` };
  await add(payload);
  await add({ number: 2 });
  await until(allDone);
  expect(begun.toSorted((one, two) => Number(one['number']) - Number(two['number']))).toEqual([payload, { number: 2 }]);
});

test('a job that was asked for before the start is done after it', async () => {
  await add({ number: 1 });
  expect(runner.isRunning).toBe(false);
  await runner.onApplicationBootstrap();
  expect(runner.isRunning).toBe(true);
  await until(allDone);
  expect(begun).toEqual([{ number: 1 }]);
});

test('under one key it is one job while it waits, as it was asked for last', async () => {
  await add({ number: 1 }, 'snapshot 7');
  await add({ number: 2 }, 'snapshot 7');
  await add({ number: 3 }, 'snapshot 8');
  expect((await waiting()).map(({ key }) => key)).toEqual(['snapshot 7', 'snapshot 8']);
  await runner.onApplicationBootstrap();
  await until(allDone);
  expect(begun.map(({ number }) => number).toSorted((one, two) => Number(one) - Number(two))).toEqual([2, 3]);
});

test('a job that fails is tried again, and the log tells the facts of its error only', async () => {
  let failures = 2;
  deeds['fails'] = async () => {
    if (failures-- > 0)
      await it.app.query(`insert into account (id, email, name) values ($1, 'KIM@busan.example', '김민지')`, [crypto.randomUUID()]);
  };
  await runner.onApplicationBootstrap();
  await add({ does: 'fails', email: 'kim@busan.example' });
  await until(async () => {
    await hurry();
    return allDone();
  });
  expect(begun).toHaveLength(3);
  const errors = captured.lines().filter(({ level }) => level === 50);
  expect(errors).toEqual(
    [1, 2].map((attempt) => ({
      level: 50,
      time: expect.any(String),
      job: 'test.noted',
      jobId: expect.any(String),
      attempt,
      err: { kind: 'QueryFailedError', code: '23514', constraint: 'account_email_lower_check', stack: expect.any(Array) },
      msg: 'a job or its queue failed',
    })),
  );
  expect(captured.text()).not.toMatch(/busan|김민지|insert into/i);
});

test('several may take up one job: each has its turn, and one that fails lets all be asked again', async () => {
  const turns: string[] = [];
  runner.handle('test.noted', async () => {
    turns.push('second');
    if (turns.length === 1) throw new Error('not yet');
  });
  runner.handle('test.noted', async () => void turns.push('third'));
  await runner.onApplicationBootstrap();
  await add({ number: 1 });
  await until(async () => {
    await hurry();
    return allDone();
  });
  expect([begun.length, turns]).toEqual([2, ['second', 'third', 'second', 'third']]);
});

test('a job that always fails is given up after eight attempts, and stands in nobody’s way', async () => {
  deeds['always fails'] = () => Promise.reject(new Error('no'));
  await runner.onApplicationBootstrap();
  await add({ does: 'always fails' });
  await until(async () => {
    await hurry();
    return (await waiting())[0]?.attempts === 8;
  });
  await add({ number: 2 });
  await until(() => begun.at(-1)?.['number'] === 2);
  expect(begun.filter(({ does }) => does === 'always fails')).toHaveLength(8);
  await until(async () => (await waiting()).length === 1);
});

test('two instances share the work: no job is done twice', async () => {
  const other = aRunner();
  await Promise.all([runner.onApplicationBootstrap(), other.onApplicationBootstrap()]);
  deeds['takes a moment'] = () => pause(5);
  await Promise.all(Array.from({ length: 40 }, (_, number) => add({ does: 'takes a moment', number })));
  await until(allDone);
  await other.onModuleDestroy();
  expect(begun.map(({ number }) => Number(number)).toSorted((one, two) => one - two)).toEqual(
    Array.from({ length: 40 }, (_, number) => number),
  );
});

test('an instance that starts leaves alone what another is doing', async () => {
  const end = Promise.withResolvers<void>();
  deeds['waits'] = () => end.promise;
  await runner.onApplicationBootstrap();
  await add({ does: 'waits' });
  await until(() => begun.length === 1);
  const other = aRunner();
  await other.onApplicationBootstrap();
  await pause(1_300);
  end.resolve();
  await until(allDone);
  await other.onModuleDestroy();
  expect(begun).toEqual([{ does: 'waits' }]);
});

test('an instance goes on when the database server has ended its connections', async () => {
  await runner.onApplicationBootstrap();
  await add({ number: 1 });
  await until(allDone);
  await it.app.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
  );
  await add({ number: 2 });
  await until(allDone);
  expect(begun).toEqual([{ number: 1 }, { number: 2 }]);
  expect(runner.isRunning).toBe(true);
});

test('an instance that is told to stop finishes what it has begun', async () => {
  let finished = false;
  deeds['takes long'] = async () => {
    await pause(300);
    finished = true;
  };
  await runner.onApplicationBootstrap();
  await add({ does: 'takes long' });
  await until(() => begun.length === 1);
  await runner.onModuleDestroy();
  expect([finished, runner.isRunning, await waiting()]).toEqual([true, false, []]);
});

test('an instance that never started can be stopped, and one that is stopped stays so', async () => {
  await aRunner().onModuleDestroy();
  await runner.onApplicationBootstrap();
  await runner.onModuleDestroy();
  await add({ number: 1 });
  await pause(1_300);
  expect([begun, (await waiting()).length]).toEqual([[], 1]);
});

test('another role sees nothing of the queue, and the application cannot change how it is built', async () => {
  await add({ number: 1 });
  expect(await objectionTo(it.app, `alter table graphile_worker._private_jobs disable row level security`)).toBe('42501');
  expect(await objectionTo(it.app, `truncate graphile_worker._private_jobs`)).toBe('42501');
  expect(await objectionTo(it.app, `drop policy pado_app on graphile_worker._private_jobs`)).toBe('42501');
  const policies = await it.owner.query(`select distinct policyname, roles::text from pg_policies where schemaname = 'graphile_worker'`);
  expect(policies).toEqual([{ policyname: 'pado_app', roles: `{${new URL(it.database.url).username}}` }]);
});

test('patient jobs let all others go first, however many of them wait', async () => {
  await transaction(it.app, async (tx) => {
    const many = Array.from({ length: 20 }, (_, number) => ({ payload: { number } }));
    await addJobs(tx, 'test.noted', many, { isPatient: true });
    await addJob(tx, 'test.noted', { number: 'other' });
  });
  await runner.onApplicationBootstrap();
  await until(allDone);
  expect(begun).toHaveLength(21);
  // Workers take jobs side by side: not before each other, but among the first.
  expect(begun.findIndex(({ number }) => number === 'other')).toBeLessThan(4);
});

test('a job may be asked for again when there is none or it was given up over an error, not while it waits or when its processes died', async () => {
  for (const key of ['waits', 'failed', 'died']) await add({ number: 1 }, key);
  const givenUp = `update graphile_worker._private_jobs set attempts = max_attempts, last_error = $2 where key = $1`;
  await it.owner.query(givenUp, ['failed', 'the store was away']);
  await it.owner.query(givenUp, ['died', null]);
  const again = await keysToAskAgain(it.app.manager, ['none', 'waits', 'failed', 'died']);
  expect([...again].toSorted()).toEqual(['failed', 'none']);
});
