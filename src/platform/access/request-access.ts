import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../audit/canonical.js';
import { timeOrderedId } from '../database/ids.js';
import { networkOf } from '../session/caller.js';
import { type PadoRequest, requestOf } from '../session/request.js';
import { Access } from './access.js';

/** Some milliseconds of work, between which others are served. */
const ROWS_AT_ONCE = 500;

const accessOf = (request: PadoRequest): Access => (request.access ??= new Access(request.actor));

/** Where a resolver or route tells whose data it shows. */
export const Accesses = createParamDecorator((_: unknown, context: ExecutionContext): Access => accessOf(requestOf(context)));

/** Writes whose data this request shows, all at once. What cannot be written must not be shown. */
export async function writeAccess(db: EntityManager, request: PadoRequest, reason: string | null = null): Promise<void> {
  const { actor, access } = request;
  const seen = access?.take() ?? [];
  if (!actor || seen.length === 0) return;
  const userAgent = request.get('user-agent');
  const from = [actor.accountId, actor.sessionId, networkOf(request.ip), userAgent === undefined ? null : sha256(userAgent), reason];
  for (let first = 0; first < seen.length; first += ROWS_AT_ONCE) {
    const rows = seen.slice(first, first + ROWS_AT_ONCE);
    // In SQL of our own, because an export shows thousands: by the entity, each row costs what fifty cost here.
    await db.query(
      `insert into access_log (actor_id, session_id, network, user_agent_hash, reason, id, acting_as, subject, subject_id, competition_id, what)
       select $1, $2, $3, $4, $5, id, acting_as, subject, subject_id, competition_id, string_to_array(what, ' ')
         from unnest($6::uuid[], $7::text[], $8::text[], $9::uuid[], $10::uuid[], $11::text[])
           as seen (id, acting_as, subject, subject_id, competition_id, what)`,
      [
        ...from,
        rows.map(() => timeOrderedId()),
        rows.map(({ actingAs }) => actingAs),
        rows.map(({ subject }) => subject),
        rows.map(({ subjectId }) => subjectId),
        rows.map(({ competitionId }) => competitionId),
        rows.map(({ what }) => what.join(' ')),
      ],
    );
  }
}
