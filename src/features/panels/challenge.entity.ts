import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { type ChallengeGround, challengeGrounds, type ChallengeState, challengeStates } from '../../domain/conflict.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Competition } from '../competitions/competition.entity.js';
import { Team } from '../teams/team.entity.js';

export const ChallengeGroundEnum = enumOf(challengeGrounds);
registerEnumType(ChallengeGroundEnum, {
  name: 'ChallengeGround',
  description:
    'FAMILY: is or was related to a member. WORKPLACE: works with one. ADVICE: advised, taught or worked on the entry. OTHER: see the reason.',
});

export const ChallengeStateEnum = enumOf(challengeStates);
registerEnumType(ChallengeStateEnum, { name: 'ChallengeState', description: 'OPEN until organisers decide.' });

/** A team's objection to a judge, whom it names as it knows them: whether there is such a judge is found by those who decide. */
@ObjectType('JudgeChallenge', { description: "Your team's objection to a judge (기피신청), as you filed it." })
@Entity()
@Index(['competitionId', 'filedAt'])
@Check('challenge_ground_check', `ground in ('FAMILY', 'WORKPLACE', 'ADVICE', 'OTHER')`)
@Check('challenge_state_check', `state in ('OPEN', 'UPHELD', 'DISMISSED')`)
@Check('challenge_decided_check', `(state = 'OPEN') = (decided_by is null)`)
@Check('challenge_second_person_check', `decided_by <> filed_by`)
export class Challenge {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Index()
  @Column('uuid')
  teamId: string;

  @ManyToOne(() => Team, { onDelete: 'RESTRICT' })
  @JoinColumn()
  team: Relation<Team>;

  @Field()
  @Column('text')
  personName: string;

  @Field(() => String, { nullable: true, description: 'Null: none was said.' })
  @Column('text', { nullable: true })
  personEmail: string | null;

  @Field(() => ChallengeGroundEnum)
  @Column('text')
  ground: ChallengeGround;

  @Field()
  @Column('text')
  reason: string;

  @Field(() => ChallengeStateEnum)
  @Column('text')
  state: ChallengeState;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  filedAt: Date;

  @Column('uuid')
  filedBy: string;

  @Field(() => Date, { nullable: true, description: 'Null while it is open.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so; null while it is open.' })
  @Column('text', { nullable: true })
  decisionReason: string | null;
}
