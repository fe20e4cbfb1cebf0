import type { EntityManager } from 'typeorm';
import type { Locale } from '../../domain/locale.js';
import { timeOrderedId } from '../database/ids.js';
import { databaseNow } from '../database/transaction.js';
import { addJob } from '../jobs/add-job.js';
import { Mail, MailState } from './mail.entity.js';

/** A letter to be: to whom, of which kind, and the ids of what it is about. Secrets are made when it is put into words. */
export interface MailWish {
  template: string;
  address: string;
  accountId?: string | null;
  locale: Locale;
  data?: Record<string, string>;
}

/** Puts a letter into the outbox in the caller's transaction: it is sent exactly if the deed is done. */
export async function queueMail(tx: EntityManager, { template, address, accountId = null, locale, data = {} }: MailWish): Promise<void> {
  const id = timeOrderedId();
  const createdAt = await databaseNow(tx);
  await tx.getRepository(Mail).insert({ id, template, address, accountId, locale, data, state: MailState.QUEUED, createdAt });
  await sendLater(tx, id);
}

/** One letter at a time: a mail server that does not answer must not hold up the other jobs. */
export const sendLater = (tx: EntityManager, mailId: string, runAt?: Date) =>
  addJob(tx, 'send-mail', { mail: mailId }, `send-mail ${mailId}`, { queue: 'mail', runAt });
