import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Team } from './team.entity.js';

/** That one team's submission may come later, and why. Never changed (trigger); of several the latest date stands, in `team`. */
@ObjectType({
  description: "That a team's submission may come later than the others' (제출 연장), and why; for the team and the organisers.",
})
@Entity()
export class DeadlineExtension {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  teamId: string;

  @ManyToOne(() => Team, { onDelete: 'RESTRICT' })
  @JoinColumn()
  team: Relation<Team>;

  @Field({ description: 'The last second in which the team may submit.' })
  @Column('timestamp with time zone', { precision: 3 })
  until: Date;

  @Field()
  @Column('text')
  reason: string;

  @Column('uuid')
  extendedBy: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'extended_by' })
  extender: Relation<Account>;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  extendedAt: Date;
}
