import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor, Scope } from '../../domain/actor.js';
import { mayAskForToken, mayEndSession } from '../../domain/permission/account.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { type ActingAs, record } from '../../platform/audit/record.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { Account } from './account.entity.js';
import { passwordMatches } from './password.js';
import { Session } from './session.entity.js';

const HOUR = 3_600_000;
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A session with the secret that opens it. The secret is shown this once; only its hash is kept. */
export interface OpenedSession {
  session: Session;
  secret: string;
}

@Injectable()
export class SessionService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Signs a browser in. Whatever is wrong, the answer is the same and takes one argon2 run. */
  async signIn(email: string, password: string): Promise<OpenedSession> {
    const account = await this.db.getRepository(Account).findOneBy({ email: email.trim().toLowerCase() });
    const matches = await passwordMatches(password, account?.passwordHash ?? null);
    if (!account || !matches || account.disabledAt) throw new Refused(refusal('SIGN_IN_FAILED'));
    const hours = this.config.sessionHours;
    return this.open('SYSTEM', account.id, { kind: 'BROWSER', label: 'browser', hours, role: null, competitionId: null });
  }

  /** A named personal token for a GraphQL client or a script, in one role or in all of its owner's. */
  async createToken(
    actor: Actor,
    wish: { label: string; days: number; role: Scope | null; competitionId: string | null },
  ): Promise<OpenedSession> {
    refuse(mayAskForToken(actor, wish));
    return this.open({ actor, as: 'PERSON' }, actor.accountId, { kind: 'TOKEN', hours: wish.days * 24, ...wish });
  }

  async tokensOf(actor: Actor): Promise<Session[]> {
    return this.db
      .getRepository(Session)
      .find({ where: { accountId: actor.accountId, kind: 'TOKEN' }, order: { createdAt: 'DESC', id: 'DESC' } });
  }

  /** Ends a session or token of one's own, at once and for good. */
  async end(actor: Actor, sessionId: string): Promise<Session> {
    return transaction(this.db, async (tx) => {
      const session = await tx.getRepository(Session).findOneBy({ id: sessionId, accountId: actor.accountId });
      if (!session) throw new Refused(refusal('NOT_FOUND'));
      refuse(mayEndSession(actor, session.id));
      await tx.getRepository(Session).delete({ id: session.id });
      await record(tx, { actor, as: 'PERSON' }, 'session.ended', session.id, { kind: session.kind });
      return session;
    });
  }

  private async open(
    who: ActingAs,
    accountId: string,
    wish: { kind: 'BROWSER' | 'TOKEN'; label: string; hours: number; role: Scope | null; competitionId: string | null },
  ): Promise<OpenedSession> {
    const secret = `${wish.kind === 'TOKEN' ? 'pado_' : ''}${randomBytes(32).toString('base64url')}`;
    const session = await transaction(this.db, async (tx) => {
      const now = await databaseNow(tx);
      const opened = tx.getRepository(Session).create({
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
      await tx.getRepository(Session).insert(opened);
      await record(tx, who, 'session.opened', opened.id, { account: accountId, kind: wish.kind });
      return opened;
    });
    return { session, secret };
  }
}
