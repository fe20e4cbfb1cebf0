import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Scope } from '../../domain/actor.js';
import { type ActingAs, record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow } from '../../platform/database/transaction.js';
import type { Caller } from '../../platform/session/caller.js';
import { Session } from './session.entity.js';

const HOUR = 3_600_000;
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A session with the secret that opens it. The secret is shown this once; only its hash is kept. */
export interface OpenedSession {
  session: Session;
  secret: string;
}

interface SessionWish {
  kind: 'BROWSER' | 'TOKEN';
  label: string;
  hours: number;
  role: Scope | null;
  competitionId: string | null;
}

/** A browser's session, which may do whatever its owner may. */
export const inBrowser = ({ browser: label }: Caller, hours: number): SessionWish => ({
  kind: 'BROWSER',
  label,
  hours,
  role: null,
  competitionId: null,
});

export async function openSession(tx: EntityManager, who: ActingAs, accountId: string, wish: SessionWish): Promise<OpenedSession> {
  const secret = `${wish.kind === 'TOKEN' ? 'pado_' : ''}${randomBytes(32).toString('base64url')}`;
  const now = await databaseNow(tx);
  const session = tx.getRepository(Session).create({
    id: timeOrderedId(),
    accountId,
    kind: wish.kind,
    tokenHash: hashOfSecret(secret),
    label: wish.label,
    scopeRole: wish.role,
    scopeCompetitionId: wish.competitionId,
    expiresAt: new Date(now.getTime() + wish.hours * HOUR),
    lastUsedAt: null,
    createdAt: now,
  });
  await tx.getRepository(Session).insert(session);
  await record(tx, who, 'session.opened', session.id, { account: accountId, kind: wish.kind });
  return { session, secret };
}
