import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { verifyAudit } from '../../src/cli/verify-audit.js';
import { type ChainedEvent, nextHead } from '../../src/platform/audit/chain.js';
import { record } from '../../src/platform/audit/record.js';
import { sealBatch } from '../../src/platform/audit/sealer.js';
import { type Anchor, verifyChain } from '../../src/platform/audit/verify-chain.js';
import { transaction } from '../../src/platform/database/transaction.js';
import { openAsBothRoles, type TwoRoles } from '../support/two-roles.js';

type Sealed = ChainedEvent & { seq: number; hash: string };

let it: TwoRoles;
/** Five sealed events; `chain[0]` has seq 1. */
let chain: Sealed[];
/** The transaction of a forger, which is undone after each test. */
let forger: QueryRunner;

beforeAll(async () => {
  it = await openAsBothRoles();
  for (const subject of ['one', 'two', 'three', 'four', 'five']) {
    await transaction(it.app, (tx) => record(tx, 'SYSTEM', 'test.noted', subject, { subject, number: 1 }));
  }
  await transaction(it.app, sealBatch);
  // What a forger needs: the rights of the schema's owner, and nobody who looks.
  await it.owner.query(`alter table audit_event disable trigger user`);
  await it.owner.query(`alter table audit_seal disable trigger user`);
  await it.owner.query(`alter table audit_seal drop constraint audit_seal_event_id_fkey, drop constraint audit_seal_event_id_key`);
});
afterAll(() => it.close());
beforeEach(async () => {
  forger = it.owner.createQueryRunner();
  await forger.startTransaction();
  chain = await readChain();
});
afterEach(async () => {
  await forger.rollbackTransaction();
  await forger.release();
});

const sql = (statement: string, parameters: unknown[] = []) => forger.query(statement, parameters);
const readChain = () =>
  forger.manager.query<Sealed[]>(
    `select audit_event.id, at, actor_id as "actorId", acting_as as "actingAs", action, subject, data, seq::int, hash
       from audit_seal join audit_event on audit_event.id = event_id order by seq`,
  );
const findings = async (anchors: Anchor[] = []) => (await verifyChain(forger.manager, anchors)).findings.map(({ en }) => en);
const event = (seq: number) => chain[seq - 1]!;
const at = (seq: number) => `Seq ${seq} (event ${event(seq).id})`;
const headAt = (seq: number): Anchor => ({
  from: { ko: '접수증 7', en: 'receipt 7' },
  seq,
  hash: seq === 0 ? '0'.repeat(64) : event(seq).hash,
});
const lost = (seq: number) => `The head at seq ${seq} that receipt 7 names is not in the chain: it was changed or removed.`;
const newEvent = async (): Promise<ChainedEvent> => {
  const id = randomUUID();
  const [row] = await forger.manager.query<ChainedEvent[]>(
    `insert into audit_event (id, acting_as, action, subject, data) values ($1, 'SYSTEM', 'test.forged', 'x', '{}')
     returning id, at, actor_id as "actorId", acting_as as "actingAs", action, subject, data`,
    [id],
  );
  return row!;
};
const seal = (seq: number, eventId: string, previous: string, hash: string) =>
  sql(`insert into audit_seal (seq, event_id, previous_hash, hash) values ($1, $2, $3, $4)`, [seq, eventId, previous, hash]);

/** Makes all seals anew from a place on, as a forger would who knows the formula. */
async function sealAnewFrom(seq: number): Promise<void> {
  let head = { seq: seq - 1, hash: event(seq - 1).hash };
  for (const forged of (await readChain()).slice(seq - 1)) {
    const next = nextHead(head, forged);
    await sql(`update audit_seal set previous_hash = $2, hash = $3 where seq = $1`, [next.seq, head.hash, next.hash]);
    head = next;
  }
}

test('a trail that nobody touched is clean, to its head and to every head that it ever had', async () => {
  await record(forger.manager, 'SYSTEM', 'test.noted', 'waits');
  const anchors = [0, 1, 2, 3, 4, 5].map(headAt);
  expect(await verifyChain(forger.manager, anchors)).toEqual({
    events: 5,
    unsealed: 1,
    head: { seq: 5, hash: event(5).hash },
    provenTo: 5,
    findings: [],
  });
});

test('an empty trail is clean', async () => {
  await sql(`truncate audit_event, audit_seal, audit_unsealed`);
  const nothing = { events: 0, unsealed: 0, head: { seq: 0, hash: '0'.repeat(64) }, provenTo: 0, findings: [] };
  expect(await verifyChain(forger.manager, [])).toEqual(nothing);
});

