import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/domain/actor.js';
import type { ChainedEvent } from '../../src/platform/audit/chain.js';
import { record } from '../../src/platform/audit/record.js';
import { auditHead, SEAL_BATCH, sealBatch } from '../../src/platform/audit/sealer.js';
import { SealerService } from '../../src/platform/audit/sealer.service.js';
import { verifyChain } from '../../src/platform/audit/verify-chain.js';
import { transaction } from '../../src/platform/database/transaction.js';
import { createLog } from '../../src/platform/log.js';
import { objectionTo, openAsBothRoles, type TwoRoles } from '../support/two-roles.js';

let it: TwoRoles;
beforeAll(async () => {
  it = await openAsBothRoles({ poolSize: 12 });
});
afterAll(() => it.close());
beforeEach(() =>
  it.owner.query(`
    alter table audit_event disable trigger user;
    alter table audit_seal disable trigger user;
    truncate audit_event, audit_seal, audit_unsealed;
    alter table audit_event enable trigger user;
    alter table audit_seal enable trigger user`),
);

const note = (subject: string) => transaction(it.app, (tx) => record(tx, 'SYSTEM', 'test.noted', subject, { subject }));
const aSealer = () => new SealerService(it.app, createLog('silent'));
const subjects = (rows: { subject: string }[]) => rows.map(({ subject }) => subject);
const sealed = () =>
  it.app.query<{ seq: string; subject: string }[]>(
    `select seq, subject from audit_seal join audit_event on audit_event.id = event_id order by seq`,
  );

describe('an event', () => {
  test('says who did what to whom in which role, in canonical text', async () => {
    const actor = { accountId: randomUUID(), email: 'kim@busan.example', sessionId: randomUUID() };
    const whole: Actor = { ...actor, grants: [], scope: { role: null, competitionId: null } };
    await transaction(it.app, (tx) => record(tx, { actor: whole, as: 'JUDGE' }, 'sheet.submitted', 'one', { z: [1.5], a: '각' }));
    await note('two');
    const rows = await it.app.query(`select actor_id, acting_as, action, subject, data from audit_event order by id`);
    expect(rows).toEqual([
      { actor_id: actor.accountId, acting_as: 'JUDGE', action: 'sheet.submitted', subject: 'one', data: '{"a":"각","z":[1.5]}' },
      { actor_id: null, acting_as: 'SYSTEM', action: 'test.noted', subject: 'two', data: '{"subject":"two"}' },
    ]);
    const [{ late }] = await it.app.query(`select bool_or(at > clock_timestamp() or at < clock_timestamp() - interval '1 minute') as late
                                             from audit_event`);
    expect(late).toBe(false);
  });

  test('is undone with the transaction that wrote it', async () => {
    const undone = transaction(it.app, async (tx) => {
      await record(tx, 'SYSTEM', 'test.noted', 'undone');
      throw new Error('changed its mind');
    });
    await expect(undone).rejects.toThrow('changed its mind');
    await note('kept');
    expect(subjects(await it.app.query(`select subject from audit_event`))).toEqual(['kept']);
    expect(await it.app.query(`select count(*)::int as waiting from audit_unsealed`)).toEqual([{ waiting: 1 }]);
  });

  test('is not sealed before it is committed, and loses no place by being late', async () => {
    const early = it.app.createQueryRunner();
    await early.startTransaction();
    await record(early.manager, 'SYSTEM', 'test.noted', 'early and slow');
    await note('late and quick');
    await aSealer().seal();
    expect(subjects(await sealed())).toEqual(['late and quick']);
    await early.commitTransaction();
    await early.release();
    await aSealer().seal();
    expect(subjects(await sealed())).toEqual(['late and quick', 'early and slow']);
  });
});

