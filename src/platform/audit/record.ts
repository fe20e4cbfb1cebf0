import type { EntityManager } from 'typeorm';
import type { Actor, Scope } from '../../domain/actor.js';
import { timeOrderedId } from '../database/ids.js';
import { canonicalText } from './canonical.js';

/** Who acts, for the trail: a person in a role, or the system. */
export type ActingAs = { actor: Actor; as: Scope | 'PERSON' } | 'SYSTEM';

/**
 * Appends an audit event in the caller's transaction, so that it stands exactly if the deed does.
 * `data` holds ids, states, counts, times and hashes: never a name, a mail address or a mark in clear. What could be guessed (marks) is
 * hashed with a salt; a file's hash is its plain SHA-256.
 */
export async function record(
  tx: EntityManager,
  who: ActingAs,
  action: string,
  subject: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  const [actorId, actingAs] = who === 'SYSTEM' ? [null, 'SYSTEM'] : [who.actor.accountId, who.as];
  await tx.query(
    `with event as (
       insert into audit_event (id, actor_id, acting_as, action, subject, data) values ($1, $2, $3, $4, $5, $6) returning id
     )
     insert into audit_unsealed (event_id) select id from event`,
    [timeOrderedId(), actorId, actingAs, action, subject, canonicalText(data)],
  );
}
