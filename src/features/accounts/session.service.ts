import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor, Scope } from '../../domain/actor.js';
import { mayAskForToken, mayEndSession } from '../../domain/permission/account.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { transaction } from '../../platform/database/transaction.js';
import { Account } from './account.entity.js';
import { lockAccount } from './lock-account.js';
import { inBrowser, type OpenedSession, openSession } from './open-session.js';
import { passwordMatches } from './password.js';
import { SignInAttemptsService } from './sign-in-attempts.service.js';
import { Session } from './session.entity.js';

@Injectable()
export class SessionService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly attempts: SignInAttemptsService,
  ) {}

  /** Signs a browser in. Whatever is wrong, the answer is the same and takes one argon2 run; only who must wait costs none. */
  async signIn(given: string, password: string, network: string): Promise<OpenedSession> {
    const email = given.trim().toLowerCase();
    await this.attempts.begin(email, network);
    const account = await this.db.getRepository(Account).findOneBy({ email });
    const matches = await passwordMatches(password, account?.passwordHash ?? null);
    if (!account || !matches || account.disabledAt) throw new Refused(refusal('SIGN_IN_FAILED'));
    const opened = await transaction(this.db, async (tx) => {
      // Locked: no session is opened beside a new password, or beside the end of the account.
      const { passwordHash, disabledAt } = await lockAccount(tx, account.id, 'pessimistic_read');
      if (passwordHash !== account.passwordHash || disabledAt) throw new Refused(refusal('SIGN_IN_FAILED'));
      return openSession(tx, 'SYSTEM', account.id, inBrowser(this.config.sessionHours));
    });
    await this.attempts.succeeded(email, network);
    return opened;
  }

  /** A named personal token for a GraphQL client or a script, in one role or in all of its owner's. */
  async createToken(
    actor: Actor,
    wish: { label: string; days: number; role: Scope | null; competitionId: string | null },
  ): Promise<OpenedSession> {
    refuse(mayAskForToken(actor, wish));
    const token = { kind: 'TOKEN' as const, hours: wish.days * 24, ...wish };
    return transaction(this.db, async (tx) => {
      // Locked: a session that is ended at this moment leaves no token behind.
      await lockAccount(tx, actor.accountId, 'pessimistic_read');
      const isStillSignedIn = await tx.getRepository(Session).existsBy({ id: actor.sessionId });
      if (!isStillSignedIn) throw new Refused(refusal('SIGN_IN_REQUIRED'));
      return openSession(tx, { actor, as: 'PERSON' }, actor.accountId, token);
    });
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
}
