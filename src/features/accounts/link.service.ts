import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LinkPurpose } from '../../domain/one-time-link.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { transaction } from '../../platform/database/transaction.js';
import { queueMail } from '../../platform/mail/queue-mail.js';
import type { Caller } from '../../platform/session/caller.js';
import { linkTemplates } from './link-mail.service.js';
import { lookAtLink, useLink } from './one-time-link.js';
import { inBrowser, type OpenedSession, openSession } from './open-session.js';

/** Links that let their holder in. */
const ENTRY: readonly LinkPurpose[] = ['INVITATION', 'SIGN_IN'];

@Injectable()
export class LinkService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Asks for a letter with a link. Whether there is such an account is found out when the letter is about to leave: here the same is done,
   * in the same time, for every address.
   */
  async ask(purpose: Exclude<LinkPurpose, 'INVITATION'>, email: string): Promise<void> {
    await transaction(this.db, (tx) => queueMail(tx, { template: linkTemplates[purpose], address: email, locale: 'ko' }));
  }

  /** What a link is for, if it works; null: it does not. Looking does not use it up. */
  async purposeOf(token: string): Promise<LinkPurpose | null> {
    const { link, objection } = await lookAtLink(this.db.manager, token, [...ENTRY, 'NEW_PASSWORD']);
    return objection ? null : link!.purpose;
  }

  /** Signs in whoever holds a link, without a password. */
  async enter(token: string, caller: Caller): Promise<OpenedSession> {
    return transaction(this.db, async (tx) => {
      const account = await useLink(tx, token, ENTRY);
      return openSession(tx, 'SYSTEM', account.id, inBrowser(caller, this.config.sessionHours));
    });
  }
}
