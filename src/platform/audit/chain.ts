import { canonicalText, sha256 } from './canonical.js';

/** An event as the chain hashes it. `data` is its canonical text, hashed as text. */
export interface ChainedEvent {
  id: string;
  at: Date;
  actorId: string | null;
  actingAs: string;
  action: string;
  subject: string;
  data: string;
}

/** A place in the chain, and the hash that stands for everything up to it. */
export interface AuditHead {
  seq: number;
  hash: string;
}

/** What the first link points back to. */
export const GENESIS: AuditHead = { seq: 0, hash: '0'.repeat(64) };

/** The link after `head`: SHA-256 over the canonical text of its place, the previous hash and *all* of the event. */
export function nextHead(head: AuditHead, event: ChainedEvent): AuditHead {
  const seq = head.seq + 1;
  const { id, at, actorId, actingAs, action, subject, data } = event;
  const link = { seq, previous: head.hash, id, at: at.toISOString(), actorId, actingAs, action, subject, data };
  return { seq, hash: sha256(canonicalText(link)) };
}