describe('the sealer', () => {
  test('hashes the place, the hash before and all of the event', async () => {
    for (const subject of ['one', 'two', 'three']) await note(subject);
    expect(await auditHead(it.app.manager)).toEqual({ seq: 0, hash: '0'.repeat(64) });
    await aSealer().seal();
    const rows = await it.app.query<(ChainedEvent & { hash: string })[]>(
      `select audit_event.*, hash from audit_seal join audit_event on audit_event.id = event_id order by seq`,
    );
    expect(subjects(rows)).toEqual(['one', 'two', 'three']);
    // Worked out without the program's own functions: the keys in alphabetical order, as RFC 8785 wants them.
    let previous = '0'.repeat(64);
    for (const [index, { id, at, subject, hash }] of rows.entries()) {
      const text =
        `{"actingAs":"SYSTEM","action":"test.noted","actorId":null,"at":"${at.toISOString()}","data":"{\\"subject\\":\\"${subject}\\"}",` +
        `"id":"${id}","previous":"${previous}","seq":${index + 1},"subject":"${subject}"}`;
      expect(hash).toBe(createHash('sha256').update(text).digest('hex'));
      previous = hash;
    }
    expect(await auditHead(it.app.manager)).toEqual({ seq: 3, hash: previous });
  });

  test('takes more than one batch when more has come together', async () => {
    await it.app.query(
      `with event as (
         insert into audit_event (id, acting_as, action, subject, data)
         select gen_random_uuid(), 'SYSTEM', 'test.noted', number::text, '{}' from generate_series(1, $1) as number returning id
       ) insert into audit_unsealed select id from event`,
      [SEAL_BATCH + 1],
    );
    await aSealer().seal();
    const report = await verifyChain(it.app.manager, []);
    expect(report).toMatchObject({ events: SEAL_BATCH + 1, unsealed: 0, findings: [] });
  });

  test('leaves the work to another that is at it', async () => {
    await note('one');
    await it.app.transaction(async (tx) => {
      expect(await sealBatch(tx)).toBe(1);
      expect(await transaction(it.app, sealBatch)).toBe(0);
    });
    expect(await transaction(it.app, sealBatch)).toBe(0);
    expect(subjects(await sealed())).toEqual(['one']);
  });

  test('that dies half way has sealed nothing', async () => {
    await note('one');
    const dying = it.app.transaction(async (tx) => {
      await sealBatch(tx);
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await sealed()).toEqual([]);
    await aSealer().seal();
    expect(subjects(await sealed())).toEqual(['one']);
  });

  test('many at once, over people who write and change their minds, neither fork nor skip nor repeat', async () => {
    const written = new AbortController();
    const sealers = Array.from({ length: 4 }, async () => {
      const sealer = aSealer();
      while (!written.signal.aborted) await sealer.seal();
    });
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let number = 0; number < 25; number++) {
        await transaction(it.app, async (tx) => {
          await record(tx, 'SYSTEM', 'test.noted', `${writer}.${number}`);
          await pause((writer * 7 + number * 3) % 5);
          if (number % 5 === 4) throw new Error('changed my mind');
        }).catch(() => undefined);
      }
    });
    await Promise.all(writers);
    written.abort();
    await Promise.all(sealers);
    await aSealer().seal();
    const kept = Array.from({ length: 6 }, (_, writer) => Array.from({ length: 25 }, (__, number) => `${writer}.${number}`)).flat();
    const rows = await sealed();
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1));
    expect(subjects(rows).toSorted()).toEqual(kept.filter((name) => Number(name.split('.')[1]) % 5 !== 4).toSorted());
    expect(await verifyChain(it.app.manager, [])).toMatchObject({ events: 120, unsealed: 0, findings: [] });
  });

  test('works every second from the start to the end of the application, and lets it end', async () => {
    const sealer = aSealer();
    sealer.onApplicationBootstrap();
    await note('one');
    while ((await auditHead(it.app.manager)).seq === 0) await pause(50);
    await sealer.onModuleDestroy();
    await note('two');
    await pause(1_200);
    expect(subjects(await sealed())).toEqual(['one']);
  });
});

describe('the database', () => {
  const deniedToApp = '42501';
  test.each([
    [`update audit_event set subject = 'x'`, deniedToApp],
    [`delete from audit_event`, deniedToApp],
    [`truncate audit_event cascade`, deniedToApp],
    [`alter table audit_event disable trigger all`, deniedToApp],
    [`update audit_seal set hash = 'x'`, deniedToApp],
    [`delete from audit_seal`, deniedToApp],
    [`truncate audit_seal`, deniedToApp],
    [`drop table audit_seal`, deniedToApp],
    [`truncate audit_unsealed`, deniedToApp],
    [`set session_replication_role = replica`, deniedToApp],
    [`create or replace function written_once() returns trigger language plpgsql as 'begin return null; end'`, deniedToApp],
    [`insert into migrations (timestamp, name) values (1, 'x')`, deniedToApp],
    [`update migrations set name = 'x'`, deniedToApp],
    [`delete from migrations`, deniedToApp],
    [`truncate migrations`, deniedToApp],
    [`delete from graphile_worker.migrations`, deniedToApp],
    [`update signing_key set public_key = 'x'`, '23001 signing_key_written_once'],
    [`delete from signing_key`, '23001 signing_key_written_once'],
  ])('answers the application %s with %s', async (statement, objection) => {
    await note('one');
    await aSealer().seal();
    expect(await objectionTo(it.app, statement)).toBe(objection);
  });

  test.each([
    [`update audit_event set subject = subject`, '23001 audit_event_written_once'],
    [`delete from audit_event where false`, '23001 audit_event_written_once'],
    [`truncate audit_event, audit_seal, audit_unsealed`, '23001 audit_event_written_once'],
    [`update audit_seal set hash = hash`, '23001 audit_seal_written_once'],
    [`delete from audit_seal`, '23001 audit_seal_written_once'],
    [`truncate audit_seal`, '23001 audit_seal_written_once'],
  ])('answers even its owner %s with %s', async (statement, objection) => {
    await note('one');
    await aSealer().seal();
    expect(await objectionTo(it.owner, statement)).toBe(objection);
  });
});
