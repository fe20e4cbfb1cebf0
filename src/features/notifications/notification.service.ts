import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayManageAccount } from '../../domain/permission/account.js';
import { problem, refuseProblems } from '../../domain/problem.js';
import { refusal, refuse } from '../../domain/refusal.js';
import { transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import { Postman } from '../../platform/mail/postman.js';
import { asMail } from '../../platform/mail/queue-mail.js';
import { Account } from '../accounts/account.entity.js';
import type { Notification } from './notification.entity.js';
import { countNotifications, noteRead, notificationsAfter, type Readable, readableAmong } from './notification.queries.js';
import type { NotificationsArgs, ReadableNotification, ReadNotificationsInput } from './notification.type.js';

/** What accounts are told in the application. Each reads one's own, signed in as oneself: notifications tell of every role that one has. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly db: DataSource,
    private readonly postman: Postman,
  ) {}

  /** A page of the actor's, newest first, in the actor's language. What has become pointless is left out and counts as read. */
  async ofActor(actor: Actor, { first, after, unreadOnly }: NotificationsArgs): Promise<Page<ReadableNotification>> {
    const own = this.readableBy(actor);
    const reader = await this.db.getRepository(Account).findOneByOrFail({ id: actor.accountId });
    const rows = await notificationsAfter(this.db.manager, own, unreadOnly, first + 1, decodeCursor(after, 'INSTANT'));
    const total = await countNotifications(this.db.manager, own, unreadOnly);
    const { nodes: page, ...where } = pageOf(rows, first, total, ({ visibleFrom, id }) => [visibleFrom.toISOString(), id]);
    const nodes: ReadableNotification[] = [];
    const pointless: string[] = [];
    // One after the other: a long page must not take every connection.
    for (const told of page) {
      const said = await this.inWords(told, reader);
      if (said) nodes.push(said);
      else if (!told.readAt) pointless.push(told.id);
    }
    if (pointless.length > 0) await noteRead(this.db.manager, own, pointless);
    return { nodes, ...where };
  }

  unread(actor: Actor): Promise<number> {
    return countNotifications(this.db.manager, this.readableBy(actor), true);
  }

  /** Notes what the actor has read. Answers how many were unread. */
  async read(actor: Actor, { notifications: ids = null, all }: ReadNotificationsInput): Promise<number> {
    const own = this.readableBy(actor);
    const choice = problem(
      'notifications',
      'CHOOSE_ONE',
      '읽은 알림을 고르거나 모두(all)를 고르세요. 둘 다 고를 수는 없습니다.',
      'Either name notifications or say all, not both.',
    );
    refuseProblems((ids === null) === all ? [] : [choice]);
    return transaction(this.db, async (tx) => {
      const wanted = [...new Set(ids ?? [])];
      const there = await readableAmong(tx, own, wanted);
      refuse(there.length < wanted.length ? refusal('NOT_FOUND') : null);
      return noteRead(tx, own, ids);
    });
  }

  private readableBy(actor: Actor): Readable {
    refuse(mayManageAccount(actor));
    return { accountId: actor.accountId, templates: this.postman.templates };
  }

  private async inWords(told: Omit<Notification, 'account'>, { id, email, locale }: Account): Promise<ReadableNotification | null> {
    const { template, data, visibleFrom } = told;
    const letter = await this.postman.inWords(asMail({ template, address: email, accountId: id, locale, data }, visibleFrom));
    return (
      letter && { id: told.id, kind: template, subject: letter.subject, text: letter.text.trim(), at: visibleFrom, readAt: told.readAt }
    );
  }
}
