import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { LinkPurpose } from '../../domain/one-time-link.js';
import { Account } from './account.entity.js';

/** A link in a letter. Only the hash of its secret is kept, which is made when the letter is sent. */
@Entity()
@Unique(['tokenHash'])
@Check('one_time_link_purpose_check', `purpose in ('INVITATION', 'SIGN_IN', 'NEW_PASSWORD')`)
@Check('one_time_link_once_check', `used_at is null or ended_at is null`)
@Index(['accountId', 'purpose'], { unique: true, where: `used_at is null and ended_at is null` })
export class OneTimeLink {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  accountId: string;

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn()
  account: Relation<Account>;

  @Column('text')
  purpose: LinkPurpose;

  @Column('text')
  tokenHash: string;

  /** The letter that it was made for. Letters are forgotten sooner than links. */
  @Column('uuid')
  mailId: string;

  @Column('timestamp with time zone', { precision: 3 })
  createdAt: Date;

  @Column('timestamp with time zone', { precision: 3 })
  expiresAt: Date;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  usedAt: Date | null;

  /** When a newer link of its kind, or a new password, took its place. */
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  endedAt: Date | null;
}