describe('a changed event is found', () => {
  test.each([
    [`at = at + interval '1 millisecond'`],
    [`at = 'infinity'`],
    [`actor_id = '01890000-0000-7000-8000-000000000000'`],
    [`acting_as = 'AUDITOR'`],
    [`action = 'test.voted'`],
    [`subject = ''`],
    [`data = '{"number":2,"subject":"three"}'`],
    // The same value in another spelling is another text.
    [`data = '{"subject":"three","number":1}'`],
  ])('%s', async (change) => {
    await sql(`update audit_event set ${change} where id = $1`, [event(3).id]);
    expect(await findings()).toEqual([`${at(3)} was changed.`]);
  });

  test('by another id', async () => {
    const id = randomUUID();
    await sql(`update audit_event set id = $2 where id = $1`, [event(3).id, id]);
    await sql(`update audit_seal set event_id = $1 where seq = 3`, [id]);
    expect(await findings()).toEqual([`Seq 3 (event ${id}) was changed.`]);
  });

  test('and one fault hides no other', async () => {
    await sql(`update audit_event set subject = 'x' where id = any($1)`, [[event(1).id, event(4).id]]);
    expect(await findings()).toEqual([`${at(1)} was changed.`, `${at(4)} was changed.`]);
  });

  test('with a new hash of its own, by the seal after it', async () => {
    await sql(`update audit_event set subject = 'x' where id = $1`, [event(3).id]);
    const forged = nextHead({ seq: 2, hash: event(2).hash }, { ...event(3), subject: 'x' });
    await sql(`update audit_seal set hash = $1 where seq = 3`, [forged.hash]);
    expect(await findings()).toEqual([`${at(4)} does not follow the one before it.`]);
  });

  test('with all the hashes after it made anew, by any head that was handed out since', async () => {
    await sql(`update audit_event set subject = 'x' where id = $1`, [event(3).id]);
    await sealAnewFrom(3);
    expect(await findings()).toEqual([]);
    expect(await findings([2, 3, 5].map(headAt))).toEqual([lost(3), lost(5)]);
  });
});

describe('a removed event is found', () => {
  const remove = async (...seqs: number[]) => {
    await sql(`delete from audit_event where id = any($1)`, [seqs.map((seq) => event(seq).id)]);
    await sql(`delete from audit_seal where seq = any($1)`, [seqs]);
  };

  test.each([
    ['first', [1], ['Seq 1 was removed.']],
    ['in the middle', [3], ['Seq 3 was removed.']],
    ['with its neighbour', [2, 3], ['Seq 2 to 3 were removed.']],
    ['and another elsewhere', [2, 4], ['Seq 2 was removed.', 'Seq 4 was removed.']],
  ])('%s', async (_, seqs, expected) => {
    await remove(...seqs);
    expect(await findings()).toEqual(expected);
  });

  test('in the middle, under a head that was handed out', async () => {
    await remove(3);
    expect(await findings([headAt(3)])).toEqual(['Seq 3 was removed.', lost(3)]);
  });

  test('at the end, by a head that was handed out', async () => {
    await remove(4, 5);
    expect(await findings()).toEqual([]);
    expect(await findings([headAt(3), headAt(4), headAt(5)])).toEqual([lost(4), lost(5)]);
  });

  test('with everything', async () => {
    await remove(1, 2, 3, 4, 5);
    expect(await findings([headAt(0), headAt(1)])).toEqual([lost(1)]);
  });

  test.each([[3], [5]])('by its seal that stayed at seq %d', async (seq) => {
    await sql(`delete from audit_event where id = $1`, [event(seq).id]);
    expect(await findings()).toEqual([`Seq ${seq} is sealed, but its event was removed.`]);
  });

  test('by the event that stayed without a seal', async () => {
    await sql(`delete from audit_seal where seq = 3`);
    expect(await findings()).toEqual([
      'Seq 3 was removed.',
      `Event ${event(3).id} is neither sealed nor waiting to be: it was inserted, or withheld.`,
    ]);
  });
});

describe('an inserted event is found', () => {
  test('beside the queue', async () => {
    const { id } = await newEvent();
    expect(await findings()).toEqual([`Event ${id} is neither sealed nor waiting to be: it was inserted, or withheld.`]);
  });

  test('or one that was taken out of the queue', async () => {
    await record(forger.manager, 'SYSTEM', 'test.noted', 'six');
    const [withheld] = await forger.manager.query<{ id: string }[]>(`select event_id as id from audit_unsealed`);
    await sql(`delete from audit_unsealed`);
    expect(await findings()).toEqual([`Event ${withheld!.id} is neither sealed nor waiting to be: it was inserted, or withheld.`]);
  });

  test('with a forged seal at the end', async () => {
    const { id } = await newEvent();
    await seal(6, id, event(5).hash, 'f'.repeat(64));
    expect(await findings()).toEqual([`Seq 6 (event ${id}) was changed.`]);
  });

  test.each([[0], [-7]])('with a seal at seq %d, before the beginning', async (seq) => {
    const { id } = await newEvent();
    await seal(seq, id, event(5).hash, 'f'.repeat(64));
    expect(await findings([headAt(0)])).toEqual([`Seq ${seq} (event ${id}) was inserted before the beginning.`]);
  });

  test('with a good seal in the middle, after which the others have moved up', async () => {
    await sql(`update audit_seal set seq = -seq where seq >= 3`);
    await sql(`update audit_seal set seq = 1 - seq where seq < 0`);
    const forged = await newEvent();
    await seal(3, forged.id, event(2).hash, nextHead({ seq: 2, hash: event(2).hash }, forged).hash);
    expect(await findings()).toEqual([
      `Seq 4 (event ${event(3).id}) does not follow the one before it.`,
      `Seq 4 (event ${event(3).id}) was changed.`,
      `Seq 5 (event ${event(4).id}) was changed.`,
      `Seq 6 (event ${event(5).id}) was changed.`,
    ]);
  });
});

