import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from './account.entity.js';

export enum AccountChangeKind {
  DISABLED = 'DISABLED',
  ENABLED = 'ENABLED',
}
registerEnumType(AccountChangeKind, { name: 'AccountChangeKind', description: 'What an administrator did with an account.' });

/** Why an account was disabled or enabled. The audit trail tells that it was. */
@ObjectType({ description: 'That an account was disabled or enabled, and why.' })
@Entity()
@Check('account_change_kind_check', `kind in ('DISABLED', 'ENABLED')`)
export class AccountChange {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  accountId: string;

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn()
  account: Relation<Account>;

  @Field(() => AccountChangeKind)
  @Column('text')
  kind: AccountChangeKind;

  @Field()
  @Column('text')
  reason: string;

  @Field(() => ID, { description: 'The account of the administrator who did it.' })
  @Column('uuid')
  changedBy: string;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  changedAt: Date;
}
