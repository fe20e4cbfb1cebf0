import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type EntityManager, QueryFailedError } from 'typeorm';
import { Refused } from '../../src/domain/refusal.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { databaseNow, transaction } from '../../src/platform/database/transaction.js';
import { openAsBothRoles, type TwoRoles } from '../support/two-roles.js';

let it: TwoRoles;
beforeAll(async () => {
  it = await openAsBothRoles({ poolSize: 6 });
  await it.owner.query(`
    create table counter (
      name text constraint counter_pkey primary key,
      value int not null constraint counter_value_check check (value < 100),
      twin text constraint counter_twin_key unique deferrable initially deferred
    );
    create function fail_with(code text) returns void language plpgsql as $$ begin raise exception 'as asked' using errcode = code; end $$`);
  await it.owner.query(`grant all on counter to "${new URL(it.database.url).username}"`);
});
afterAll(() => it.close());
beforeEach(() => it.owner.query(`truncate counter; insert into counter values ('a', 0), ('b', 0)`));

const add = (tx: EntityManager, name: string) => tx.query(`update counter set value = value + 1 where name = $1`, [name]);
const values = () => it.owner.query(`select name, value from counter order by name`);
const fail = (tx: EntityManager, code: string) => tx.query(`select fail_with($1)`, [code]);
const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? error.refusal : error),
  );

describe('a use case', () => {
  test('runs in READ COMMITTED and UTC, whatever the database is set to, and answers what it worked out', async () => {
    const name = new URL(it.database.url).pathname.slice(1);
    await it.owner.query(`alter database ${name} set default_transaction_isolation = 'serializable'`);
    await it.owner.query(`alter database ${name} set timezone = 'Asia/Seoul'`);
    const fresh = await createDataSource({ url: it.database.url, poolSize: 1 }).initialize();
    const seen = (db: Pick<EntityManager, 'query'>) =>
      db.query(`select current_setting('transaction_isolation') as level, current_setting('timezone') as zone, current_user as role`);
    const expected = [{ level: 'read committed', zone: 'UTC', role: new URL(it.database.url).username }];
    expect(await transaction(fresh, seen)).toEqual(expected);
    expect(await seen(fresh.manager)).toEqual(expected);
    await fresh.destroy();
  });

  test('is undone as a whole by any error, which arrives as it was thrown', async () => {
    const thrown = new Error('no');
    const attempt = transaction(it.app, async (tx) => {
      await add(tx, 'a');
      throw thrown;
    });
    await expect(attempt).rejects.toBe(thrown);
    expect(await values()).toEqual([
      { name: 'a', value: 0 },
      { name: 'b', value: 0 },
    ]);
  });
});

describe('a use case that ran into another', () => {
  test('in a deadlock runs again, and both end well', async () => {
    let runs = 0;
    const holding = { a: Promise.withResolvers<void>(), b: Promise.withResolvers<void>() };
    const oneIsThrough = Promise.withResolvers<void>();
    const crosswise = async (first: 'a' | 'b', second: 'a' | 'b') => {
      await transaction(it.app, async (tx) => {
        runs++;
        if (runs > 2) await oneIsThrough.promise;
        await add(tx, first);
        holding[first].resolve();
        await holding[second].promise;
        await add(tx, second);
      });
      oneIsThrough.resolve();
    };
    await Promise.all([crosswise('a', 'b'), crosswise('b', 'a')]);
    expect(runs).toBe(3);
    expect(await values()).toEqual([
      { name: 'a', value: 2 },
      { name: 'b', value: 2 },
    ]);
  });

  test.each([
    ['40001', 1, 2],
    ['40001', 2, 3],
    ['40P01', 2, 3],
  ])('with %s, %d time(s), ends well at attempt %d and leaves its effect once', async (code, failures, attempts) => {
    let runs = 0;
    await transaction(it.app, async (tx) => {
      runs++;
      await add(tx, 'a');
      if (runs <= failures) await fail(tx, code);
    });
    expect(runs).toBe(attempts);
    expect((await values())[0]).toEqual({ name: 'a', value: 1 });
  });

  test.each([
    ['40001', 3],
    ['40P01', 3],
    ['40003', 1],
    ['55P03', 1],
    ['P0001', 1],
  ])('with %s each time runs %d time(s), then fails with it', async (code, attempts) => {
    let runs = 0;
    const attempt = transaction(it.app, async (tx) => {
      runs++;
      await add(tx, 'a');
      await fail(tx, code);
    });
    await expect(attempt).rejects.toMatchObject({ driverError: { code } });
    expect(runs).toBe(attempts);
    expect((await values())[0]).toEqual({ name: 'a', value: 0 });
  });
});

describe('a violated constraint', () => {
  const again = (tx: EntityManager) => tx.query(`insert into counter values ('a', 0)`);

  test('that the use case names is its refusal', async () => {
    expect(await refusalOf(transaction(it.app, again, { counter_pkey: 'SLUG_TAKEN' }))).toEqual({ code: 'SLUG_TAKEN' });
    const tooHigh = transaction(it.app, (tx) => tx.query(`update counter set value = 100`), { counter_value_check: 'TEAM_FULL' });
    expect(await refusalOf(tooHigh)).toEqual({ code: 'TEAM_FULL' });
  });

  test('that the use case does not name is passed on, with its name', async () => {
    const error = await refusalOf(transaction(it.app, again, { counter_value_check: 'TEAM_FULL' }));
    expect(error).toBeInstanceOf(QueryFailedError);
    expect(error).toMatchObject({ driverError: { code: '23505', constraint: 'counter_pkey' } });
  });

  test('that is looked at only when all is done refuses all of it', async () => {
    const twins = transaction(it.app, (tx) => tx.query(`update counter set twin = 'same'`), { counter_twin_key: 'ALREADY_IN_TEAM' });
    expect(await refusalOf(twins)).toEqual({ code: 'ALREADY_IN_TEAM' });
    expect(await it.owner.query(`select count(twin)::int as twins from counter`)).toEqual([{ twins: 0 }]);
  });
});

describe('the time of a use case', () => {
  test('is read from the database after a lock was waited for, not when the transaction began', async () => {
    const holder = it.owner.createQueryRunner();
    await holder.startTransaction();
    await holder.query(`select from counter where name = 'a' for update`);
    const waiting = transaction(it.app, async (tx) => {
      const [begin] = await tx.query<{ now: Date }[]>(`select now()`);
      await tx.query(`select from counter where name = 'a' for update`);
      return { began: begin!.now, now: await databaseNow(tx) };
    });
    const blocked = () =>
      it.owner.query<unknown[]>(`select from pg_locks where not granted and relation = 'counter'::regclass
                                                       union all select from pg_locks where not granted and locktype = 'transactionid'`);
    while ((await blocked()).length === 0) await pause(10);
    await pause(20);
    const [released] = await it.owner.query<{ at: Date }[]>(`select clock_timestamp() as at`);
    await holder.commitTransaction();
    await holder.release();
    const { began, now } = await waiting;
    const order = [began, released!.at, now].map((at) => at.getTime());
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(began.getTime()).toBeLessThan(released!.at.getTime());
  });

  test('goes on while it runs, in whole milliseconds', async () => {
    const [first, second] = await transaction(it.app, async (tx) => {
      const before = await databaseNow(tx);
      await pause(20);
      return [before, await databaseNow(tx)] as const;
    });
    expect([first.getTime() % 1, second.getTime() - first.getTime() >= 19]).toEqual([0, true]);
  });
});
