import type { EntityManager } from 'typeorm';
import { advisoryLocks } from '../database/advisory-locks.js';
import { type AuditHead, type ChainedEvent, GENESIS, nextHead } from './chain.js';

/** How many events are sealed in one transaction. */
export const SEAL_BATCH = 1_000;

/** The latest sealed place of the chain. */
export async function auditHead(db: EntityManager): Promise<AuditHead> {
  const [row] = await db.query<{ seq: string; hash: string }[]>(`select seq, hash from audit_seal order by seq desc limit 1`);
  return row ? { seq: Number(row.seq), hash: row.hash } : GENESIS;
}

/**
 * Chains events that were committed and not sealed yet, in the order of sealing. One sealer at a time: while another
 * is at it this returns 0, and what it would have sealed is sealed by that one or the next.
 * @returns how many events were sealed; 1,000 at the most.
 */
export async function sealBatch(tx: EntityManager): Promise<number> {
  const [lock] = await tx.query<{ mine: boolean }[]>(`select pg_try_advisory_xact_lock($1) as mine`, [advisoryLocks.sealer]);
  if (!lock!.mine) return 0;
  const events = await tx.query<ChainedEvent[]>(
    `select id, at, actor_id as "actorId", acting_as as "actingAs", action, subject, data
       from audit_unsealed join audit_event on audit_event.id = audit_unsealed.event_id
      order by at, id limit $1`,
    [SEAL_BATCH],
  );
  if (events.length === 0) return 0;
  const seals: { seq: number; event: string; previous: string; hash: string }[] = [];
  let head = await auditHead(tx);
  for (const event of events) {
    const next = nextHead(head, event);
    seals.push({ seq: next.seq, event: event.id, previous: head.hash, hash: next.hash });
    head = next;
  }
  await tx.query(
    `insert into audit_seal (seq, event_id, previous_hash, hash)
     select * from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[])`,
    [seals.map((s) => s.seq), seals.map((s) => s.event), seals.map((s) => s.previous), seals.map((s) => s.hash)],
  );
  await tx.query(`delete from audit_unsealed where event_id = any($1::uuid[])`, [events.map((event) => event.id)]);
  return events.length;
}
