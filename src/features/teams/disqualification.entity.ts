import { Field, ID, ObjectType, PickType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { type DisqualificationState, disqualificationStates } from '../../domain/permission/disqualification.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Account } from '../accounts/account.entity.js';
import { Team } from './team.entity.js';

const DisqualificationStateEnum = enumOf(disqualificationStates);
registerEnumType(DisqualificationStateEnum, {
  name: 'DisqualificationState',
  description: 'PROPOSED until a second organiser decides. STANDING: the team is out. REINSTATED: it is in again.',
});

@ObjectType({ description: 'That a team is, was, or is to be disqualified (실격), and why; for who runs the edition.' })
@Entity()
@Index(['teamId'], { unique: true, where: `state in ('PROPOSED', 'STANDING')` })
@Check('disqualification_state_check', `state in ('PROPOSED', 'STANDING', 'REJECTED', 'REINSTATED')`)
@Check('disqualification_decided_check', `(state = 'PROPOSED') = (decided_by is null)`)
@Check('disqualification_reinstated_check', `(state = 'REINSTATED') = (reinstated_by is not null)`)
@Check(
  'disqualification_second_person_check',
  `(state = 'REJECTED' or decided_by <> proposed_by) and reinstated_by <> reinstatement_proposed_by`,
)
export class Disqualification {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  teamId: string;

  @ManyToOne(() => Team, { onDelete: 'RESTRICT' })
  @JoinColumn()
  team: Relation<Team>;

  @Field(() => DisqualificationStateEnum)
  @Column('text')
  state: DisqualificationState;

  @Field({ description: 'For the team, too, once it stands.' })
  @Column('text')
  reason: string;

  @Column('uuid')
  proposedBy: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'proposed_by' })
  proposer: Relation<Account>;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  proposedAt: Date;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'decided_by' })
  decider: Relation<Account> | null;

  @Field(() => Date, { nullable: true, description: 'When it was confirmed or turned down; null while it is proposed.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was turned down; null unless it was.' })
  @Column('text', { nullable: true })
  decisionReason: string | null;

  @Column('uuid', { nullable: true })
  reinstatementProposedBy: string | null;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'reinstatement_proposed_by' })
  reinstatementProposer: Relation<Account> | null;

  @Field(() => Date, { nullable: true, description: 'When an organiser proposed to take the team in again; null: nobody does.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  reinstatementProposedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why the team is to be taken in again; null: nobody proposes it.' })
  @Column('text', { nullable: true })
  reinstatementReason: string | null;

  @Column('uuid', { nullable: true })
  reinstatedBy: string | null;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'reinstated_by' })
  reinstater: Relation<Account> | null;

  @Field(() => Date, { nullable: true, description: 'When a second organiser took the team in again; null: nobody did.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  reinstatedAt: Date | null;
}

@ObjectType({ description: 'Why your team is disqualified (실격).' })
export class TeamDisqualification extends PickType(Disqualification, ['reason'] as const) {
  @Field({ description: 'Since when.' })
  decidedAt: Date;
}
