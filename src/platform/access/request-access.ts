import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../audit/canonical.js';
import { timeOrderedId } from '../database/ids.js';
import { insertAll } from '../database/insert-all.js';
import { networkOf } from '../session/caller.js';
import { type PadoRequest, requestOf } from '../session/request.js';
import { Access } from './access.js';
import { AccessLog } from './access-log.entity.js';

const accessOf = (request: PadoRequest): Access => (request.access ??= new Access(request.actor));

/** Where a resolver or route tells whose data it shows. */
export const Accesses = createParamDecorator((_: unknown, context: ExecutionContext): Access => accessOf(requestOf(context)));

/** Writes whose data this request shows, all at once. What cannot be written must not be shown. */
export async function writeAccess(db: EntityManager, request: PadoRequest, reason: string | null = null): Promise<void> {
  const { actor, access } = request;
  const seen = access?.take() ?? [];
  if (!actor || seen.length === 0) return;
  const userAgent = request.get('user-agent');
  const from = {
    actorId: actor.accountId,
    sessionId: actor.sessionId,
    network: networkOf(request.ip),
    userAgentHash: userAgent === undefined ? null : sha256(userAgent),
    reason,
  };
  await insertAll(
    db,
    AccessLog,
    seen.map((one) => ({ id: timeOrderedId(), ...one, ...from })),
  );
}
