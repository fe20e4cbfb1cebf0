import { randomBytes } from 'node:crypto';
import { type EntityManager, IsNull, MoreThan, Not } from 'typeorm';
import { linkExpiresAt, linkPauseMs, type LinkPurpose, mayUseLink } from '../../domain/one-time-link.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow } from '../../platform/database/transaction.js';
import type { Account } from './account.entity.js';
import { lockAccount } from './lock-account.js';
import { hashOfSecret } from './open-session.js';
import { OneTimeLink } from './one-time-link.entity.js';

// Called under the lock of the account: a link, and the newer link or password that ends it, come one after the other.

/** Makes a link for a letter that is about to leave, in place of older ones of its kind; answers the secret, which is kept nowhere. */
export async function makeLink(tx: EntityManager, accountId: string, purpose: LinkPurpose, mailId: string) {
  const links = tx.getRepository(OneTimeLink);
  const createdAt = await databaseNow(tx);
  const expiresAt = linkExpiresAt(purpose, createdAt);
  const secret = randomBytes(32).toString('base64url');
  await links.update({ accountId, purpose, usedAt: IsNull(), endedAt: IsNull() }, { endedAt: createdAt });
  const link = { id: timeOrderedId(), accountId, purpose, mailId, tokenHash: hashOfSecret(secret), createdAt, expiresAt };
  await links.insert(link);
  await record(tx, 'SYSTEM', 'link.made', link.id, { account: accountId, purpose });
  return { secret, expiresAt };
}

/** Whether another letter has just brought such a link. */
export async function hasFreshLink(tx: EntityManager, accountId: string, purpose: LinkPurpose, mailId: string): Promise<boolean> {
  const since = new Date((await databaseNow(tx)).getTime() - linkPauseMs);
  return tx.getRepository(OneTimeLink).existsBy({ accountId, purpose, mailId: Not(mailId), createdAt: MoreThan(since) });
}

/** What keeps a link from being used, without using it; and what it is for. */
export async function lookAtLink(
  db: EntityManager,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<{ objection: Refusal | null; link: OneTimeLink | null }> {
  const link = await db.getRepository(OneTimeLink).findOne({ where: { tokenHash: hashOfSecret(token) }, relations: { account: true } });
  const facts = link && { ...link, accountIsDisabled: link.account.disabledAt !== null };
  return { link, objection: mayUseLink(facts, purposes, await databaseNow(db)) };
}

/** Uses a link up and answers the account that it is of. @throws Refused LINK_DEAD */
export async function useLink(tx: EntityManager, token: string, purposes: readonly LinkPurpose[]): Promise<Account> {
  const seen = await lookAtLink(tx, token, purposes);
  refuse(seen.objection);
  const account = await lockAccount(tx, seen.link!.accountId, 'pessimistic_write');
  // Again: two may have come with the same link.
  const { link, objection } = await lookAtLink(tx, token, purposes);
  refuse(objection);
  const { id, purpose } = link!;
  await tx.getRepository(OneTimeLink).update({ id }, { usedAt: await databaseNow(tx) });
  await record(tx, 'SYSTEM', 'link.used', id, { account: account.id, purpose });
  return account;
}

/** Ends every link of an account that still waits to be used. */
export async function endLinks(tx: EntityManager, accountId: string): Promise<void> {
  const waiting = { accountId, usedAt: IsNull(), endedAt: IsNull() };
  await tx.getRepository(OneTimeLink).update(waiting, { endedAt: await databaseNow(tx) });
}
