import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Team } from './team.entity.js';

export enum WithdrawnBy {
  LEAD = 'LEAD',
  ORGANIZER = 'ORGANIZER',
}
registerEnumType(WithdrawnBy, { name: 'WithdrawnBy', description: 'Who withdrew a team: its lead, or an organiser whom it asked to.' });

/** That a team was withdrawn, and why. Never changed (trigger). */
@ObjectType({ description: 'That a team was withdrawn (참가 철회), and why, for its members and the organisers.' })
@Entity()
@Check('team_withdrawal_by_check', `"by" in ('LEAD', 'ORGANIZER')`)
export class TeamWithdrawal {
  @PrimaryColumn('uuid')
  teamId: string;

  @OneToOne(() => Team, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'team_id' })
  team: Relation<Team>;

  @Field(() => WithdrawnBy)
  @Column('text')
  by: WithdrawnBy;

  @Field()
  @Column('text')
  reason: string;

  @Column('uuid')
  withdrawnBy: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'withdrawn_by' })
  withdrawer: Relation<Account>;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  withdrawnAt: Date;
}
