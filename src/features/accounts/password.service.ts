import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, Not } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { isStrongEnough } from '../../domain/password.js';
import { mayManageAccount } from '../../domain/permission/account.js';
import { refusal, refuse } from '../../domain/refusal.js';
import { type ActingAs, record } from '../../platform/audit/record.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { transaction } from '../../platform/database/transaction.js';
import type { Caller } from '../../platform/session/caller.js';
import { Account } from './account.entity.js';
import { lockAccount } from './lock-account.js';
import { endLinks, lookAtLink, useLink } from './one-time-link.js';
import { inBrowser, type OpenedSession, openSession } from './open-session.js';
import { hashPassword, passwordMatches } from './password.js';
import { SignInAttemptsService } from './sign-in-attempts.service.js';
import { Session } from './session.entity.js';
import { assertStillSignedIn } from './sessions.queries.js';

@Injectable()
export class PasswordService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly attempts: SignInAttemptsService,
  ) {}

  /** A new password by a link of a letter. It ends every session, and opens one for whoever set it. */
  async set(token: string, password: string, caller: Caller): Promise<OpenedSession> {
    // Asked before the password is hashed, so that only who holds a link makes us work.
    const { link, objection } = await lookAtLink(this.db.manager, token, ['NEW_PASSWORD']);
    refuse(objection);
    const passwordHash = await hashStrong(password, link!.account.email);
    return transaction(this.db, async (tx) => {
      const account = await useLink(tx, token, ['NEW_PASSWORD']);
      await replacePassword(tx, 'SYSTEM', account.id, passwordHash, null);
      return openSession(tx, 'SYSTEM', account.id, inBrowser(caller, this.config.sessionHours));
    });
  }

  /** A new password for whoever is signed in and knows the present one, or has none. It ends every other session. */
  async change(actor: Actor, { network }: Caller, { current, password }: { current: string; password: string }): Promise<void> {
    refuse(mayManageAccount(actor));
    // As when signing in: whoever finds an open browser does not find out the password by it.
    await this.attempts.begin(actor.email, network);
    const before = await this.db.getRepository(Account).findOneByOrFail({ id: actor.accountId });
    const matches = await passwordMatches(current, before.passwordHash);
    refuse(matches || before.passwordHash === null ? null : refusal('PASSWORD_WRONG'));
    await this.attempts.succeeded(actor.email, network);
    const passwordHash = await hashStrong(password, before.email);
    await transaction(this.db, async (tx) => {
      const account = await lockAccount(tx, actor.accountId, 'pessimistic_write');
      refuse(account.passwordHash === before.passwordHash ? null : refusal('PASSWORD_WRONG'));
      await assertStillSignedIn(tx, actor);
      await replacePassword(tx, { actor, as: 'PERSON' }, account.id, passwordHash, actor.sessionId);
    });
  }
}

async function hashStrong(password: string, email: string): Promise<string> {
  refuse(isStrongEnough(password, email) ? null : refusal('PASSWORD_TOO_WEAK'));
  return hashPassword(password);
}

/** Whoever knew the old password, or read the mail, is out. Called under the lock of the account. */
async function replacePassword(tx: EntityManager, who: ActingAs, accountId: string, passwordHash: string, kept: string | null) {
  await tx.getRepository(Account).update({ id: accountId }, { passwordHash });
  await endLinks(tx, accountId);
  const { affected } = await tx.getRepository(Session).delete({ accountId, ...(kept && { id: Not(kept) }) });
  await record(tx, who, 'password.set', accountId, { sessionsEnded: affected ?? 0 });
}
