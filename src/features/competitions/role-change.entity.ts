import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { type EditionRole, editionRoles } from '../../domain/actor.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Account } from '../accounts/account.entity.js';
import { Competition } from './competition.entity.js';

export const EditionRoleEnum = enumOf(editionRoles);
registerEnumType(EditionRoleEnum, {
  name: 'EditionRole',
  description: 'A role in one edition: organiser (담당자), chair of the judges (위원장), secretary (간사), auditor (감사).',
});

export enum RoleChangeKind {
  GRANTED = 'GRANTED',
  REVOKED = 'REVOKED',
}
registerEnumType(RoleChangeKind, { name: 'RoleChangeKind', description: 'Whether a role was given or taken.' });

/** That somebody was given or lost a role of an edition, by whom and why. Never changed itself (trigger). */
@ObjectType({ description: 'That somebody was given or lost a role of an edition.' })
@Entity()
@Index(['competitionId', 'changedAt', 'id'])
@Check('role_change_role_check', `role in ('ORGANIZER', 'CHAIR', 'SECRETARY', 'AUDITOR')`)
@Check('role_change_kind_check', `kind in ('GRANTED', 'REVOKED')`)
@Check('role_change_reason_check', `(kind = 'REVOKED') = (reason is not null)`)
export class RoleChange {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Column('uuid')
  accountId: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn()
  account: Relation<Account>;

  @Field(() => EditionRoleEnum)
  @Column('text')
  role: EditionRole;

  @Field(() => RoleChangeKind)
  @Column('text')
  kind: RoleChangeKind;

  @Field(() => String, { nullable: true, description: 'Why it was taken; null where it was given.' })
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('uuid')
  changedBy: string;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  changedAt: Date;
}
