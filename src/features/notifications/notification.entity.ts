import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from '../accounts/account.entity.js';

/** What an account is told in the application, beside a letter of the same kind. It is put into words when it is read. */
@Entity()
@Check('notification_read_check', `read_at >= visible_from`)
@Index(['accountId', 'visibleFrom', 'id'])
export class Notification {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  accountId: string;

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn()
  account: Relation<Account>;

  /** The kind of letter that says the same. */
  @Column('text')
  template: string;

  /** Ids of what it is about, and no secret. */
  @Column('jsonb')
  data: Record<string, string>;

  /** Before this nobody is told. */
  @Column('timestamp with time zone', { precision: 3 })
  visibleFrom: Date;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  readAt: Date | null;
}
