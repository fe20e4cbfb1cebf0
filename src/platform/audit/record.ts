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
export const record = (
  tx: EntityManager,
  who: ActingAs,
  action: string,
  subject: string,
  data: Record<string, unknown> = {},
): Promise<void> => recordAll(tx, who, action, [{ subject, data }]);

/** The same deed, done to many at once: an event for each of them, in one statement. */
export async function recordAll(
  tx: EntityManager,
  who: ActingAs,
  action: string,
  deeds: readonly { subject: string; data?: Record<string, unknown> }[],
): Promise<void> {
  if (deeds.length === 0) return;
  const [actorId, actingAs] = who === 'SYSTEM' ? [null, 'SYSTEM'] : [who.actor.accountId, who.as];
  await tx.query(
    `with event as (
       insert into audit_event (id, actor_id, acting_as, action, subject, data)
       select deed.id, $1, $2, $3, deed.subject, deed.data from unnest($4::uuid[], $5::text[], $6::text[]) as deed (id, subject, data)
       returning id
     )
     insert into audit_unsealed (event_id) select id from event`,
    [
      actorId,
      actingAs,
      action,
      deeds.map(() => timeOrderedId()),
      deeds.map(({ subject }) => subject),
      deeds.map(({ data = {} }) => canonicalText(data)),
    ],
  );
}
