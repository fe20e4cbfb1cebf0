import type { EntityManager } from 'typeorm';
import { type AuditHead, type ChainedEvent, GENESIS, nextHead } from './chain.js';

/** A head that was told to somebody once (in a receipt, a settlement, a publication): the chain must still hold it. */
export interface Anchor extends AuditHead {
  from: string;
}

export interface ChainReport {
  /** Sealed ones. */
  events: number;
  /** Written and not sealed yet. They are nobody's proof so far. */
  unsealed: number;
  head: AuditHead;
  /** Empty: every sealed event is as it was, none is missing, none was slipped in. */
  findings: string[];
}

/** A seal with its event; the columns of an event that is gone are null. */
type SealedRow = Omit<ChainedEvent, 'id' | 'at'> & { seq: string; previousHash: string; hash: string; id: string | null; at: unknown };

const PAGE = 5_000;
/** The lowest bigint: no seal is below it. */
const BEFORE_ALL = '-9223372036854775808';

/** Recomputes the whole chain and compares it with what is stored and with the anchors. */
export async function verifyChain(db: EntityManager, anchors: Anchor[]): Promise<ChainReport> {
  const findings: string[] = [];
  const lost = new Set(anchors);
  const anchorsAt = Map.groupBy(anchors, (anchor) => anchor.seq);
  const found = ({ seq, hash }: AuditHead): void => anchorsAt.get(seq)?.forEach((anchor) => anchor.hash === hash && lost.delete(anchor));
  found(GENESIS);
  let head = GENESIS;
  let events = 0;
  for (let after = BEFORE_ALL, rows: SealedRow[]; (rows = await sealsAfter(db, after)).length > 0; after = rows.at(-1)!.seq) {
    for (const row of rows) {
      findings.push(...faultsOf(row, head));
      // Go on from what is stored, so that one fault hides no other.
      if (Number(row.seq) > 0) head = { seq: Number(row.seq), hash: row.hash };
      found(head);
    }
    events += rows.length;
  }
  for (const { from, seq } of lost) findings.push(`${from} names a head at seq ${seq} that the chain does not hold: changed or removed`);
  const outside = await eventsWithoutSeal(db);
  for (const id of outside.unknown) findings.push(`event ${id}: neither sealed nor waiting to be, so inserted or withheld`);
  return { events, unsealed: outside.waiting, head, findings };
}

/** What is wrong with a seal, its event and its place after `head`. */
function faultsOf(row: SealedRow, head: AuditHead): string[] {
  const seq = Number(row.seq);
  const expected = head.seq + 1;
  const here = `seq ${row.seq} (event ${row.id ?? 'gone'})`;
  if (seq < 1) return [`${here}: inserted before the beginning`];
  const faults = seq === expected ? [] : [`seq ${expected}${seq - 1 > expected ? ` to ${seq - 1}` : ''}: removed`];
  if (seq === expected && row.previousHash !== head.hash) faults.push(`${here}: does not follow the one before it`);
  if (row.id === null) faults.push(`${here}: the event was removed`);
  else if (!isAsSealed(row, seq)) faults.push(`${here}: changed`);
  return faults;
}

/** Whether the event is the one that was hashed. (An `at` of infinity, which is no Date, never was.) */
function isAsSealed({ previousHash, hash, ...event }: SealedRow, seq: number): boolean {
  const { id, at } = event;
  return id !== null && at instanceof Date && nextHead({ seq: seq - 1, hash: previousHash }, { ...event, id, at }).hash === hash;
}

const sealsAfter = (db: EntityManager, seq: string) =>
  db.query<SealedRow[]>(
    `select audit_seal.seq, audit_seal.previous_hash as "previousHash", audit_seal.hash,
            audit_event.id, at, actor_id as "actorId", acting_as as "actingAs", action, subject, data
       from audit_seal left join audit_event on audit_event.id = audit_seal.event_id
      where seq > $1 order by seq limit ${PAGE}`,
    [seq],
  );

/** Looked at in one statement, so that a sealer at work moves nothing in between. */
async function eventsWithoutSeal(db: EntityManager): Promise<{ waiting: number; unknown: string[] }> {
  const [row] = await db.query<{ waiting: number; unknown: string[] }[]>(
    `select count(*) filter (where audit_unsealed.event_id is not null)::int as waiting,
            coalesce(array_agg(audit_event.id order by audit_event.id) filter (where audit_unsealed.event_id is null), '{}') as unknown
       from audit_event
       left join audit_seal on audit_seal.event_id = audit_event.id
       left join audit_unsealed on audit_unsealed.event_id = audit_event.id
      where audit_seal.event_id is null`,
  );
  return row!;
}
