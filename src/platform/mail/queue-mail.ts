import type { EntityManager } from 'typeorm';
import type { Locale } from '../../domain/locale.js';
import { timeOrderedId } from '../database/ids.js';
import { insertAll } from '../database/insert-all.js';
import { databaseNow } from '../database/transaction.js';
import { addJob, addJobs } from '../jobs/add-job.js';
import { Mail, MailState } from './mail.entity.js';

/** A letter to be: to whom, of which kind, and the ids of what it is about. Secrets are made when it is put into words. */
export interface MailWish {
  template: string;
  address: string;
  accountId?: string | null;
  locale: Locale;
  data?: Record<string, string>;
}

/** A letter as it stands in the outbox, or would. */
export const asMail = ({ accountId = null, data = {}, ...wish }: MailWish, createdAt: Date): Mail => {
  const unsent = { state: MailState.QUEUED, attempts: 0, lastError: null, sentAt: null };
  return { ...wish, id: timeOrderedId(), accountId, data, ...unsent, createdAt };
};

/** Puts a letter into the outbox in the caller's transaction: it is sent exactly if the deed is done. */
export const queueMail = (tx: EntityManager, wish: MailWish): Promise<void> => queueMails(tx, [wish]);

/** Many letters, in as few statements as one; `runAt`: none of them before this instant. */
export async function queueMails(tx: EntityManager, wishes: readonly MailWish[], runAt?: Date): Promise<void> {
  if (wishes.length === 0) return;
  const createdAt = await databaseNow(tx);
  const letters = wishes.map((wish) => asMail(wish, createdAt));
  await insertAll(tx, Mail, letters);
  const jobs = letters.map(({ id }) => ({ payload: { mail: id }, key: `send-mail ${id}` }));
  await addJobs(tx, 'send-mail', jobs, { queue: 'mail', runAt });
}

/** One letter at a time: a mail server that does not answer must not hold up the other jobs. */
export const sendLater = (tx: EntityManager, mailId: string, runAt?: Date) =>
  addJob(tx, 'send-mail', { mail: mailId }, `send-mail ${mailId}`, { queue: 'mail', runAt });