describe('a touched seal is found', () => {
  test('with another hash', async () => {
    await sql(`update audit_seal set hash = $1 where seq = 3`, ['f'.repeat(64)]);
    expect(await findings()).toEqual([`${at(3)} was changed.`, `${at(4)} does not follow the one before it.`]);
  });

  test('with another previous hash', async () => {
    await sql(`update audit_seal set previous_hash = $1 where seq = 3`, ['f'.repeat(64)]);
    expect(await findings()).toEqual([`${at(3)} does not follow the one before it.`, `${at(3)} was changed.`]);
  });

  test('with the last hash, by a head that was handed out too', async () => {
    await sql(`update audit_seal set hash = $1 where seq = 5`, ['f'.repeat(64)]);
    expect(await findings([headAt(5)])).toEqual([`${at(5)} was changed.`, lost(5)]);
  });

  test('with the event of another', async () => {
    await sql(`update audit_seal set event_id = case seq when 2 then $2 else $1 end::uuid where seq in (2, 3)`, [event(2).id, event(3).id]);
    expect(await findings()).toEqual([`Seq 2 (event ${event(3).id}) was changed.`, `Seq 3 (event ${event(2).id}) was changed.`]);
  });

  test('in the place of another', async () => {
    await sql(`update audit_seal set seq = -seq where seq in (2, 3)`);
    await sql(`update audit_seal set seq = 5 + seq where seq < 0`);
    expect(await findings()).toEqual([
      `Seq 2 (event ${event(3).id}) does not follow the one before it.`,
      `Seq 2 (event ${event(3).id}) was changed.`,
      `Seq 3 (event ${event(2).id}) does not follow the one before it.`,
      `Seq 3 (event ${event(2).id}) was changed.`,
      `${at(4)} does not follow the one before it.`,
    ]);
  });
});

describe('pado verify-audit', () => {
  const run = async (expectHead?: string) => {
    const lines: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    const exitCode = await verifyAudit(it.app, { expectHead }).finally(() => log.mockRestore());
    return { exitCode, lines };
  };
  const intact = '감사 기록이 온전합니다. / The audit trail is intact';
  const damaged = '감사 기록이 훼손되었습니다. / The audit trail is damaged';
  const told = (verdict: string, heads: number, provenTo = 0) => [
    `${verdict}: 5 sealed, 0 not sealed yet, ${heads} heads checked, head 5:${event(5).hash}`,
    `봉인 5건, 봉인 대기 0건, 대조한 봉인 ${heads}건, 마지막 봉인 5:${event(5).hash}`,
    `대조한 봉인이 증명하는 곳: ${provenTo}번까지 / Proven by the heads checked: up to seq ${provenTo}`,
  ];

  test('ends with 0 and the head to write down', async () => {
    expect(await run()).toEqual({ exitCode: 0, lines: told(intact, 0) });
    expect(await run(`5:${event(5).hash}`)).toEqual({ exitCode: 0, lines: told(intact, 1, 5) });
  });

  test('ends with 1 and every finding', async () => {
    const rename = (subject: string) => it.owner.query(`update audit_event set subject = $2 where id = $1`, [event(2).id, subject]);
    await rename('x');
    try {
      const finding = `- 2번 감사 기록(${event(2).id})의 내용이 바뀌었습니다. / ${at(2)} was changed.`;
      expect(await run()).toEqual({ exitCode: 1, lines: [finding, ...told(damaged, 0)] });
    } finally {
      await rename('two');
    }
  });

  test('ends with 1 when a head that was written down is not there', async () => {
    const finding = (seq: number) => expect.stringContaining(`The head at seq ${seq} that --expect-head names is not in the chain: `);
    expect(await run(`9:${event(5).hash}`)).toEqual({ exitCode: 1, lines: [finding(9), ...told(damaged, 1)] });
    expect(await run(`5:${event(4).hash}`)).toEqual({ exitCode: 1, lines: [finding(5), ...told(damaged, 1)] });
  });

  test.each([['5'], ['x:y'], [`-1:${'0'.repeat(64)}`], [`5:${'F'.repeat(64)}`]])('does not take %s for a head', async (text) => {
    await expect(run(text)).rejects.toThrow('--expect-head is written as "seq:hash".');
  });
});
