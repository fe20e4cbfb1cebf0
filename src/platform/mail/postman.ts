import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { nextTryAt } from '../../domain/mail-retry.js';
import { CONFIG, type Config } from '../config.js';
import { databaseNow, transaction } from '../database/transaction.js';
import { JobRunner } from '../jobs/job-runner.js';
import { LOG, type Log } from '../log.js';
import { type Letter, withClosing } from './letter.js';
import { Mail, MailState } from './mail.entity.js';
import { MailRefused } from './mail-refused.js';
import { sendLater } from './queue-mail.js';
import { MAIL_TRANSPORT, type MailTransport } from './transport.js';

/** Puts a letter of one kind into words at the moment of sending; null where it has become pointless. */
export type LetterWriter = (mail: Mail) => Promise<Letter | null>;

/** Sends what is in the outbox. Features name their writers here while the application is put together. */
@Injectable()
export class Postman implements BeforeApplicationShutdown {
  private readonly writers = new Map<string, LetterWriter>();

  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
    jobs: JobRunner,
  ) {
    jobs.handle('send-mail', (payload) => this.send(String(payload['mail'])));
  }

  writes(template: string, writer: LetterWriter): void {
    this.writers.set(template, writer);
  }

  /** The kinds of letters that somebody writes. */
  get templates(): string[] {
    return [...this.writers.keys()].toSorted();
  }

  /** What a letter says, whether it is sent or not; null where it has become pointless. */
  inWords(mail: Mail): Promise<Letter | null> {
    const writer = this.writers.get(mail.template);
    if (!writer) throw new Error(`nobody writes letters of the kind ${mail.template}`);
    return writer(mail);
  }

  /** After the jobs have ended, which is when modules are destroyed. */
  beforeApplicationShutdown(): void {
    this.transport.close();
  }

  private async send(id: string): Promise<void> {
    const mail = await this.db.getRepository(Mail).findOneBy({ id, state: MailState.QUEUED });
    if (!mail) return;
    try {
      const letter = await this.inWords(mail);
      if (!letter) return void (await this.db.getRepository(Mail).delete({ id }));
      const { subject } = letter;
      await this.transport.send({ id, from: this.config.mailFrom, to: mail.address, subject, text: withClosing(letter) });
    } catch (error) {
      return this.noteFailure(mail, error);
    }
    await transaction(this.db, async (tx) => {
      const sent = { state: MailState.SENT, sentAt: await databaseNow(tx), data: {}, lastError: null, attempts: mail.attempts + 1 };
      await tx.getRepository(Mail).update({ id }, sent);
    });
  }

  /** Tries again later, or gives up: what the mail server refused for good, and what failed for a day. */
  private async noteFailure({ id, template, attempts: before }: Mail, error: unknown): Promise<void> {
    const attempts = before + 1;
    const runAt = await transaction(this.db, async (tx) => {
      const next = error instanceof MailRefused ? null : nextTryAt(attempts, await databaseNow(tx));
      const state = next ? MailState.QUEUED : MailState.DEAD;
      await tx.getRepository(Mail).update({ id }, { state, attempts, lastError: saidBy(error) });
      if (next) await sendLater(tx, id, next);
      return next;
    });
    // The server's sentence may hold the address: it stands in the table only.
    const { responseCode, code } = (error instanceof MailRefused ? error.cause : error) as { responseCode?: number; code?: string };
    this.log.warn({ mail: id, template, attempts, responseCode, code, givenUp: runAt === null }, 'a letter was not sent');
  }
}

/** One storable line of 300 characters at the most. */
const saidBy = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(/[\s\p{Control}]+/gu, ' ')
    .toWellFormed()
    .slice(0, 300);
