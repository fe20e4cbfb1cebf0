import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Locale } from '../../domain/locale.js';
import { PageFields } from '../graphql/connection.js';

export enum MailState {
  QUEUED = 'QUEUED',
  SENT = 'SENT',
  DEAD = 'DEAD',
}
registerEnumType(MailState, { name: 'MailState', description: 'QUEUED until a mail server has taken it; DEAD when it was given up.' });

/** A letter of the outbox: written in the transaction that it tells of, sent by a job. What it says is put into words when it is sent. */
@ObjectType({ description: 'A letter by mail, as the administrators see those that could not be sent.' })
@Entity()
@Check('mail_address_lower_check', `address = lower(address)`)
@Check('mail_locale_check', `locale in ('ko', 'en')`)
@Check('mail_state_check', `state in ('QUEUED', 'SENT', 'DEAD')`)
@Check('mail_sent_check', `(state = 'SENT') = (sent_at is not null)`)
@Check('mail_sent_data_check', `state <> 'SENT' or data = '{}'`)
@Index(['createdAt', 'id'], { where: `state = 'DEAD'` })
export class Mail {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  /** Null: nobody in particular, whoever reads mail at the address. No foreign key: accounts stand on a higher floor. */
  @Index()
  @Column('uuid', { nullable: true })
  accountId: string | null;

  @Field()
  @Column('text')
  address: string;

  @Field({ description: 'What kind of letter it is, such as `team-invitation`.' })
  @Column('text')
  template: string;

  @Column('text')
  locale: Locale;

  /** Ids of what it is about, and no secret; nothing once it is sent. */
  @Column('jsonb')
  data: Record<string, string>;

  @Field(() => MailState)
  @Column('text', { default: 'QUEUED' })
  state: MailState;

  @Field(() => Int, { description: 'How often it was tried since it was last queued.' })
  @Column('int', { default: 0 })
  attempts: number;

  @Field(() => String, { nullable: true, description: 'What the mail server said when the latest attempt failed; null: none failed.' })
  @Column('text', { nullable: true })
  lastError: string | null;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  createdAt: Date;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  sentAt: Date | null;
}

@ObjectType({ description: 'A page of the letters that were given up, newest first.' })
export class MailConnection extends PageFields {
  @Field(() => [Mail])
  nodes: Mail[];
}
