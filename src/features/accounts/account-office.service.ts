import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayDisable, mayEnable, mayManageAccounts } from '../../domain/permission/account.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import { AccountChange, AccountChangeKind } from './account-change.entity.js';
import { Account } from './account.entity.js';
import { type AccountsArgs, type DisableAccountInput, managed, type ManagedAccount } from './managed-account.type.js';
import { accountsCalled } from './accounts.queries.js';
import { endLinks } from './one-time-link.js';
import { Session } from './session.entity.js';

/** What administrators do with the accounts of others. */
@Injectable()
export class AccountOfficeService {
  constructor(private readonly db: DataSource) {}

  /** Accounts by mail address, all of them or those that contain what is searched for. */
  async accounts(actor: Actor, { search, first, after }: AccountsArgs): Promise<Page<ManagedAccount>> {
    refuse(mayManageAccounts(actor));
    const called = accountsCalled(this.db, search ?? null);
    const totalCount = await called.getCount();
    const cursor = decodeCursor(after);
    if (cursor) called.andWhere('(account.email, account.id) > (:email, :id::uuid)', { email: cursor[0], id: cursor[1] });
    const rows = await called
      .orderBy('account.email')
      .addOrderBy('account.id')
      .limit(first + 1)
      .getMany();
    return pageOf(rows.map(managed), first, totalCount, ({ account }) => [account.email, account.id]);
  }

  /** Takes everything from an account at once: sessions, tokens and links end, and what is under way finds nobody who sends it. */
  async disable(actor: Actor, wish: DisableAccountInput): Promise<ManagedAccount> {
    return this.change(actor, AccountChangeKind.DISABLED, wish, async (tx, account, now) => {
      refuse(mayDisable(actor, { id: account.id, isDisabled: account.disabledAt !== null }));
      await tx.getRepository(Account).update({ id: account.id }, { disabledAt: now });
      await endLinks(tx, account.id);
      const { affected } = await tx.getRepository(Session).delete({ accountId: account.id });
      await record(tx, { actor, as: 'ADMINISTRATOR' }, 'account.disabled', account.id, { sessionsEnded: affected ?? 0 });
      return { ...account, disabledAt: now };
    });
  }

  /** Lets people sign in again. What was ended stays so. */
  async enable(actor: Actor, wish: DisableAccountInput): Promise<ManagedAccount> {
    return this.change(actor, AccountChangeKind.ENABLED, wish, async (tx, account) => {
      refuse(mayEnable({ isDisabled: account.disabledAt !== null }));
      await tx.getRepository(Account).update({ id: account.id }, { disabledAt: null });
      await record(tx, { actor, as: 'ADMINISTRATOR' }, 'account.enabled', account.id);
      return { ...account, disabledAt: null };
    });
  }

  private async change(
    actor: Actor,
    kind: AccountChangeKind,
    { account: accountId, reason }: DisableAccountInput,
    work: (tx: EntityManager, account: Account, now: Date) => Promise<Account>,
  ): Promise<ManagedAccount> {
    refuse(mayManageAccounts(actor));
    refuseProblems(problemsOfReason(reason));
    return transaction(this.db, async (tx) => {
      const account = await tx.getRepository(Account).findOne({ where: { id: accountId }, lock: { mode: 'pessimistic_write' } });
      if (!account) throw new Refused(refusal('NOT_FOUND'));
      const now = await databaseNow(tx);
      const changed = await work(tx, account, now);
      const why = {
        id: timeOrderedId(),
        accountId,
        kind,
        reason: clean(reason),
        changedBy: actor.accountId,
        changedAt: now,
      };
      await tx.getRepository(AccountChange).insert(why);
      return managed(changed);
    });
  }
}
