import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { type ConflictGround, conflictGrounds, type ConflictState, conflictStates } from '../../domain/conflict.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Account } from '../accounts/account.entity.js';
import { Department } from '../accounts/department.entity.js';
import { Competition } from '../competitions/competition.entity.js';
import { Team, TeamMember } from '../teams/team.entity.js';

export const ConflictGroundEnum = enumOf(conflictGrounds);
registerEnumType(ConflictGroundEnum, { name: 'ConflictGround', description: 'Why a judge must not judge an entry.' });

export const ConflictStateEnum = enumOf(conflictStates);
registerEnumType(ConflictStateEnum, {
  name: 'ConflictState',
  description: 'PROPOSED and REJECTED: by an organiser to a second one. LIFTED: found, but wrong. ENDED: what it followed from is no more.',
});

/**
 * What is on record of a conflict between a person who judges, on whatever panel, and a team. Derived ones are written down for people to read
 * and to lift; whether they hold is looked at anew each time (`standing_conflicts`), so that a late record opens no door.
 */
@ObjectType({ description: 'A reason why a judge must not judge an entry (이해충돌), for organisers and auditors.' })
@Entity()
@Unique(['accountId', 'teamId', 'ground', 'cause'])
@Index(['competitionId', 'raisedAt'])
@Index(['accountId', 'teamId'], { unique: true, where: `ground = 'EXCLUDED' and state in ('PROPOSED', 'STANDING')` })
@Check(
  'conflict_ground_check',
  `ground in ('OWN_TEAM', 'SAME_DEPARTMENT', 'SAME_DISTRICT', 'INSTRUCTOR', 'DECLARED', 'RECUSED', 'CHALLENGED', 'EXCLUDED')`,
)
@Check('conflict_state_check', `state in ('PROPOSED', 'STANDING', 'REJECTED', 'LIFTED', 'ENDED')`)
@Check('conflict_second_person_check', `decided_by <> raised_by and lifted_by <> lift_proposed_by`)
@Check('conflict_lifted_check', `(state = 'LIFTED') = (lifted_by is not null)`)
export class Conflict {
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

  @Column('uuid')
  teamId: string;

  @ManyToOne(() => Team, { onDelete: 'RESTRICT' })
  @JoinColumn()
  team: Relation<Team>;

  @Field(() => ConflictGroundEnum)
  @Column('text')
  ground: ConflictGround;

  @Field(() => ConflictStateEnum)
  @Column('text')
  state: ConflictState;

  /** The facts that it follows from, in ids: when they change it is another conflict, which nobody has lifted. */
  @Column('text')
  cause: string;

  @Column('uuid', { nullable: true })
  memberId: string | null;

  @ManyToOne(() => TeamMember, { onDelete: 'RESTRICT' })
  @JoinColumn()
  member: Relation<TeamMember> | null;

  @Field(() => String, { nullable: true, description: 'What was said for it; null where it was found.' })
  @Column('text', { nullable: true })
  reason: string | null;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  raisedAt: Date;

  @Column('uuid', { nullable: true })
  raisedBy: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was decided; null where nothing was to be decided, or is not yet.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Field(() => String, { nullable: true, description: 'What was said with the decision; null without one.' })
  @Column('text', { nullable: true })
  decisionReason: string | null;

  @Field(() => Date, { nullable: true, description: 'When an organiser proposed to lift it; null: nobody did.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  liftProposedAt: Date | null;

  @Column('uuid', { nullable: true })
  liftProposedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is to be lifted; null: nobody proposed it.' })
  @Column('text', { nullable: true })
  liftReason: string | null;

  @Field(() => Date, { nullable: true, description: 'When a second organiser lifted it; null: not lifted.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  liftedAt: Date | null;

  @Column('uuid', { nullable: true })
  liftedBy: string | null;

  @Field(() => Date, { nullable: true, description: 'When what it follows from was no more; null while it is.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  endedAt: Date | null;
}

/** What a judge said, kept as it was said, so that teams and judges who come later are matched too. Never removed. */
@ObjectType({ description: 'An interest that you declared, as you said it.' })
@Entity()
@Index(['accountId', 'competitionId'])
@Check(
  'declared_interest_said_check',
  `case when person_name is null then person_email is null and department_id is not null
        else person_email is not null or department_id is not null end`,
)
export class DeclaredInterest {
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

  @Column('uuid', { nullable: true })
  departmentId: string | null;

  @ManyToOne(() => Department, { onDelete: 'RESTRICT' })
  @JoinColumn()
  department: Relation<Department> | null;

  @Field(() => String, { nullable: true, description: 'Null: a whole department.' })
  @Column('text', { nullable: true })
  personName: string | null;

  @Field(() => String, { nullable: true, description: 'Null: none was said.' })
  @Column('text', { nullable: true })
  personEmail: string | null;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  declaredAt: Date;
}
