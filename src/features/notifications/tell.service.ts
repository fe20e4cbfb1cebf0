import type { EntityManager } from 'typeorm';
import type { Locale } from '../../domain/locale.js';
import { randomId } from '../../platform/database/ids.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { databaseNow } from '../../platform/database/transaction.js';
import { queueMails } from '../../platform/mail/queue-mail.js';
import { Notification } from './notification.entity.js';

/** Somebody who is told something. */
export interface Recipient {
  accountId: string;
  address: string;
  locale: Locale;
  /** Ids of what it is about, for this recipient; no secret. */
  data: Record<string, string>;
}

/**
 * Tells accounts something, in the caller's transaction: by a letter, and by a notification that they find in the application. Both are
 * put into words by the writer of the template, when they are sent or read. `at`: not before this instant.
 */
export async function tellAccounts(tx: EntityManager, template: string, recipients: readonly Recipient[], at?: Date): Promise<void> {
  if (recipients.length === 0) return;
  const visibleFrom = at ?? (await databaseNow(tx));
  const told = recipients.map(({ accountId, data }) => ({ id: randomId(), accountId, template, data, visibleFrom, readAt: null }));
  await insertAll(tx, Notification, told);
  await queueMails(
    tx,
    recipients.map((recipient) => ({ template, ...recipient })),
    at,
  );
}
