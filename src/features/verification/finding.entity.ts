import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { type FindingOutcome, findingOutcomes, type FindingState, findingStates } from '../../domain/verification.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Disqualification } from '../teams/disqualification.entity.js';
import { VerificationReport } from './report.entity.js';

export const FindingOutcomeEnum = enumOf(findingOutcomes);
registerEnumType(FindingOutcomeEnum, { name: 'FindingOutcome', description: 'Whether what was reported is so.' });
const FindingStateEnum = enumOf(findingStates);
registerEnumType(FindingStateEnum, {
  name: 'FindingState',
  description: 'DECIDED by one organiser; it counts once another has CONFIRMED it. REPLACED: decided anew before that.',
});

/** What two organisers found about a report. What was decided never changes (trigger). */
@ObjectType({ description: 'What was found about a report (검증 결과), by two organisers.' })
@Entity()
@Index(['reportId'], { unique: true, where: `state in ('DECIDED', 'CONFIRMED')` })
@Check('verification_finding_outcome_check', `outcome in ('UPHELD', 'REJECTED')`)
@Check('verification_finding_removes_check', `outcome = 'UPHELD' or not removes_nominee`)
@Check('verification_finding_state_check', `state in ('DECIDED', 'CONFIRMED', 'REPLACED')`)
@Check(
  'verification_finding_confirmed_check',
  `(state = 'CONFIRMED') = (confirmed_by is not null) and (confirmed_by is null) = (confirmed_at is null)`,
)
@Check('verification_finding_second_person_check', `confirmed_by <> decided_by`)
export class VerificationFinding {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  reportId: string;

  @ManyToOne(() => VerificationReport, { onDelete: 'RESTRICT' })
  @JoinColumn()
  report: Relation<VerificationReport>;

  @Field(() => FindingOutcomeEnum)
  @Column('text')
  outcome: FindingOutcome;

  @Field({ description: 'Whether the nominee is taken off and its team disqualified.' })
  @Column('boolean')
  removesNominee: boolean;

  @Field({ description: 'For the organisers; where the team is disqualified it reads this, too.' })
  @Column('text')
  reason: string;

  /** Of the hash in the audit trail, which must not tell the reason. */
  @Column('text')
  salt: string;

  @Field(() => FindingStateEnum)
  @Column('text')
  state: FindingState;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  decidedAt: Date;

  @Column('uuid')
  decidedBy: string;

  @Field(() => Date, { nullable: true, description: 'When a second organiser confirmed it; null: nobody did.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  confirmedAt: Date | null;

  @Column('uuid', { nullable: true })
  confirmedBy: string | null;

  /** What it led to; null: to none, or the team was out already. */
  @Column('uuid', { nullable: true })
  disqualificationId: string | null;

  @ManyToOne(() => Disqualification, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn()
  disqualification: Relation<Disqualification> | null;
}
