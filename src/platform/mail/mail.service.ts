import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayCareForMail, mayResend } from '../../domain/permission/mail.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../audit/record.js';
import { transaction } from '../database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../graphql/connection.js';
import type { PageArgs } from '../graphql/page.args.js';
import { Mail, MailState } from './mail.entity.js';
import { sendLater } from './queue-mail.js';

@Injectable()
export class MailService {
  constructor(private readonly db: DataSource) {}

  /** The letters that were given up, newest first. */
  async dead(actor: Actor, { first, after }: PageArgs): Promise<Page<Mail>> {
    refuse(mayCareForMail(actor));
    const cursor = decodeCursor(after, 'INSTANT');
    const dead = this.db.getRepository(Mail).createQueryBuilder('mail').where(`mail.state = 'DEAD'`);
    const total = await dead.getCount();
    if (cursor) dead.andWhere('(mail.created_at, mail.id) < (:at::timestamptz, :id::uuid)', { at: cursor[0], id: cursor[1] });
    const rows = await dead
      .orderBy('mail.created_at', 'DESC')
      .addOrderBy('mail.id', 'DESC')
      .limit(first + 1)
      .getMany();
    return pageOf(rows, first, total, ({ createdAt, id }) => [createdAt.toISOString(), id]);
  }

  /** Sends a letter that was given up once more, from the first attempt on. */
  async resend(actor: Actor, id: string): Promise<Mail> {
    refuse(mayCareForMail(actor));
    return transaction(this.db, async (tx) => {
      const mail = await tx.getRepository(Mail).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!mail) throw new Refused(refusal('NOT_FOUND'));
      refuse(mayResend(mail));
      const queued = { state: MailState.QUEUED, attempts: 0 };
      await tx.getRepository(Mail).update({ id }, queued);
      await sendLater(tx, id);
      await record(tx, { actor, as: 'ADMINISTRATOR' }, 'mail.resent', id, { template: mail.template });
      return { ...mail, ...queued };
    });
  }
}
