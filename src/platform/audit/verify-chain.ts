import type { EntityManager } from 'typeorm';
import { type AuditHead, type ChainedEvent, GENESIS, nextHead } from './chain.js';
import * as findingOf from './findings.js';

/** A head that was told to somebody once (in a receipt, a settlement, a publication): the chain must still hold it. */
export interface Anchor extends AuditHead {
  /** What names it, in the middle of a sentence: `접수증 …`, `receipt …`. */
  from: findingOf.InBoth;
}

export interface ChainReport {
  /** Sealed ones. */
  events: number;
  /** Written and not sealed yet. They are nobody's proof so far. */
  unsealed: number;
  head: AuditHead;
  /** The seal of the last anchor that the chain still holds: what follows it is nobody's proof. 0: nothing is proven. */
  provenTo: number;
  /** Empty: every sealed event is as it was, none is missing, none was slipped in. */
  findings: findingOf.InBoth[];
}

/** A seal with its event; the columns of an event that is gone are null. */
type SealedRow = Omit<ChainedEvent, 'id' | 'at'> & { seq: string; previousHash: string; hash: string; id: string | null; at: unknown };

const PAGE = 5_000;
/** The lowest bigint: no seal is below it. */
const BEFORE_ALL = '-9223372036854775808';

/** Recomputes the whole chain and compares it with what is stored and with the anchors. */
export async function verifyChain(db: EntityManager, anchors: Anchor[]): Promise<ChainReport> {
  const findings: findingOf.InBoth[] = [];
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
  for (const { from, seq } of lost) findings.push(findingOf.headLost(from, seq));
  const provenTo = anchors.reduce((last, anchor) => (lost.has(anchor) ? last : Math.max(last, anchor.seq)), 0);
  const outside = await eventsWithoutSeal(db);
  for (const id of outside.unknown) findings.push(findingOf.neverSealed(id));
  return { events, unsealed: outside.waiting, head, provenTo, findings };
}

/** What is wrong with a seal, its event and its place after `head`. */
function faultsOf(row: SealedRow, head: AuditHead): findingOf.InBoth[] {
  const seq = Number(row.seq);
  const expected = head.seq + 1;
  if (seq < 1) return [findingOf.beforeBeginning(row)];
  const faults = seq === expected ? [] : [findingOf.removed(expected, seq - 1)];
  if (seq === expected && row.previousHash !== head.hash) faults.push(findingOf.unlinked(row));
  if (row.id === null) faults.push(findingOf.eventRemoved(row.seq));
  else if (!isAsSealed(row, seq)) faults.push(findingOf.changed(row));
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
