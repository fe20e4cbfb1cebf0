import { Inject, Injectable } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import type { Actor, Scope } from '../../domain/actor.js';
import { mayAskForToken, mayEndSession, mayExtendSession, mayManageAccount } from '../../domain/permission/account.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { extendedUntil } from '../../domain/session.js';
import { record } from '../../platform/audit/record.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import type { Caller } from '../../platform/session/caller.js';
import { Account } from './account.entity.js';
import { lockAccount } from './lock-account.js';
import { inBrowser, type OpenedSession, openSession } from './open-session.js';
import { passwordMatches } from './password.js';
import { SignInAttemptsService } from './sign-in-attempts.service.js';
import { Session } from './session.entity.js';
import { assertStillSignedIn, countSessions, sessionsAfter } from './sessions.queries.js';

@Injectable()
export class SessionService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly attempts: SignInAttemptsService,
  ) {}

  /** Signs a browser in. Whatever is wrong, the answer is the same and takes one argon2 run; only who must wait costs none. */
  async signIn(given: string, password: string, caller: Caller): Promise<OpenedSession> {
    const email = given.trim().toLowerCase();
    await this.attempts.begin(email, caller.network);
    const account = await this.db.getRepository(Account).findOneBy({ email });
    const matches = await passwordMatches(password, account?.passwordHash ?? null);
    if (!account || !matches || account.disabledAt) throw new Refused(refusal('SIGN_IN_FAILED'));
    const opened = await transaction(this.db, async (tx) => {
      // Locked: no session is opened beside a new password, or beside the end of the account.
      const { passwordHash, disabledAt } = await lockAccount(tx, account.id, 'pessimistic_read');
      if (passwordHash !== account.passwordHash || disabledAt) throw new Refused(refusal('SIGN_IN_FAILED'));
      return openSession(tx, 'SYSTEM', account.id, inBrowser(caller, this.config.sessionHours));
    });
    await this.attempts.succeeded(email, caller.network);
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
      await assertStillSignedIn(tx, actor);
      return openSession(tx, { actor, as: 'PERSON' }, actor.accountId, token);
    });
  }

  async tokensOf(actor: Actor): Promise<Session[]> {
    return this.db
      .getRepository(Session)
      .find({ where: { accountId: actor.accountId, kind: 'TOKEN' }, order: { createdAt: 'DESC', id: 'DESC' } });
  }

  /** The one that asks. */
  async current(actor: Actor): Promise<Session> {
    const session = await this.db.getRepository(Session).findOneBy({ id: actor.sessionId });
    if (!session) throw new Refused(refusal('SIGN_IN_REQUIRED'));
    return session;
  }

  /** One's own sessions and tokens that still work, newest first. */
  async ofActor(actor: Actor, { first, after }: PageArgs): Promise<Page<Session>> {
    refuse(mayManageAccount(actor));
    const cursor = decodeCursor(after, 'INSTANT');
    const rows = await sessionsAfter(this.db, actor.accountId, first, cursor);
    return pageOf(rows, first, await countSessions(this.db, actor.accountId), ({ createdAt, id }) => [createdAt.toISOString(), id]);
  }

  /** Lets a browser's session last as long again. A personal token lasts as long as was asked for when it was made. */
  async extend(actor: Actor): Promise<Session> {
    refuse(mayManageAccount(actor));
    return transaction(this.db, async (tx) => {
      const repository = tx.getRepository(Session);
      const session = await repository.findOne({ where: { id: actor.sessionId }, lock: { mode: 'pessimistic_write' } });
      if (!session) throw new Refused(refusal('NOT_FOUND'));
      refuse(mayExtendSession(session));
      const { createdAt: signedInAt, expiresAt } = session;
      session.expiresAt = extendedUntil({ now: await databaseNow(tx), signedInAt, expiresAt, sessionHours: this.config.sessionHours });
      await repository.update({ id: session.id }, { expiresAt: session.expiresAt });
      await record(tx, { actor, as: 'PERSON' }, 'session.extended', session.id, { until: session.expiresAt.toISOString() });
      return session;
    });
  }

  /** Ends every session and token of one's own but the one that is used. Answers how many. */
  async endOthers(actor: Actor): Promise<number> {
    refuse(mayManageAccount(actor));
    return transaction(this.db, async (tx) => {
      await lockAccount(tx, actor.accountId, 'pessimistic_write');
      const { affected } = await tx.getRepository(Session).delete({ accountId: actor.accountId, id: Not(actor.sessionId) });
      const ended = affected ?? 0;
      await record(tx, { actor, as: 'PERSON' }, 'sessions.ended', actor.accountId, { sessionsEnded: ended });
      return ended;
    });
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
