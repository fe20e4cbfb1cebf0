import type { EntityManager } from 'typeorm';
import { type AuditHead, type ChainedEvent, GENESIS, nextHead } from './chain.js';

/** A head that was told to somebody once (in a receipt, a settlement, a publication): the chain must still hold it. */
export interface Anchor extends AuditHead {
  from: string;
}

export interface ChainReport {
  events: number;
  /** Written and not sealed yet. They are nobody's proof so far. */
  unsealed: number;
  head: AuditHead;
  /** Empty: every sealed event is as it was, none is missing, none was slipped in. */
  findings: string[];
}

type SealedRow = ChainedEvent & { seq: string; previousHash: string; hash: string };

const PAGE = 5_000;

/** Recomputes the whole chain and compares it with what is stored and with the anchors. */
export async function verifyChain(db: EntityManager, anchors: Anchor[]): Promise<ChainReport> {
  const anchorsAt = Map.groupBy(anchors, (anchor) => anchor.seq);
  const findings = anchors.filter(({ seq, hash }) => seq === 0 && hash !== GENESIS.hash).map((anchor) => lost(anchor));
  let head = GENESIS;
  for (;;) {
    const rows = await sealedAfter(db, head.seq);
    for (const row of rows) {
      const expected = nextHead(head, row);
      if (Number(row.seq) !== expected.seq) findings.push(`seq ${expected.seq}${gapTo(Number(row.seq) - 1, expected.seq)}: removed`);
      else if (row.previousHash !== head.hash) findings.push(`seq ${row.seq} (event ${row.id}): does not follow the one before it`);
      else if (row.hash !== expected.hash) findings.push(`seq ${row.seq} (event ${row.id}): changed`);
      // Go on from what is stored, so that one fault is one finding and later faults are still seen.
      head = { seq: Number(row.seq), hash: row.hash };
      for (const anchor of anchorsAt.get(head.seq) ?? []) if (anchor.hash !== head.hash) findings.push(lost(anchor));
    }
    if (rows.length < PAGE) break;
  }
  for (const anchor of anchors) if (anchor.seq > head.seq) findings.push(lost(anchor));
  const outside = await unsealedEvents(db);
  if (outside.unknown > 0) findings.push(`${outside.unknown} event(s) are neither sealed nor waiting to be: inserted or withheld`);
  return { events: head.seq, unsealed: outside.waiting, head, findings };
}

const gapTo = (last: number, first: number): string => (last > first ? ` to ${last}` : '');

const lost = ({ from, seq }: Anchor): string => `${from} names a head at seq ${seq} that the chain does not hold: changed or removed`;

const sealedAfter = (db: EntityManager, seq: number) =>
  db.query<SealedRow[]>(
    `select audit_seal.seq, audit_seal.previous_hash as "previousHash", audit_seal.hash,
            audit_event.id, at, actor_id as "actorId", acting_as as "actingAs", action, subject, data
       from audit_seal join audit_event on audit_event.id = audit_seal.event_id
      where seq > $1 order by seq limit ${PAGE}`,
    [seq],
  );

async function unsealedEvents(db: EntityManager): Promise<{ waiting: number; unknown: number }> {
  const [row] = await db.query<{ waiting: number; unknown: number }[]>(
    `select count(*) filter (where audit_unsealed.event_id is not null)::int as waiting,
            count(*) filter (where audit_unsealed.event_id is null)::int as unknown
       from audit_event
       left join audit_seal on audit_seal.event_id = audit_event.id
       left join audit_unsealed on audit_unsealed.event_id = audit_event.id
      where audit_seal.event_id is null`,
  );
  return row!;
}
